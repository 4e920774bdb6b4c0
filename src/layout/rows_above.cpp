#include "layout/rows_above.h"

#include <algorithm>

#include "base/median.h"
#include "layout/header.h"
#include "layout/join.h"
#include "layout/lines.h"
#include "layout/segments.h"

namespace ita::layout {

namespace {

constexpr int kMostRows = 3;       ///< that are looked for above a grid
constexpr double kPadding = 1.25;  ///< of the height of a row: a row's text is no farther off
constexpr double kLeading = 0.6;   ///< of the type size: lines of one cell are no farther apart
constexpr double kSlack = 3;       ///< points: text may touch the edge of its column by this

/// The words of the row whose text ends at most `reach` above `top`: the lowest line there and what
/// stands close over it.
std::vector<size_t> words_above(const std::vector<text::Word>& words, const Box& table, double top,
                                double reach) {
  std::vector<size_t> over;
  for (size_t i = 0; i < words.size(); ++i) {
    const Box& box = words[i].box;
    if (box.cy() < top && box.x1 > table.x0 && box.x0 < table.x1) {
      over.push_back(i);
    }
  }
  std::sort(over.begin(), over.end(),
            [&](size_t a, size_t b) { return words[a].box.y1 > words[b].box.y1; });
  std::vector<size_t> out;
  double highest = top, near = reach;
  for (const size_t i : over) {
    const text::Word& word = words[i];
    if (highest - word.box.y1 > near) {
      break;
    }
    near = out.empty() ? kLeading * word.size : std::min(near, kLeading * word.size);
    highest = std::min(highest, word.box.y0);
    out.push_back(i);
  }
  return out;
}

/// The column that holds the segment; -1 where it reaches over an edge.
int holding_column(const Segment& segment, const std::vector<double>& edges) {
  for (size_t c = 0; c + 1 < edges.size(); ++c) {
    if (segment.x0 > edges[c] - kSlack && segment.x1 < edges[c + 1] + kSlack) {
      return static_cast<int>(c);
    }
  }
  return -1;
}

/// The words as one row of cells; nothing where they do not keep to the columns or leave more than
/// one of them empty.
std::vector<Cell> row_of(const std::vector<text::Word>& words, const Table& table,
                         const std::vector<double>& edges, double bottom) {
  std::vector<std::vector<text::Word>> columns(edges.size() - 1);
  Box box;
  for (const Line& line : make_lines(words, table.page)) {
    if (line.words.front().rotation != 0) {
      return {};
    }
    for (const Segment& segment : segments_of(line, 0.45)) {
      const int column = holding_column(segment, edges);
      if (column < 0) {
        return {};
      }
      auto& place = columns[static_cast<size_t>(column)];
      place.insert(place.end(), line.words.begin() + static_cast<std::ptrdiff_t>(segment.first),
                   line.words.begin() + static_cast<std::ptrdiff_t>(segment.last));
    }
    box = unite(box, line.box);
  }
  const auto empty = std::count_if(columns.begin(), columns.end(),
                                   [](const auto& column) { return column.empty(); });
  if (empty > 1 || columns.size() - static_cast<size_t>(empty) < 3) {
    return {};
  }
  std::vector<Cell> out;
  for (size_t c = 0; c < columns.size(); ++c) {
    Cell cell;
    cell.col = static_cast<int>(c);
    cell.page = table.page;
    cell.box = {edges[c], box.y0, edges[c + 1], bottom};
    cell.lines = make_lines(std::move(columns[c]), table.page);
    out.push_back(std::move(cell));
  }
  return out;
}

void put_on_top(Table& table, std::vector<Cell> row) {
  for (Cell& cell : table.cells) {
    ++cell.row;
  }
  table.box.y0 = row.front().box.y0;
  table.cells.insert(table.cells.begin(), std::make_move_iterator(row.begin()),
                     std::make_move_iterator(row.end()));
  ++table.rows;
}

double row_height(const Table& table) {
  std::vector<double> heights;
  for (const Cell& cell : table.cells) {
    if (cell.row_span == 1) {
      heights.push_back(cell.box.height());
    }
  }
  return heights.empty() ? 0 : median(heights);
}

}  // namespace

void add_rows_above(Table& table, std::vector<text::Word>& words) {
  const double reach = kPadding * row_height(table);
  const std::vector<double> edges = column_edges(table);
  for (int n = 0; n < kMostRows && count_header_rows(table) == 0; ++n) {
    const std::vector<size_t> above = words_above(words, table.box, table.box.y0, reach);
    std::vector<text::Word> taken;
    for (const size_t i : above) {
      taken.push_back(words[i]);
    }
    std::vector<Cell> row = row_of(taken, table, edges, table.box.y0);
    if (row.empty()) {
      return;
    }
    put_on_top(table, std::move(row));
    std::vector<text::Word> rest;
    for (size_t i = 0; i < words.size(); ++i) {
      if (std::find(above.begin(), above.end(), i) == above.end()) {
        rest.push_back(std::move(words[i]));
      }
    }
    words = std::move(rest);
  }
}

}  // namespace ita::layout
