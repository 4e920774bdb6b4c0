#include <algorithm>

#include "report/find/issues.h"
#include "report/find/measures_columns.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "report/view/section_names.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// The column of topics beside that of measures, where its heading, or the one over the table, says
/// that they must be improved; -1 for none.
int column_of_issues(const detail::MeasureColumns& columns, const Para& para,
                     const facts::Facts& facts) {
  const auto at = std::find(columns.of_column.begin(), columns.of_column.end(), "topic");
  if (at == columns.of_column.end() || !columns.has("title")) {
    return -1;
  }
  const auto c = static_cast<size_t>(at - columns.of_column.begin());
  const bool said = names_issues(thai::match_key(columns.headings[c]), facts, false);
  return said || para.says_issues ? static_cast<int>(c) : -1;
}

}  // namespace

std::vector<IssueCandidate> issues_beside_measures(const IssueSources& from) {
  std::vector<IssueCandidate> out;
  int group = 0;
  for (size_t i = 0; i < from.flow.size(); ++i) {
    if (from.flow[i].table() < 0) {
      continue;
    }
    const layout::Table& table =
        from.layout.joined[static_cast<size_t>(from.flow[i].table())].table;
    const detail::MeasureColumns columns = detail::find_columns(table, from.facts);
    const int column = column_of_issues(columns, from.flow[i], from.facts);
    if (column < 0 || !detail::is_measures_table(table, columns)) {
      continue;
    }
    ++group;
    for (int r = columns.header_rows; r < table.rows; ++r) {
      const layout::Cell* cell = table.at(r, column);
      if (cell == nullptr || cell->row != r || cell->lines.empty() ||
          detail::repeats_header(table, columns, r, from.facts)) {
        continue;
      }
      const layout::TracedText traced = layout::TracedText::of(cell->lines, true);
      IssueCandidate candidate;
      candidate.issue.number = static_cast<int>(out.size()) + 1;
      candidate.issue.title = clean_item(traced.text());
      candidate.issue.evidence = evidence_by_page(cell->lines);
      add_reading_doubts(candidate.issue.review, traced, {0, traced.text().size()});
      candidate.form = PlanForm::table;
      candidate.said = true;
      candidate.group = group;
      candidate.para = i;
      out.push_back(std::move(candidate));
    }
  }
  return out;
}

}  // namespace ita::report
