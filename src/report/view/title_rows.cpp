#include "report/view/title_rows.h"

#include <algorithm>

#include "report/view/marker.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// The cell that reaches over the whole row; null where the row has several.
const layout::Cell* only_cell(const layout::Table& table, int row) {
  const layout::Cell* first = table.at(row, 0);
  for (int c = 1; c < table.cols; ++c) {
    if (table.at(row, c) != first) {
      return nullptr;
    }
  }
  return first != nullptr && first->row == row ? first : nullptr;
}

bool holds_score(const layout::Cell& cell) {
  const auto numbers = thai::find_numbers(cell.text());
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const thai::Number& number) { return number.decimals > 0; });
}

layout::Block heading_of(const layout::Cell& cell) {
  layout::Block out;
  out.kind = layout::BlockKind::heading;
  out.lines = cell.lines;
  out.page = cell.page;
  out.box = cell.box;
  return out;
}

/// The first line of the cell as a heading, and what stands below it.
std::vector<layout::Block> parts_of(const layout::Cell& cell) {
  std::vector<layout::Block> out{heading_of(cell)};
  out.front().lines.resize(1);
  out.front().box = cell.lines.front().box;
  for (size_t i = 1; i < cell.lines.size(); ++i) {
    const layout::Line& line = cell.lines[i];
    if (i == 1 || parse_marker(line.text()).style != MarkerStyle::none) {
      out.emplace_back();
      out.back().kind = layout::BlockKind::list_item;
      out.back().page = line.page;
    }
    out.back().lines.push_back(line);
    out.back().box = unite(out.back().box, line.box);
  }
  return out;
}

}  // namespace

std::vector<layout::Block> title_rows(const layout::Table& table) {
  std::vector<layout::Block> out;
  for (int row = 0; row + 1 < table.rows && table.cols > 1; ++row) {
    const layout::Cell* cell = only_cell(table, row);
    if (cell == nullptr || cell->lines.empty() || holds_score(*cell)) {
      break;
    }
    out.push_back(heading_of(*cell));
    out.back().centred = true;
  }
  return out;
}

std::vector<std::vector<layout::Block>> last_rows(const layout::Table& table) {
  std::vector<std::vector<layout::Block>> out;
  for (int row = table.rows; row-- > 2 && table.cols > 1;) {
    const layout::Cell* cell = only_cell(table, row);
    if (cell == nullptr || holds_score(*cell)) {
      break;
    }
    if (!cell->lines.empty()) {
      out.insert(out.begin(), parts_of(*cell));
    }
  }
  return out;
}

}  // namespace ita::report
