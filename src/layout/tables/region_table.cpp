#include "layout/tables/region_table.h"

#include <algorithm>
#include <utility>

#include "layout/lines/lines.h"
#include "layout/tables/region_rows.h"

namespace ita::layout {

namespace {

constexpr double kSureRows = 0.9, kUnsureRows = 0.75;  // confidence, by how sure its rows are

/// The part of a region's line that lies in one column.
struct Piece {
  size_t col = 0;
  int col_span = 1;
  Line line;
};

std::vector<Piece> pieces_of(const Row& row, const Region& region, int page) {
  const std::vector<double>& gaps = region.gaps;
  const double space = region.narrow ? kNarrow : kColumnSpace;
  std::vector<Piece> out;
  for (const Segment& segment : row.segments) {
    std::vector<text::Word> words(
        row.line->words.begin() + static_cast<std::ptrdiff_t>(segment.first),
        row.line->words.begin() + static_cast<std::ptrdiff_t>(segment.last));
    if (reach_over(segment, gaps) >= row.line->size && !segment.value &&
        !parted_at_gaps(row, segment, gaps, space)) {
      // A heading over several columns, or a long label: one cell over all it covers.
      const size_t from = column_of(segment.x0, gaps);
      const size_t to = column_of(segment.x1, gaps);
      out.push_back({from, static_cast<int>(to - from) + 1, make_line(std::move(words), page)});
      continue;
    }
    const double reach = reach_over(segment, gaps);
    if (!segment.value && reach > 0 && reach < row.line->size) {
      // Words that belong together stay together, though one leans over into the next column.
      out.push_back(
          {column_of((segment.x0 + segment.x1) / 2, gaps), 1, make_line(std::move(words), page)});
      continue;
    }
    // Words by their middles: a gap of the columns may be too narrow to part the segment.
    std::vector<text::Word> current;
    size_t col = 0;
    for (text::Word& word : words) {
      const size_t here = column_of(word.box.cx(), gaps);
      if (!current.empty() && here != col) {
        out.push_back({col, 1, make_line(std::move(current), page)});
        current.clear();
      }
      col = here;
      current.push_back(std::move(word));
    }
    out.push_back({col, 1, make_line(std::move(current), page)});
  }
  return out;
}

/// Cells of the columns that a partial ruling leaves out are one cell above and below it.
void merge_over_partial_rules(Table& table, const Region& region, const std::vector<Row>& rows,
                              const std::vector<int>& row_of) {
  for (const image::Ruling& rule : region.rules) {
    int below = 0;
    for (size_t i = region.end; i-- > region.begin;) {
      if (rows[i].line->box.cy() > rule.box.cy()) {
        below = row_of[i - region.begin];
      }
    }
    if (below == 0) {
      continue;
    }
    for (size_t c = 0; c < table.cells.size(); ++c) {
      const Cell lower = table.cells[c];
      if (lower.row != below ||
          (lower.box.cx() > rule.box.x0 - 2 && lower.box.cx() < rule.box.x1 + 2)) {
        continue;
      }
      const auto upper =
          std::find_if(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
            return cell.col == lower.col && cell.col_span == lower.col_span &&
                   cell.row + cell.row_span == below;
          });
      if (upper == table.cells.end()) {
        continue;
      }
      upper->row_span += lower.row_span;
      upper->box = unite(upper->box, lower.box);
      upper->lines.insert(upper->lines.end(), lower.lines.begin(), lower.lines.end());
      table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(c));
      --c;
    }
  }
}

/// The edges of the rows and columns of a region, points: one more than there are of each.
struct Lattice {
  std::vector<double> xs, ys;

  Box cell(int row, int col, int col_span) const {
    const auto r = static_cast<size_t>(row);
    const auto c = static_cast<size_t>(col);
    return {xs[c], ys[r], xs[c + static_cast<size_t>(col_span)], ys[r + 1]};
  }
};

Box box_of(const std::vector<Row>& rows, const Region& region) {
  Box box;
  for (size_t i = region.begin; i < region.end; ++i) {
    box = unite(box, rows[i].line->box);
  }
  // The rulings show how far the columns reach whose cells are empty here.
  for (const image::Ruling& rule : region.rules) {
    box.x0 = std::min(box.x0, rule.box.x0);
    box.x1 = std::max(box.x1, rule.box.x1);
  }
  return box;
}

/// A row reaches from the top of its first line to that of the next row's.
Lattice lattice_of(const Table& table, const std::vector<Row>& rows, const Region& region,
                   const std::vector<int>& row_of) {
  Lattice out;
  out.ys.assign(static_cast<size_t>(table.rows) + 1, table.box.y1);
  for (size_t i = region.end; i-- > region.begin;) {
    out.ys[static_cast<size_t>(row_of[i - region.begin])] = rows[i].line->box.y0;
  }
  out.xs.push_back(table.box.x0);
  out.xs.insert(out.xs.end(), region.gaps.begin(), region.gaps.end());
  out.xs.push_back(table.box.x1);
  return out;
}

/// The cells of one row, empty ones included.
void add_cells(Table& table, int row, const std::vector<Piece>& pieces, const Lattice& lattice) {
  std::vector<int> spans(static_cast<size_t>(table.cols), 1);
  for (const Piece& piece : pieces) {
    spans[piece.col] = std::max(spans[piece.col], piece.col_span);
  }
  for (int col = 0; col < table.cols;) {
    Cell cell;
    cell.row = row;
    cell.col = col;
    cell.page = table.page;
    cell.col_span = std::min(spans[static_cast<size_t>(col)], table.cols - col);
    cell.box = lattice.cell(row, col, cell.col_span);
    const int end = col + cell.col_span;
    for (const Piece& piece : pieces) {
      if (static_cast<int>(piece.col) >= col && static_cast<int>(piece.col) < end) {
        cell.lines.push_back(piece.line);
      }
    }
    col = end;
    table.cells.push_back(std::move(cell));
  }
}

}  // namespace

Table table_of(const std::vector<Row>& rows, const Region& region, int page) {
  const RegionRows in_rows = rows_of_region(rows, region);
  Table table;
  table.page = page;
  table.kind = region.kind;
  table.cols = static_cast<int>(region.gaps.size()) + 1;
  table.rows = in_rows.row_of.back() + 1;
  table.box = box_of(rows, region);
  std::vector<std::vector<Piece>> pieces(static_cast<size_t>(table.rows));
  for (size_t i = region.begin; i < region.end; ++i) {
    for (Piece& piece : pieces_of(rows[i], region, page)) {
      pieces[static_cast<size_t>(in_rows.row_of[i - region.begin])].push_back(std::move(piece));
    }
  }
  const Lattice lattice = lattice_of(table, rows, region, in_rows.row_of);
  for (int row = 0; row < table.rows; ++row) {
    add_cells(table, row, pieces[static_cast<size_t>(row)], lattice);
  }
  merge_over_partial_rules(table, region, rows, in_rows.row_of);
  table.confidence = in_rows.sure ? kSureRows : kUnsureRows;
  if (!in_rows.sure) {
    table.doubts.push_back({"table-without-rulings", {}, {}});
  }
  return table;
}

}  // namespace ita::layout
