#include "layout/tables/join.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "layout/lines/lines.h"
#include "layout/tables/header.h"
#include "layout/tables/row_break.h"
#include "thai/key.h"

namespace ita::layout {

namespace {

/// How alike two headings must be; OCR misreads up to a fifth of small bold type.
constexpr double kSameHeading = 0.75;
/// How far edges of one table lie apart from page to page: points, and a share of the table's
/// width. Without rulings they are those of texts.
constexpr double kSameOpenEdge = 12, kSameRuledEdge = 5, kSameEdgeOfWidth = 0.015;
constexpr double kMostShift = 25;  // points that a scanned page lies aside of the one before

constexpr double kUnsureJoint = 0.8;  // confidence where it is open whether a row goes on

bool same_edges(const Table& a, const Table& b) {
  const std::vector<double> left = column_edges(a);
  const std::vector<double> right = column_edges(b);
  if (left.size() != right.size()) {
    return false;
  }
  // Scanned pages lie a little to the side of each other: compare widths from the left edge.
  // Without rulings the outer edges are those of the longest texts: the inner ones tell.
  const bool open =
      a.kind == TableKind::borderless && b.kind == TableKind::borderless && a.cols > 2;
  const double shift = open ? right[1] - left[1] : right.front() - left.front();
  const double tolerance = std::max(open ? kSameOpenEdge : kSameRuledEdge,
                                    kSameEdgeOfWidth * (left.back() - left.front()));
  for (size_t i = open ? 1 : 0; i + (open ? 1 : 0) < left.size(); ++i) {
    if (std::abs(right[i] - left[i] - shift) > tolerance) {
      return false;
    }
  }
  return std::abs(shift) < kMostShift;
}

/// Rows at the top of `next` that repeat the heading of `table`.
int repeated_rows(const Table& table, const Table& next) {
  if (table.header_rows == 0 || next.rows <= 0) {
    return 0;
  }
  std::string head;
  for (int row = 0; row < table.header_rows; ++row) {
    head += row_key(table, row);
  }
  std::string other;
  int best = 0;
  double best_similarity = kSameHeading;
  for (int row = 0; row < std::min(next.rows, table.header_rows + 1); ++row) {
    other += row_key(next, row);
    const double similarity = head.empty() ? 0 : thai::similarity(head, other);
    if (similarity > best_similarity) {
      best_similarity = similarity;
      best = row + 1;
    }
  }
  return best;
}

/// Lengthens a merged cell of the last row over the rows that an empty merged cell at the top of
/// the next page covers.
/// A single row is left of the merged cell when it is empty where other cells of the column are
/// merged down.
bool extend_span(Table& table, const Cell& going_on) {
  const bool habit = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    return cell.col == going_on.col && cell.row >= table.header_rows && cell.row_span > 1;
  });
  if (!going_on.lines.empty() || (going_on.row_span < 2 && !habit)) {
    return false;
  }
  for (Cell& cell : table.cells) {
    if (cell.col == going_on.col && cell.col_span == going_on.col_span &&
        cell.row + cell.row_span == table.rows && !cell.lines.empty()) {
      cell.row_span += going_on.row_span;
      return true;
    }
  }
  return false;
}

void continue_row(Table& table, const Table& from, int row) {
  const int last = table.rows - 1;
  for (const Cell& cell : from.cells) {
    if (cell.row != row || (cell.lines.empty() && cell.row_span == 1)) {
      continue;
    }
    for (Cell& target : table.cells) {
      if (target.row <= last && last < target.row + target.row_span && target.col <= cell.col &&
          cell.col < target.col + target.col_span) {
        if (target.lines.empty() && !cell.lines.empty()) {
          target.page = cell.page;
          target.box = cell.box;
        }
        if (target.row + target.row_span == table.rows) {
          target.row_span += cell.row_span - 1;
        }
        target.lines.insert(target.lines.end(), cell.lines.begin(), cell.lines.end());
        break;
      }
    }
  }
}

