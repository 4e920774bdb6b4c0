#include <algorithm>

#include "report/evidence.h"
#include "report/issues.h"
#include "report/marker.h"
#include "report/measures_columns.h"
#include "report/prose_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

using detail::MeasureColumns;

/// A topic and what was found, and nobody who is to do something about it.
bool is_issues_table(const MeasureColumns& columns) {
  return columns.has("title") && columns.has("finding") && !columns.has("responsible") &&
         !columns.has("schedule") && !columns.has("steps");
}

Issue read_row(const layout::Table& table, const MeasureColumns& columns, int row, int order) {
  Issue out;
  out.number = order;
  for (int c = 0; c < table.cols; ++c) {
    const layout::Cell* cell = table.at(row, c);
    const std::string& role = columns.of_column[static_cast<size_t>(c)];
    if (cell == nullptr || cell->lines.empty() || cell->col != c) {
      continue;
    }
    if (cell->row == row) {
      merge_evidence(out.evidence, evidence_by_page(cell->lines));
    }
    const layout::TracedText traced = layout::TracedText::of(cell->lines, true);
    const Marker marker = parse_marker(traced.text() + " ");
    if (role == "title" && out.title.empty()) {
      out.title = clean_item(traced.text());
      out.number = marker.numbered() ? marker.value : out.number;
      add_reading_doubts(out.review, traced, {0, traced.text().size()});
    } else if (role == "number" && marker.numbered()) {
      out.number = marker.value;
    } else if (role == "finding") {
      for (const std::string& item : split_items(cell->lines)) {
        out.text += (out.text.empty() ? "" : "\n") + item;
      }
    } else if (role == "approach" || role == "measure") {
      for (std::string& item : split_items(cell->lines)) {
        out.actions.push_back(std::move(item));
      }
    }
  }
  return out;
}

}  // namespace

std::vector<Issue> issues_of_tables(const layout::Layout& layout, const std::vector<Para>& flow,
                                    const facts::Facts& facts) {
  std::vector<Issue> out;
  for (const Para& para : flow) {
    if (para.table() < 0 || para.section == Section::measures) {
      continue;
    }
    const layout::Table& table = layout.joined[static_cast<size_t>(para.table())].table;
    const MeasureColumns columns = detail::find_columns(table, facts);
    if (!is_issues_table(columns)) {
      continue;
    }
    for (int r = columns.header_rows; r < table.rows; ++r) {
      if (detail::repeats_header(table, columns, r, facts)) {
        continue;
      }
      Issue issue = read_row(table, columns, r, static_cast<int>(out.size()) + 1);
      if (!issue.title.empty() && (!issue.text.empty() || !issue.actions.empty())) {
        out.push_back(std::move(issue));
      }
    }
  }
  return out;
}

}  // namespace ita::report
