#include "output/json/items.h"

#include <algorithm>

namespace ita::output {

namespace {

struct ItemCount {
  int count = 0;

  void add(const report::Review& review) { count += review.has_own_cause() ? 1 : 0; }
  template <class T>
  void add_each(const std::vector<T>& items) {
    for (const T& item : items) {
      add(item.review);
    }
  }
  template <class T>
  void add_in(const std::optional<T>& item) {
    if (item) {
      add(item->review);
    }
  }
};

int items_of(const report::Report& report) {
  ItemCount out;
  out.add(report.review);
  out.add(report.agency.review);
  out.add_in(report.fiscal_year);
  out.add_in(report.plan_year);
  out.add_in(report.overall);
  out.add_each(report.instruments);
  out.add_each(report.indicators);
  out.add_each(report.history);
  for (const report::HistoryEntry& entry : report.history) {
    out.add_each(entry.indicators);
    out.add_each(entry.instruments);
  }
  out.add_each(report.issues);
  out.add_each(report.measures);
  out.add_each(report.limitations);
  return out.count;
}

const char* status_of(const report::Document& document, int items, int page_items) {
  if (items > 0) {
    return document.reports.empty() && items == page_items ? "unreadable" : "needs_review";
  }
  return document.reports.empty() ? "not_recognised" : "ok";
}

}  // namespace

report::Review page_review(const text::PageText& page, const PageProblem* problem) {
  report::Review out;
  for (const Reason& doubt : page.doubts) {
    out.add(doubt);
  }
  if (problem != nullptr) {
    out.add(problem->read ? "page-incomplete" : "page-unread",
            {{"page", std::to_string(page.number)}, {"cause", problem->message}},
            {{page.number, {0, 0, page.width, page.height}, ""}});
  }
  return out;
}

ReviewSummary summarise(const report::Document& document, const std::vector<text::PageText>& pages,
                        const std::vector<PageProblem>& problems) {
  ReviewSummary out;
  report::Review all;
  if (document.reports.empty() && document.why_no_report) {
    all.add(*document.why_no_report);
  }
  const auto take = [&](const report::Review& review) {
    out.items += review.needed() ? 1 : 0;
    for (const Reason& reason : review.reasons) {
      all.add(reason);
    }
  };
  int page_items = 0;
  for (const text::PageText& page : pages) {
    const auto problem =
        std::find_if(problems.begin(), problems.end(),
                     [&](const PageProblem& item) { return item.page == page.number; });
    const report::Review review =
        page_review(page, problem == problems.end() ? nullptr : &*problem);
    take(review);
    page_items += review.needed() ? 1 : 0;
  }
  take(document.review);
  for (const report::Report& report : document.reports) {
    for (const Reason& reason : report.review.reasons) {
      all.add(reason);
    }
    out.items += items_of(report);
  }
  out.status = status_of(document, out.items, page_items);
  out.reasons = std::move(all.reasons);
  return out;
}

}  // namespace ita::output
