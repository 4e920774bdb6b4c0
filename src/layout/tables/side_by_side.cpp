#include "layout/tables/side_by_side.h"

#include <algorithm>

#include "thai/key.h"

namespace ita::layout {

namespace {

constexpr double kSameNames = 0.9;  // similarity of the names of columns in both halves

bool crosses(const Cell& cell, int width) {
  return cell.col / width != (cell.col + cell.col_span - 1) / width;
}

/// Whether the first row says the same in every `width` columns and no cell crosses from one part
/// to the next.
bool repeats(const Table& table, int width) {
  for (const Cell& cell : table.cells) {
    if (crosses(cell, width) && cell.row + 1 < table.rows) {
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
    if (thai::similarity(key, thai::match_key(right->text())) < kSameNames) {
      return false;
    }
  }
  return letters > 0;
}

/// Empty cells for places that no cell covers.
void fill_holes(Table& table) {
  for (int row = 0; row < table.rows; ++row) {
    for (int col = 0; col < table.cols; ++col) {
      if (table.at(row, col) == nullptr) {
        Cell cell;
        cell.row = row;
        cell.col = col;
        cell.page = table.page;
        table.cells.push_back(cell);
      }
    }
  }
  std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
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
      const bool last = first + width == table.cols;
      for (Cell cell : table.cells) {
        if (crosses(cell, width)) {
          // The total belongs to the last part, where its value stands.
          const int end = cell.col + cell.col_span;
          if (!last || end <= first) {
            continue;
          }
          cell.col = first;
          cell.col_span = std::min(end, table.cols) - first;
        }
        if (cell.col >= first && cell.col < first + width) {
          cell.col -= first;
          part.box = unite(part.box, cell.box);
          part.cells.push_back(std::move(cell));
        }
      }
      fill_holes(part);
      out.push_back(std::move(part));
    }
    return out;
  }
  std::vector<Table> whole;
  whole.push_back(std::move(table));
  return whole;
}

}  // namespace ita::layout