void append(Table& table, const Table& next, int skip) {
  int first = skip;
  // A heading alone on the page has no row that could go on.
  if (table.rows > table.header_rows && first < next.rows) {
    const RowBreak broken = row_break(table, next, first);
    if (broken.doubt) {
      table.doubts.push_back(*broken.doubt);
      table.confidence = std::min(table.confidence, kUnsureJoint);
    }
    if (broken.continues) {
      continue_row(table, next, first);
      ++first;
    }
  }
  std::vector<Cell> kept;
  for (const Cell& cell : next.cells) {
    if (cell.row == first && first == skip && extend_span(table, cell)) {
      continue;
    }
    if (cell.row >= first) {
      kept.push_back(cell);
      kept.back().row += table.rows - first;
    }
  }
  std::move(kept.begin(), kept.end(), std::back_inserter(table.cells));
  table.rows += next.rows - first;
  table.confidence = std::min(table.confidence, next.confidence);
  for (const Reason& doubt : next.doubts) {
    if (std::find(table.doubts.begin(), table.doubts.end(), doubt) == table.doubts.end()) {
      table.doubts.push_back(doubt);
    }
  }
}

bool bold_row(const Table& table, int row) {
  bool any = false;
  for (const Cell& cell : table.cells) {
    for (const Line& line : cell.lines) {
      if (cell.row == row) {
        any = true;
        if (!line.bold) {
          return false;
        }
      }
    }
  }
  return any;
}

/// Rows of `next` to skip when it continues `table`, or -1 when it does not.
int continuation(const Table& table, const Table& next, Follows how) {
  if (table.cols != next.cols) {
    return -1;
  }
  const int repeated = repeated_rows(table, next);
  if (repeated > 0) {
    return repeated;
  }
  if (how != Follows::directly || !same_edges(table, next)) {
    return -1;
  }
  // A heading of its own makes it another table.  Without bold type the first row was only taken
  // for one by habit.
  const bool own_heading =
      next.header_rows > 0 && bold_row(next, 0) && table.header_rows > 0 && bold_row(table, 0);
  return own_heading ? -1 : 0;
}

}  // namespace

std::vector<double> column_edges(const Table& table) {
  std::vector<std::vector<double>> edges(static_cast<size_t>(table.cols) + 1);
  for (const Cell& cell : table.cells) {
    edges[static_cast<size_t>(cell.col)].push_back(cell.box.x0);
    edges[static_cast<size_t>(cell.col) + static_cast<size_t>(cell.col_span)].push_back(
        cell.box.x1);
  }
  std::vector<double> out;
  out.reserve(edges.size());
  for (std::vector<double>& values : edges) {
    out.push_back(values.empty() && !out.empty() ? out.back() : median(std::move(values)));
  }
  return out;
}

namespace {

/// The names of the columns, which only the second part has: without rulings those over the first
/// part may not have been seen to belong to it.
void take_heading(Table& table, const Table& next) {
  for (Cell& cell : table.cells) {
    cell.row += next.header_rows;
  }
  std::vector<Cell> heading;
  for (const Cell& cell : next.cells) {
    if (cell.row < next.header_rows) {
      heading.push_back(cell);
    }
  }
  table.cells.insert(table.cells.begin(), heading.begin(), heading.end());
  table.rows += next.header_rows;
  table.header_rows = next.header_rows;
}

}  // namespace

std::vector<JoinedTable> join_tables(const std::vector<Table>& tables,
                                     const std::vector<Follows>& follows) {
  std::vector<JoinedTable> out;
  for (size_t i = 0; i < tables.size(); ++i) {
    if (i > 0 && follows[i] != Follows::no) {
      JoinedTable& last = out.back();
      int skip = continuation(last.table, tables[i], follows[i]);
      if (skip == 0 && last.table.header_rows == 0 && tables[i].header_rows > 0 &&
          tables[i].kind == TableKind::borderless) {
        take_heading(last.table, tables[i]);
        skip = tables[i].header_rows;
      }
      if (skip >= 0) {
        append(last.table, tables[i], skip);
        last.parts.push_back(static_cast<int>(i));
        continue;
      }
    }
    out.push_back({{static_cast<int>(i)}, tables[i]});
  }
  return out;
}

}  // namespace ita::layout
