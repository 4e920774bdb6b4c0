#include "layout/tables/missing_rulings.h"

#include <algorithm>
#include <optional>

#include "layout/lines/lines.h"
#include "layout/lines/segments.h"
#include "layout/lines/tokens.h"
#include "layout/measures.h"
#include "layout/tables/join.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr char32_t kFirstBeyondAscii = 0x80;
constexpr double kLeastStrip = 0.4;  // of the type size, that the cells of two columns leave free

// Confidence: a part that a ruling of other rows tells, and one that the cells alone tell.
constexpr double kPartedByOthers = 0.9, kPartedByCells = 0.8;

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

/// "▲", "↓" before a number say which way it went and are no column of their own.
bool is_sign(std::string_view text) {
  const std::u32string signs = thai::to_utf32(text);
  const bool latin = !signs.empty() && signs[0] < kFirstBeyondAscii;
  return signs.size() == 1 && !latin && !thai::is_thai(signs[0]) && !blank_value(text);
}

/// Where the cells of the column part, if all that hold numbers do.
std::optional<double> parting(const Table& table, int col) {
  std::vector<std::vector<Segment>> lines;
  double size = 0;
  size_t signs = 0;
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
    std::vector<Segment> segments = segments_of(cell.lines.front(), kNarrowCellGap);
    if (segments.size() != 2 || !segments[1].value) {
      return std::nullopt;
    }
    size = std::max(size, cell.lines.front().size);
    signs += is_sign(segments[0].text) ? 1U : 0U;
    lines.push_back(std::move(segments));
  }
  if (lines.size() < 2 || signs == lines.size()) {
    return std::nullopt;
  }
  const std::vector<double> gaps = column_gaps(lines, kLeastStrip * size);
  return gaps.size() == 1 ? std::optional(gaps.front()) : std::nullopt;
}

/// Words beside a column's edge stand this far apart, in type sizes, where no cell reaches over it.
constexpr double kApart = 1;

/// No word of the line reaches over one of the edges or stands close to both its sides.
bool parted_at(const Line& line, const std::vector<double>& edges) {
  if (line.words.front().rotation != 0) {
    return false;
  }
  for (const double edge : edges) {
    double left = -kOffPage, right = kOffPage;
    for (const text::Word& word : line.words) {
      if (word.box.x0 < edge && word.box.x1 > edge) {
        return false;
      }
      (word.box.cx() < edge ? left : right) =
          word.box.cx() < edge ? std::max(left, word.box.x1) : std::min(right, word.box.x0);
    }
    if (right - left < kApart * line.size) {
      return false;
    }
  }
  return true;
}

/// The cell in one piece for each of its columns; empty where its text does not stand in all of
/// them, apart from one another.
std::vector<Cell> pieces(const Cell& cell, const std::vector<double>& all) {
  const std::vector<double> edges(all.begin() + cell.col + 1,
                                  all.begin() + cell.col + cell.col_span);
  for (const Line& line : cell.lines) {
    if (!parted_at(line, edges)) {
      return {};
    }
  }
  std::vector<Cell> out;
  for (int c = 0; c < cell.col_span; ++c) {
    Cell piece = cell;
    piece.col = cell.col + c;
    piece.col_span = 1;
    piece.box.x0 = c == 0 ? cell.box.x0 : edges[static_cast<size_t>(c) - 1];
    piece.box.x1 = c + 1 == cell.col_span ? cell.box.x1 : edges[static_cast<size_t>(c)];
    piece.lines.clear();
    for (const Line& line : cell.lines) {
      std::vector<text::Word> words;
      std::copy_if(line.words.begin(), line.words.end(), std::back_inserter(words),
                   [&](const text::Word& word) {
                     return word.box.cx() > piece.box.x0 && word.box.cx() <= piece.box.x1;
                   });
      if (!words.empty()) {
        piece.lines.push_back(make_line(std::move(words), line.page));
      }
    }
    if (piece.lines.empty()) {
      return {};
    }
    out.push_back(std::move(piece));
  }
  return out;
}

/// Rows in which every column of the cell has one of its own.
int rows_with_all(const Table& table, const Cell& cell) {
  int out = 0;
  for (int r = 0; r < table.rows; ++r) {
    bool all = true;
    for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
      const Cell* own = table.at(r, c);
      all = all && own != nullptr && own->col == c && own->col_span == 1;
    }
    out += all ? 1 : 0;
  }
  return out;
}

/// The part of a cell left or right of `x`, in column `col`.
Cell part_beside(const Cell& cell, double x, bool left, int col) {
  Cell part = cell;
  part.col = col;
  (left ? part.box.x1 : part.box.x0) = x;
  part.lines.clear();
  for (const Line& line : cell.lines) {
    std::vector<text::Word> words = words_beside(line, x, left);
    if (!words.empty()) {
      part.lines.push_back(make_line(std::move(words), line.page));
    }
  }
  return part;
}

/// Makes two columns of column `col`, parted at `x`.
void part_column(Table& table, int col, double x) {
  std::vector<Cell> cells;
  for (Cell& cell : table.cells) {
    if (cell.col == col) {
      cells.push_back(part_beside(cell, x, true, col));
      cells.push_back(part_beside(cell, x, false, col + 1));
      continue;
    }
    cell.col += cell.col > col ? 1 : 0;
    cells.push_back(std::move(cell));
  }
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
  table.cells = std::move(cells);
  ++table.cols;
}

}  // namespace

void part_unruled_rows(Table& table) {
  std::vector<Cell> cells;
  const std::vector<double> edges = column_edges(table);
  bool parted = false;
  for (const Cell& cell : table.cells) {
    const bool candidate = cell.col_span > 1 && cell.row_span == 1 && !cell.lines.empty() &&
                           rows_with_all(table, cell) >= 2;
    std::vector<Cell> own = candidate ? pieces(cell, edges) : std::vector<Cell>{};
    parted = parted || !own.empty();
    if (own.empty()) {
      cells.push_back(cell);
    } else {
      std::move(own.begin(), own.end(), std::back_inserter(cells));
    }
  }
  if (parted) {
    table.cells = std::move(cells);
    table.confidence = std::min(table.confidence, kPartedByOthers);
  }
}

void part_unruled_columns(Table& table) {
  for (int col = 0; col < table.cols; ++col) {
    const std::optional<double> x = parting(table, col);
    if (!x) {
      continue;
    }
    part_column(table, col, *x);
    table.confidence = std::min(table.confidence, kPartedByCells);
    table.doubts.push_back({"columns-without-rulings", {}, {}});
    ++col;
  }
}

}  // namespace ita::layout
