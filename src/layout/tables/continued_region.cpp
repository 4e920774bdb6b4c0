#include <algorithm>
#include <optional>

#include "layout/lines/tokens.h"
#include "layout/tables/join.h"
#include "layout/tables/regions.h"

namespace ita::layout {

namespace {

// Above the rows that go on may stand a running head, a page number, and the names of the columns
// once more.
constexpr size_t kHeads = 2;          // lines
constexpr size_t kHeading = 6;        // lines
constexpr size_t kMostNames = 5;      // parts of a line: more of them are a row
constexpr double kOverColumns = 0.5;  // of the table's width: text so wide names no column
constexpr int kFewestKnown = 3;       // columns: fewer are too few to be known again

/// Values where the rows above have values.
bool values_go_on(const Row& row, const Table& before, const std::vector<double>& gaps) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    const Cell* above = before.at(before.rows - 1,
                                  static_cast<int>(column_of((segment.x0 + segment.x1) / 2, gaps)));
    return !segment.value ||
           (above != nullptr && (number_like(above->text()) || blank_value(above->text())));
  });
}

/// A row of the table before: something in nearly every column and in none twice.
bool like_a_row(const Row& row, const Table& before, const std::vector<double>& gaps) {
  std::vector<size_t> columns;
  for (const Segment& segment : row.segments) {
    columns.push_back(column_of((segment.x0 + segment.x1) / 2, gaps));
  }
  const bool apart = std::adjacent_find(columns.begin(), columns.end()) == columns.end();
  const bool kept = std::all_of(
      row.segments.begin(), row.segments.end(),
      [&](const Segment& segment) { return reach_over(segment, gaps) < row.line->size; });
  return row.has_value() && apart && kept && values_go_on(row, before, gaps) &&
         row.segments.size() + 1 >= static_cast<size_t>(before.cols);
}

/// A line that may name columns: no values, and no text over half of the table.
bool names_columns(const Row& row, const Table& before) {
  return !row.has_value() && row.segments.size() <= kMostNames &&
         std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
           return segment.x1 - segment.x0 < kOverColumns * before.box.width();
         });
}

}  // namespace

std::optional<Region> continued_region(const std::vector<Row>& rows, const Table& before) {
  if (before.kind == TableKind::ruled || before.cols < kFewestKnown) {
    return std::nullopt;
  }
  const std::vector<double> edges = column_edges(before);
  Region region;
  region.gaps.assign(edges.begin() + 1, edges.end() - 1);
  const size_t most = std::min(rows.size(), kHeads + kHeading);
  size_t first = 0;
  size_t heading = rows.size();
  while (first < most && !like_a_row(rows[first], before, region.gaps)) {
    const bool name = names_columns(rows[first], before);
    if (!name && first >= kHeads) {
      return std::nullopt;
    }
    heading = name && first >= kHeads && heading == rows.size() ? first : heading;
    ++first;
  }
  if (first >= most) {
    return std::nullopt;
  }
  region.begin = std::min(heading, first);
  region.end = first + 1;
  while (region.end < rows.size() && like_a_row(rows[region.end], before, region.gaps)) {
    ++region.end;
  }
  return region;
}

}  // namespace ita::layout
