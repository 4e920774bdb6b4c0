#include "layout/tables/ruled.h"

#include <algorithm>
#include <cmath>

#include "layout/lines/broken_numbers.h"
#include "layout/lines/letter_strokes.h"
#include "layout/lines/lines.h"
#include "layout/lines/open_brackets.h"
#include "layout/tables/cell_grounds.h"
#include "layout/tables/meeting_tables.h"
#include "layout/tables/missing_rulings.h"
#include "layout/tables/rows.h"
#include "layout/tables/rows_above.h"

namespace ita::layout {

namespace {

constexpr double kNearRuling = 4;      // points: half a thick double ruling
constexpr double kLetterSpace = 0.12;  // of the type size: letters of one word stand closer
constexpr double kInGrid = 0.3;        // of a word's width, to stand in the grid and not beside it
constexpr int kFewestRows = 3;         // told by numbers in line: two may be lines of one cell
constexpr double kSureOfRows = 0.8;    // confidence below which rows without rulings are doubted

using image::Grid;

/// Index of the cell that holds the point, the nearest of the grid when it stands on a ruling; -1
/// when outside.
int cell_at(const Grid& grid, double x, double y) {
  int best = -1;
  double best_distance = kNearRuling;
  for (size_t i = 0; i < grid.cells.size(); ++i) {
    const Box& box = grid.cells[i].box;
    if (box.contains(x, y)) {
      return static_cast<int>(i);
    }
    const double dx = std::max({box.x0 - x, x - box.x1, 0.0});
    const double dy = std::max({box.y0 - y, y - box.y1, 0.0});
    if (std::hypot(dx, dy) < best_distance) {
      best_distance = std::hypot(dx, dy);
      best = static_cast<int>(i);
    }
  }
  return best;
}

struct Part {
  text::Word word;
  int cell = -1;
};

/// A word in the pieces that the rulings cut it into.  Text that merely sticks out over a ruling
/// (the ruling runs through a letter, or a single letter stands beyond it without a gap) stays
/// whole.
std::vector<Part> cut_at_rulings(const text::Word& word, const Grid& grid) {
  const bool upright = word.rotation == 90 || word.rotation == 270;
  const auto cell_of = [&](const text::Symbol& symbol) {
    return upright ? cell_at(grid, word.box.cx(), symbol.box.cy())
                   : cell_at(grid, symbol.box.cx(), word.box.cy());
  };
  std::vector<int> cells;
  for (const text::Symbol& symbol : word.symbols) {
    cells.push_back(cell_of(symbol));
  }
  for (size_t i = 1; i < cells.size(); ++i) {
    if (cells[i] == cells[i - 1]) {
      continue;
    }
    size_t run = i;
    while (run < cells.size() && cells[run] == cells[i]) {
      ++run;
    }
    const Box& before = word.symbols[i - 1].box;
    const Box& after = word.symbols[i].box;
    const double gap =
        upright ? std::max(after.y0 - before.y1, before.y0 - after.y1) : after.x0 - before.x1;
    const double size = word.size > 0 ? word.size : word.box.height();
    const bool lone = run - i < 2 || i < 2;
    if (lone && gap < kLetterSpace * size) {
      // One letter over the line: it belongs to the longer side.
      if (run - i < 2) {
        std::fill(cells.begin() + static_cast<std::ptrdiff_t>(i),
                  cells.begin() + static_cast<std::ptrdiff_t>(run), cells[i - 1]);
      } else {
        std::fill(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(i), cells[i]);
      }
    }
  }
  std::vector<Part> out;
  size_t at = 0;
  for (text::Word& part : split_word(word, [&](size_t i) { return cells[i] != cells[i + 1]; })) {
    const int cell = cells[at];
    at += part.symbols.size();
    out.push_back({std::move(part), cell});
  }
  return out;
}

bool touches(const text::Word& word, const Grid& grid) {
  const double cy = word.box.cy();
  return cy > grid.box.y0 && cy < grid.box.y1 && word.box.x1 > grid.box.x0 &&
         word.box.x0 < grid.box.x1 &&
         overlap(word.box.x0, word.box.x1, grid.box.x0, grid.box.x1) > kInGrid * word.box.width();
}

/// The words of a page by the cell of a grid that they stand in.
struct Sorted {
  std::vector<std::vector<text::Word>> in_cells;
  std::vector<text::Word> outside;
};

Sorted sort_into_cells(const std::vector<text::Word>& words, const Grid& grid) {
  Sorted out;
  out.in_cells.resize(grid.cells.size());
  for (const text::Word& word : words) {
    if (!touches(word, grid)) {
      out.outside.push_back(word);
      continue;
    }
    for (Part& part : cut_at_rulings(word, grid)) {
      auto& place = part.cell < 0 ? out.outside : out.in_cells[static_cast<size_t>(part.cell)];
      place.push_back(std::move(part.word));
    }
  }
  return out;
}

void sort_cells(std::vector<Cell>& cells) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
}

Table to_table(const Grid& grid, std::vector<std::vector<text::Word>> words, int page) {
  Table table;
  table.page = page;
  table.box = grid.box;
  table.kind = TableKind::ruled;
  table.rows = grid.rows;
  table.cols = grid.cols;
  for (size_t i = 0; i < grid.cells.size(); ++i) {
    const image::GridCell& from = grid.cells[i];
    Cell cell;
    cell.row = from.row;
    cell.col = from.col;
    cell.row_span = from.row_span;
    cell.col_span = from.col_span;
    cell.page = page;
    cell.box = from.box;
    cell.lines = make_lines(std::move(words[i]), page);
    table.cells.push_back(std::move(cell));
  }
  sort_cells(table.cells);
  return table;
}

/// The cells of a row of the grid; none where one of them covers other rows, too.
std::vector<size_t> cells_of_plain_row(const Table& table, int row) {
  std::vector<size_t> out;
  for (size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    if (cell.row > row || row >= cell.row + cell.row_span) {
      continue;
    }
    if (cell.row_span != 1) {
      return {};
    }
    out.push_back(i);
  }
  return out;
}

/// The cells of a crowded row, one for each printed row of the plan.
std::vector<Cell> cells_by_plan(const Table& table, const std::vector<size_t>& members,
                                const RowPlan& plan) {
  std::vector<Cell> out;
  const Box band = table.cells[members.front()].box;
  for (int r = 0; r < plan.rows; ++r) {
    const double y0 = r == 0 ? band.y0 : plan.tops[static_cast<size_t>(r)];
    const double y1 = r + 1 == plan.rows ? band.y1 : plan.tops[static_cast<size_t>(r) + 1];
    for (size_t m = 0; m < members.size(); ++m) {
      const Cell& whole = table.cells[members[m]];
      Cell cell = whole;
      cell.row = whole.row + r;
      cell.box = {whole.box.x0, y0, whole.box.x1, y1};
      cell.lines.clear();
      for (size_t l = 0; l < whole.lines.size(); ++l) {
        if (plan.row_of[m][l] == r) {
          cell.lines.push_back(whole.lines[l]);
        }
      }
      out.push_back(std::move(cell));
    }
  }
  return out;
}

/// Puts the cells of `rows` rows in the place of one row.
void replace_row(Table& table, int row, std::vector<Cell> by, int rows) {
  for (Cell& cell : table.cells) {
    if (cell.row == row) {
      continue;
    }
    if (cell.row > row) {
      cell.row += rows - 1;
    }
    by.push_back(std::move(cell));
  }
  sort_cells(by);
  table.cells = std::move(by);
  table.rows += rows - 1;
}

}  // namespace

