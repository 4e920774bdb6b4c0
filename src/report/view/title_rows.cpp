#include "report/view/title_rows.h"

#include <algorithm>

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

}  // namespace

std::vector<layout::Block> title_rows(const layout::Table& table) {
  std::vector<layout::Block> out;
  for (int row = 0; row + 1 < table.rows && table.cols > 1; ++row) {
    const layout::Cell* cell = only_cell(table, row);
    if (cell == nullptr || cell->lines.empty() || holds_score(*cell)) {
      break;
    }
    layout::Block block;
    block.kind = layout::BlockKind::heading;
    block.lines = cell->lines;
    block.page = cell->page;
    block.box = cell->box;
    block.centred = true;
    out.push_back(std::move(block));
  }
  return out;
}

}  // namespace ita::report
