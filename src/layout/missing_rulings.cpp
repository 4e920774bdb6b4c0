#include "layout/missing_rulings.h"

#include <algorithm>
#include <optional>

#include "layout/lines.h"
#include "layout/segments.h"
#include "layout/tokens.h"

namespace ita::layout {

namespace {

/// Words of a line on one side of x; a word that reaches over is cut.
std::vector<text::Word> words_beside(const Line& line, double x, bool left) {
  std::vector<text::Word> out;
  for (const text::Word& word : line.words) {
    const auto is_left = [&](size_t i) { return word.symbols[i].box.cx() < x; };
    for (text::Word& part :
         split_word(word, [&](size_t i) { return is_left(i) != is_left(i + 1); })) {
      if ((part.symbols.front().box.cx() < x) == left) {
        out.push_back(std::move(part));
      }
    }
  }
  return out;
}

/// Where the cells of the column part, if all that hold numbers do.
std::optional<double> parting(const Table& table, int col) {
  std::vector<std::vector<Segment>> lines;
  double size = 0;
  for (const Cell& cell : table.cells) {
    if (cell.col > col || cell.col + cell.col_span <= col) {
      continue;
    }
    if (cell.col_span > 1) {
      return std::nullopt;
    }
    if (cell.lines.empty() || (cell.row == 0 && table.rows > 2)) {
      continue;  // the heading does not count
    }
    if (cell.lines.size() != 1 || cell.lines.front().words.front().rotation != 0) {
      return std::nullopt;
    }
    std::vector<Segment> segments = segments_of(cell.lines.front(), 0.45);
    if (segments.size() != 2 || !segments[1].value) {
      return std::nullopt;
    }
    size = std::max(size, cell.lines.front().size);
    lines.push_back(std::move(segments));
  }
  if (lines.size() < 2) {
    return std::nullopt;
  }
  const std::vector<double> gaps = column_gaps(lines, 0.4 * size);
  return gaps.size() == 1 ? std::optional(gaps.front()) : std::nullopt;
}

}  // namespace

void part_unruled_columns(Table& table) {
  for (int col = 0; col < table.cols; ++col) {
    const std::optional<double> x = parting(table, col);
    if (!x) {
      continue;
    }
    std::vector<Cell> cells;
    for (Cell& cell : table.cells) {
      if (cell.col != col) {
        cell.col += cell.col > col ? 1 : 0;
        cells.push_back(std::move(cell));
        continue;
      }
      for (const bool left : {true, false}) {
        Cell part = cell;
        part.col = left ? col : col + 1;
        (left ? part.box.x1 : part.box.x0) = *x;
        part.lines.clear();
        for (const Line& line : cell.lines) {
          std::vector<text::Word> words = words_beside(line, *x, left);
          if (!words.empty()) {
            part.lines.push_back(make_line(std::move(words), line.page));
          }
        }
        cells.push_back(std::move(part));
      }
    }
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
      return std::pair(a.row, a.col) < std::pair(b.row, b.col);
    });
    table.cells = std::move(cells);
    ++table.cols;
    table.confidence = std::min(table.confidence, 0.8);
    table.doubts.push_back({"columns-without-rulings", {}, {}});
    ++col;
  }
}

}  // namespace ita::layout
