#include "layout/side_by_side.h"

#include <algorithm>

#include "thai/key.h"

namespace ita::layout {

namespace {

/// Whether the first row says the same in every `width` columns and no cell crosses from one part
/// to the next.
bool repeats(const Table& table, int width) {
  for (const Cell& cell : table.cells) {
    if (cell.col / width != (cell.col + cell.col_span - 1) / width) {
      return false;
    }
  }
  size_t letters = 0;
  for (int col = width; col < table.cols; ++col) {
    const Cell* left = table.at(0, col % width);
    const Cell* right = table.at(0, col);
    if (left == nullptr || right == nullptr) {
      return false;
    }
    const std::string key = thai::match_key(left->text());
    letters += key.find_first_not_of("0123456789") != std::string::npos ? key.size() : 0;
    if (thai::similarity(key, thai::match_key(right->text())) < 0.9) {
      return false;
    }
  }
  return letters > 0;
}

}  // namespace

std::vector<Table> split_side_by_side(Table table) {
  for (int width = 2; 2 * width <= table.cols && table.rows > 1; ++width) {
    if (table.cols % width != 0 || !repeats(table, width)) {
      continue;
    }
    std::vector<Table> out;
    for (int first = 0; first < table.cols; first += width) {
      Table part = table;
      part.cols = width;
      part.cells.clear();
      part.box = {};
      for (const Cell& cell : table.cells) {
        if (cell.col >= first && cell.col < first + width) {
          part.cells.push_back(cell);
          part.cells.back().col -= first;
          part.box = unite(part.box, cell.box);
        }
      }
      out.push_back(std::move(part));
    }
    return out;
  }
  std::vector<Table> whole;
  whole.push_back(std::move(table));
  return whole;
}

}  // namespace ita::layout
