#include "report/build.h"

#include <algorithm>
#include <map>

#include "report/damage.h"
#include "report/find/announcement/announcement.h"
#include "report/find/paper/document_kind.h"
#include "report/find/paper/family.h"
#include "report/find/paper/parts.h"
#include "report/find/paper/recognise.h"
#include "report/find/paper/years.h"
#include "report/read_report.h"
#include "report/resolve/account.h"
#include "report/view/flow.h"
#include "thai/key.h"

namespace ita::report {

namespace {

int last_page(const layout::Layout& layout) {
  int last = static_cast<int>(layout.page_texts.size());
  for (const layout::Block& block : layout.blocks) {
    last = std::max(last, block.page);
  }
  return std::max(1, last);
}

/// One part of a file by itself: its pages laid out anew, so that no table, running head or
/// paragraph of another part is taken for its own; the part's paragraphs where the pages are not
/// known or are shared.
ReadReport read_part(const std::vector<Para>& flow, const layout::Layout& layout,
                     const std::vector<text::PageText>& pages, const Part& part,
                     const facts::Facts& all) {
  std::vector<text::PageText> own_pages;
  for (const text::PageText& page : pages) {
    if (std::find(part.pages.begin(), part.pages.end(), page.number) != part.pages.end()) {
      own_pages.push_back(page);
    }
  }
  ReadReport out;
  if (part.whole_pages && own_pages.size() == part.pages.size()) {
    const layout::Layout own = layout::analyse(own_pages);
    const std::vector<Para> own_flow = make_flow(own, all);
    out = read_report(own, own_flow, all.of_family(family_of(own_flow, own, all)));
  } else {
    const std::vector<Para> own_flow = flow_of(flow, part);
    const layout::Layout own = layout_of(layout, own_flow);
    out = read_report(own, own_flow, all.of_family(family_of(own_flow, own, all)));
  }
  if (out.report) {
    out.report->pages = {part.pages.front(), part.pages.back()};
  }
  return out;
}

/// Whether the reports are one, which titles of its pages seemed to divide.
bool all_same(const std::vector<Report>& reports) {
  const auto called = [](const Report& report) {
    return std::pair(thai::match_key(report.agency.name),
                     report.fiscal_year ? report.fiscal_year->be : 0);
  };
  return std::all_of(reports.begin(), reports.end(), [&](const Report& report) {
    return called(report) == called(reports.front());
  });
}

void add_all(Review& into, const Review& more) {
  for (const Reason& reason : more.reasons) {
    into.add(reason);
  }
}

/// What stands on a page of which nobody can tell whose report it is of is doubted by itself.
void doubt_unowned_pages(const Review& parts, Document& document) {
  std::map<int, Reason> pages;
  for (const Reason& reason : parts.reasons) {
    if (reason.code == "page-of-which-report" && !reason.places.empty()) {
      pages[reason.places.front().page] = reason;
    }
  }
  doubt_values_on(pages, document);
}

/// The year that the title page of the file says, for those of its reports that say none.
void take_year_of_title(const std::vector<Para>& flow, Document& document,
                        const facts::Facts& facts) {
  const int first = document.reports.front().pages.first;
  std::vector<Para> title;
  std::copy_if(flow.begin(), flow.end(), std::back_inserter(title),
               [&](const Para& para) { return para.page() < first && para.table() < 0; });
  const std::optional<Year> year = find_years(title, std::nullopt, facts).assessed;
  for (Report& report : document.reports) {
    if (!report.fiscal_year && year) {
      report.fiscal_year = year;
    }
  }
}

/// What the contents say where the title does not: a result with topics or measures is an analysis.
void settle_kind(Document& out) {
  const bool treated = std::any_of(
      out.reports.begin(), out.reports.end(),
      [](const Report& report) { return !report.issues.empty() || !report.measures.empty(); });
  if (out.reports.empty()) {
    return;
  }
  // The title of an analysis may name its measures as well.
  const bool scored = std::any_of(out.reports.begin(), out.reports.end(), [](const Report& report) {
    return !report.indicators.empty() && !report.issues.empty();
  });
  if (out.kind == DocumentKind::plan && scored) {
    out.kind = DocumentKind::analysis;
  }
  if (out.kind == DocumentKind::other || (out.kind == DocumentKind::result && treated)) {
    out.kind = treated ? DocumentKind::analysis : DocumentKind::result;
  }
}

Document of_list(Announcement list) {
  Document out;
  out.kind = list.kind;
  out.kind_evidence = std::move(list.evidence);
  out.review = std::move(list.review);
  out.reports = std::move(list.reports);
  out.ledger = std::move(list.ledger);
  return out;
}

/// The paper does not say whose result it is, or that it is one.
bool is_unnamed(const Reason& why) {
  return why.code == "no-report-not-named" || why.code == "no-report-nobodys" ||
         why.code == "no-report-mentioned-only";
}

void doubt_all_pages(const Reason& reason, int last, Document& out) {
  std::map<int, Reason> doubts;
  for (int page = 1; page <= last; ++page) {
    doubts[page] = reason;
  }
  doubt_values_on(doubts, out);
}

}  // namespace

Document build(const layout::Layout& layout, const std::vector<text::PageText>& pages,
               const facts::Facts& all, const std::vector<int>& begins) {
  const std::vector<Para> flow = make_flow(layout, all);
  const facts::Facts facts = all.of_family(family_of(flow, layout, all));
  const bool divided = !begins.empty();
  if (auto list = divided ? std::nullopt : find_announcement(flow, layout, facts)) {
    return of_list(std::move(*list));
  }
  Document out;
  FoundKind kind = find_kind(flow, facts);
  out.kind = kind.kind;
  out.kind_evidence = std::move(kind.evidence);
  out.review = std::move(kind.review);
  if (kind.no_result && !divided) {
    out.ledger = read_report(layout, flow, facts).ledger;
    out.why_no_report = std::move(kind.no_result);
    return out;
  }
  const Parts parts = divided ? parts_beginning_on(begins, flow, last_page(layout))
                              : split_reports(flow, layout, facts);
  add_all(out.review, parts.review);
  for (const Part& part : parts.parts) {
    if (parts.parts.size() > 1) {
      ReadReport read = read_part(flow, layout, pages, part, all);
      out.ledger.insert(out.ledger.end(), read.ledger.begin(), read.ledger.end());
      if (read.report) {
        out.reports.push_back(std::move(*read.report));
      }
    }
  }
  if (out.reports.empty() || (!divided && all_same(out.reports))) {
    out.reports.clear();
    ReadReport read = read_report(layout, flow, facts);
    out.ledger = std::move(read.ledger);
    if (!read.report) {
      if (is_unnamed(*read.why_not) && could_be_result(flow, layout, facts)) {
        out.review.add("could-be-result");
      }
      out.why_no_report = std::move(read.why_not);
      return out;
    }
    read.report->pages = {1, last_page(layout)};
    out.reports.push_back(std::move(*read.report));
  }
  if (out.reports.size() > 1) {
    doubt_unowned_pages(parts.review, out);
    take_year_of_title(flow, out, facts);
  }
  for (size_t i = 0; i < out.reports.size(); ++i) {
    out.reports[i].id = "r" + std::to_string(i + 1);
  }
  if (kind.denied) {
    doubt_all_pages(*kind.denied, last_page(layout), out);
  }
  settle_kind(out);
  link_ledger(out);
  return out;
}

}  // namespace ita::report
