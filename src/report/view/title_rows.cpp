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

layout::Block heading_of(const layout::Cell& cell) {
  layout::Block out;
  out.kind = layout::BlockKind::heading;
  out.lines = cell.lines;
  out.page = cell.page;
  out.box = cell.box;
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

std::optional<layout::Block> last_row(const layout::Table& table) {
  const layout::Cell* cell =
      table.rows > 2 && table.cols > 1 ? only_cell(table, table.rows - 1) : nullptr;
  if (cell == nullptr || cell->lines.size() != 1 || holds_score(*cell)) {
    return std::nullopt;
  }
  return heading_of(*cell);
}

}  // namespace ita::report