void split_crowded_rows(Table& table) {
  for (int row = 0; row < table.rows; ++row) {
    const std::vector<size_t> members = cells_of_plain_row(table, row);
    if (members.size() < 2) {
      continue;
    }
    std::vector<const std::vector<Line>*> columns;
    columns.reserve(members.size());
    for (const size_t i : members) {
      columns.push_back(&table.cells[i].lines);
    }
    const RowPlan plan = plan_rows(columns, 2);
    if (plan.rows < kFewestRows) {
      continue;
    }
    replace_row(table, row, cells_by_plan(table, members, plan), plan.rows);
    table.kind = TableKind::half_ruled;
    table.confidence = std::min(table.confidence, plan.confidence);
    if (plan.confidence < kSureOfRows) {
      table.doubts.push_back({"rows-without-rulings", {}, {}});
    }
    row += plan.rows - 1;
  }
}

Taken take_ruled_tables(const text::PageText& page, std::vector<text::Word> words) {
  Taken out;
  std::vector<Grid> grids = image::find_grids(without_strokes(page.rulings, words));
  // The smaller grid first: a grid inside a frame takes its words before the frame does.
  std::stable_sort(grids.begin(), grids.end(),
                   [](const Grid& a, const Grid& b) { return a.box.area() < b.box.area(); });
  for (const Grid& grid : grids) {
    if (grid.cols < 2) {
      continue;
    }
    Sorted sorted = sort_into_cells(words, grid);
    const auto filled = std::count_if(sorted.in_cells.begin(), sorted.in_cells.end(),
                                      [](const auto& cell) { return !cell.empty(); });
    if (filled < 2) {
      continue;
    }
    words = std::move(sorted.outside);
    Table table = to_table(grid, std::move(sorted.in_cells), page.number);
    split_crowded_rows(table);
    part_unruled_rows(table);
    join_open_brackets(table);
    add_rows_above(table, words);
    part_unruled_columns(table);
    join_broken_numbers(table);
    for (Table& part : part_tables(std::move(table))) {
      mark_grounds(part, page);
      out.tables.push_back(std::move(part));
    }
  }
  std::stable_sort(out.tables.begin(), out.tables.end(), [](const Table& a, const Table& b) {
    return std::pair(a.box.y0, a.box.x0) < std::pair(b.box.y0, b.box.x0);
  });
  out.rest = std::move(words);
  return out;
}

}  // namespace ita::layout
