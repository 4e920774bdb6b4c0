#include "layout/layout.h"

#include "layout/lines/traced.h"

namespace ita::layout {

std::string Line::text() const {
  std::string out;
  for (const text::Word& word : words) {
    if (!out.empty()) {
      out += ' ';
    }
    out += word.text();
  }
  return out;
}

std::string Cell::text() const {
  std::string out;
  for (const Line& line : lines) {
    if (!out.empty()) {
      out += '\n';
    }
    out += line.text();
  }
  return out;
}

const Cell* Table::at(int row, int col) const {
  for (const Cell& cell : cells) {
    if (cell.row <= row && row < cell.row + cell.row_span && cell.col <= col &&
        col < cell.col + cell.col_span) {
      return &cell;
    }
  }
  return nullptr;
}

std::string Block::text() const { return TracedText::of(lines, true).text(); }

}  // namespace ita::layout
