#include "report/resolve/plan.h"

#include <algorithm>
#include <set>

#include "report/find/issues/issues.h"
#include "report/find/measures/measures.h"
#include "report/find/measures/measures_apart.h"
#include "report/find/plan/blanks.h"
#include "report/find/plan/labelled_boxes.h"
#include "report/find/plan/limitations.h"

namespace ita::report {

namespace {

template <class T>
void append(std::vector<T>& into, std::vector<T> more) {
  into.insert(into.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

/// Below the heading of a table that was not cut into cells, text of several cells may be mixed.
void doubt_uncut_tables(std::vector<MeasureCandidate>& planned, const std::vector<Para>& flow,
                        const facts::Facts& facts) {
  const auto heading = std::find_if(flow.begin(), flow.end(), [&](const Para& para) {
    return heads_measures_table(para, facts);
  });
  if (heading == flow.end()) {
    return;
  }
  const auto at = static_cast<size_t>(heading - flow.begin());
  for (MeasureCandidate& candidate : planned) {
    const bool text = candidate.form == PlanForm::list || candidate.form == PlanForm::labelled;
    if (text && candidate.para >= at) {
      candidate.measure.review.add("measures-table-not-cut", {},
                                   {{heading->page(), heading->block->box, heading->text()}});
    }
  }
}

/// A table that seems to hold measures, in a paper from which none was read.
void say_unread_tables(const layout::Layout& layout, const std::vector<Para>& flow,
                       const std::vector<IssueCandidate>& issues, const facts::Facts& facts,
                       Review& review) {
  const auto as_issues = [&](size_t i) {
    return std::any_of(issues.begin(), issues.end(), [i](const IssueCandidate& candidate) {
      return candidate.para == i && !candidate.issue.actions.empty();
    });
  };
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].table() < 0) {
      continue;
    }
    const layout::Table& table = layout.joined[static_cast<size_t>(flow[i].table())].table;
    if (detail::may_hold_measures(table, flow[i], detail::text_above(flow, i), as_issues(i),
                                  facts)) {
      review.add("measures-table-not-read", {}, {{table.page, table.box, ""}});
    }
  }
}

}  // namespace

Plan read_plan(const layout::Layout& layout, const std::vector<Para>& flow,
               const facts::Facts& facts, const facts::YearFacts& topics) {
  const std::vector<PlanRun> runs = plan_runs(flow, facts);
  const IssueSources issues{layout, flow, runs, facts, topics};
  std::vector<IssueCandidate> found = issues_of_topics(issues);
  append(found, issues_of_lists(issues));
  append(found, issues_of_sentences(issues));
  append(found, issues_of_labels(issues));
  append(found, issues_of_tables(issues));
  const auto erase_blank = [&] {
    std::erase_if(found, [&](const IssueCandidate& c) { return is_blank(c, facts); });
  };
  erase_blank();
  if (found.empty()) {
    found = issues_beside_measures(issues);
    erase_blank();
  }

  const MeasureSources measures{layout, flow, runs, facts, topics};
  std::vector<MeasureCandidate> planned = measures_of_tables(measures);
  append(planned, measures_of_forms(measures));
  append(planned, measures_of_labels(measures));
  append(planned, measures_of_lists(measures));
  std::set<size_t> in_boxes;
  std::vector<MeasureCandidate> boxed = measures_of_boxes(measures, in_boxes);
  for (const MeasureCandidate& candidate : boxed) {
    in_boxes.insert(candidate.para);
  }
  std::erase_if(planned, [&](const MeasureCandidate& c) { return in_boxes.count(c.para) > 0; });
  append(planned, std::move(boxed));
  std::erase_if(planned, [&](const MeasureCandidate& c) { return is_blank(c, facts); });
  doubt_uncut_tables(planned, flow, facts);

  Plan out;
  if (planned.empty()) {
    say_unread_tables(layout, flow, found, facts, out.review);
  }
  out.issues = resolve_issues(std::move(found), flow, out.review);
  out.measures = resolve_measures(std::move(planned), flow, facts, out.review);
  link_measures(out.measures, out.issues);
  out.limitations = find_limitations(layout, flow, facts, out.review);
  return out;
}

std::vector<int> missing_numbers(const std::vector<int>& numbers) {
  constexpr int kWidest = 3;
  std::set<int> seen;
  for (const int number : numbers) {
    if (number < 1 || !seen.insert(number).second) {
      return {};
    }
  }
  std::vector<int> out;
  int last = 0;
  for (const int number : seen) {
    if (number - last > kWidest + 1) {
      return {};
    }
    for (int n = last + 1; n < number; ++n) {
      out.push_back(n);
    }
    last = number;
  }
  return out;
}

void say_missing(Review& review, const char* code, const std::vector<int>& numbers,
                 const std::vector<Evidence>& where) {
  if (numbers.empty()) {
    return;
  }
  std::string list;
  for (const int number : numbers) {
    list += (list.empty() ? "" : ", ") + std::to_string(number);
  }
  std::vector<Place> places;
  if (!where.empty()) {
    places.push_back({where.front().page, where.front().bbox, ""});
  }
  review.add(code, {{"numbers", list}}, std::move(places));
}

}  // namespace ita::report
