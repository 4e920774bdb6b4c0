#include "output/json/items.h"

#include <algorithm>

#include "report/values.h"

namespace ita::output {

namespace {

int items_of(const report::Report& report) {
  int count = report.review.has_own_cause() ? 1 : 0;
  report::for_each_value(report,
                         [&](const auto& item) { count += item.review.has_own_cause() ? 1 : 0; });
  return count;
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
