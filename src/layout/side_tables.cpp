#include "layout/side_tables.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "thai/key.h"

namespace ita::layout {

namespace {

constexpr size_t kFewestHeads = 2;  // that both sides have in common
constexpr int kFewestColumns = 2;   // of each side

bool is_empty_column(const Table& table, int col) {
  return std::all_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    const bool covers = cell.col <= col && col < cell.col + cell.col_span;
    return !covers || (cell.col_span == 1 && cell.lines.empty());
  });
}

/// Keys of the texts in the first row of the columns [from, to).
std::vector<std::string> heads_of(const Table& table, int from, int to) {
  std::vector<std::string> out;
  for (const Cell& cell : table.cells) {
    if (cell.row == 0 && cell.col >= from && cell.col < to && !cell.lines.empty()) {
      out.push_back(thai::match_key(cell.text()));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool same_heads(const Table& table, int gap) {
  const auto left = heads_of(table, 0, gap), right = heads_of(table, gap + 1, table.cols);
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both.size() >= kFewestHeads && both.size() == std::min(left.size(), right.size());
}

/// The columns [from, to) as a table of their own.
Table part_of(const Table& table, int from, int to) {
  Table out = table;
  out.cols = to - from;
  out.box = {};
  out.cells.clear();
  for (Cell cell : table.cells) {
    if (cell.col >= from && cell.col < to) {
      cell.col -= from;
      out.box = unite(out.box, cell.box);
      out.cells.push_back(std::move(cell));
    }
  }
  return out;
}

}  // namespace

std::vector<Table> part_side_tables(Table table) {
  for (int gap = kFewestColumns; gap + kFewestColumns < table.cols; ++gap) {
    if (is_empty_column(table, gap) && same_heads(table, gap)) {
      return {part_of(table, 0, gap), part_of(table, gap + 1, table.cols)};
    }
  }
  std::vector<Table> out;
  out.push_back(std::move(table));
  return out;
}

}  // namespace ita::layout
