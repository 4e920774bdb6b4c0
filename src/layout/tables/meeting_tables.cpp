#include "layout/tables/meeting_tables.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "thai/key.h"

namespace ita::layout {

namespace {

constexpr size_t kFewestHeads = 2;  // that both sides have in common
constexpr int kFewestColumns = 2;   // of each side
constexpr int kFewestRows = 2;      // above and below an empty row

bool is_empty_column(const Table& table, int col) {
  return std::all_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    const bool covers = cell.col <= col && col < cell.col + cell.col_span;
    return !covers || (cell.col_span == 1 && cell.lines.empty());
  });
}

/// Keys of the texts in the first row of the columns [from, to).
std::vector<std::string> heads_of(const Table& table, int from, int to) {
  std::vector<std::string> out;
  for (const Cell& cell : table.cells) {
    if (cell.row == 0 && cell.col >= from && cell.col < to && !cell.lines.empty()) {
      out.push_back(thai::match_key(cell.text()));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool same_heads(const Table& table, int gap) {
  const auto left = heads_of(table, 0, gap), right = heads_of(table, gap + 1, table.cols);
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both.size() >= kFewestHeads && both.size() == std::min(left.size(), right.size());
}

/// What stands in a rectangle of a grid as a table of its own.
struct Part {
  int row = 0, rows = 0, col = 0, cols = 0;
};

/// Numbers the columns anew where some edges of columns are only those of another part.
void drop_unused_edges(Table& table) {
  std::set<int> edges{table.cols};
  for (const Cell& cell : table.cells) {
    edges.insert(cell.col);
  }
  const auto place = [&](int col) {
    return static_cast<int>(std::distance(edges.begin(), edges.find(col)));
  };
  for (Cell& cell : table.cells) {
    const auto end = edges.lower_bound(cell.col + cell.col_span);
    cell.col_span = static_cast<int>(std::distance(edges.find(cell.col), end));
    cell.col = place(cell.col);
  }
  table.cols = place(table.cols);
}

Table part_of(const Table& table, const Part& part) {
  Table out = table;
  out.rows = part.rows;
  out.cols = part.cols;
  out.box = {};
  out.cells.clear();
  for (Cell cell : table.cells) {
    if (cell.row >= part.row && cell.row < part.row + part.rows && cell.col >= part.col &&
        cell.col < part.col + part.cols) {
      cell.row -= part.row;
      cell.col -= part.col;
      out.box = unite(out.box, cell.box);
      out.cells.push_back(std::move(cell));
    }
  }
  return out;
}

/// A row that is one empty cell over all columns; -1 without one that has rows above and below.
int empty_row(const Table& table) {
  for (const Cell& cell : table.cells) {
    if (cell.lines.empty() && cell.col == 0 && cell.col_span == table.cols && table.cols > 1 &&
        cell.row_span == 1 && cell.row >= kFewestRows && table.rows - cell.row - 1 >= kFewestRows) {
      return cell.row;
    }
  }
  return -1;
}

/// Where columns begin in a row, but for the first.
std::set<int> edges_of(const Table& table, int row) {
  std::set<int> out;
  for (const Cell& cell : table.cells) {
    if (cell.row <= row && row < cell.row + cell.row_span && cell.col > 0) {
      out.insert(cell.col);
    }
  }
  return out;
}

/// Every cell of the row says something, and none a number.
bool reads_as_heads(const Table& table, int row) {
  return std::all_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    const std::string text = cell.text();
    return cell.row != row ||
           (!text.empty() && text.find_first_of("0123456789") == std::string::npos);
  });
}

/// The row with which another table begins right below the last ruling of one: a row of heads none
/// of whose columns begins where one above it does; -1 without one.
int row_of_other_columns(const Table& table) {
  for (int row = kFewestRows; row + kFewestRows <= table.rows; ++row) {
    const std::set<int> above = edges_of(table, row - 1), below = edges_of(table, row);
    const bool alike =
        std::any_of(below.begin(), below.end(), [&](int edge) { return above.count(edge) > 0; });
    const bool crossed = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
      return cell.row < row && row < cell.row + cell.row_span;
    });
    if (!above.empty() && !below.empty() && !alike && !crossed && reads_as_heads(table, row)) {
      return row;
    }
  }
  return -1;
}

/// The rows before `end` and those from `begin` on, each part cut further.
std::vector<Table> cut_between(const Table& table, int end, int begin) {
  std::vector<Table> out;
  for (const Part& rows :
       {Part{0, end, 0, table.cols}, Part{begin, table.rows - begin, 0, table.cols}}) {
    Table half = part_of(table, rows);
    drop_unused_edges(half);
    for (Table& part : part_tables(std::move(half))) {
      out.push_back(std::move(part));
    }
  }
  return out;
}

}  // namespace

std::vector<Table> part_tables(Table table) {
  if (const int row = empty_row(table); row >= 0) {
    return cut_between(table, row, row + 1);
  }
  if (const int row = row_of_other_columns(table); row >= 0) {
    return cut_between(table, row, row);
  }
  for (int gap = kFewestColumns; gap + kFewestColumns < table.cols; ++gap) {
    if (is_empty_column(table, gap) && same_heads(table, gap)) {
      const int behind = gap + 1;
      return {part_of(table, {0, table.rows, 0, gap}),
              part_of(table, {0, table.rows, behind, table.cols - behind})};
    }
  }
  std::vector<Table> out;
  out.push_back(std::move(table));
  return out;
}

}  // namespace ita::layout
