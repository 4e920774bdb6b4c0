#include "report/find/tables/table_columns.h"

#include <algorithm>
#include <set>

#include "report/find/tables/band_columns.h"
#include "report/find/tables/cell_numbers.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"

namespace ita::report {

namespace {

bool has_score(const Grid& grid, int row) {
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* cell = grid.at(row, c);
    if (cell != nullptr && !cell->year && cell->score.value && cell->score.decimals > 0) {
      return true;
    }
  }
  return false;
}

/// Rows above the first one that is about something, as far as they hold no score.
int header_end(const Grid& grid, const TableRows& rows) {
  const int first = rows.first_row();
  int end = grid.header_rows() > 0 ? std::min(grid.header_rows(), first) : first;
  while (end < first && !has_score(grid, end)) {
    ++end;
  }
  return end;
}

Heading heading_of(const Grid& grid, int col, int end, const HeadingReader& reader) {
  std::vector<std::string> texts;
  std::vector<bool> group;
  const GridCell* last = nullptr;
  for (int r = 0; r < end; ++r) {
    const GridCell* cell = grid.at(r, col);
    const bool whole = cell != nullptr && grid.cols() > 1 && cell->col_span >= grid.cols();
    if (cell == nullptr || cell == last || cell->empty() || whole) {
      continue;
    }
    last = cell;
    texts.push_back(cell->text());
    group.push_back(cell->col_span > 1);
  }
  // A heading over several columns with nothing below is the heading of each.
  if (!group.empty() && std::all_of(group.begin(), group.end(), [](bool g) { return g; })) {
    group.back() = false;
  }
  return reader.join(texts, group);
}

const GridCell* cell_beside(const Grid& grid, const TableRow& row, int col) {
  const GridCell* cell = grid.at(row.row, col);
  const bool below = (cell == nullptr || cell->empty()) && row.last_row > row.row;
  cell = below ? grid.at(row.last_row, col) : cell;
  return cell == nullptr || cell->empty() || cell == row.label ? nullptr : cell;
}

/// "(94.61)": numbers that stand in brackets, all of them, are said beside others.
bool in_brackets(const TableColumn& column) {
  constexpr int kFewest = 3;
  return column.numeric >= kFewest &&
         std::all_of(column.cells.begin(), column.cells.end(), [](const auto& item) {
           const std::string_view text = trimmed(item.second->text());
           return text.empty() || (text.starts_with('(') && text.ends_with(')'));
         });
}

TableColumn make_column(const Grid& grid, int col, const TableRows& rows,
                        const ScoreContext& context, const HeadingReader& reader) {
  TableColumn out;
  out.col = col;
  out.heading = heading_of(grid, col, header_end(grid, rows), reader);
  std::set<const GridCell*> distinct;
  std::set<std::string> instruments;
  for (size_t i = 0; i < rows.rows.size(); ++i) {
    const TableRow& row = rows.rows[i];
    const GridCell* cell = cell_beside(grid, row, col);
    if (cell == nullptr) {
      continue;
    }
    out.cells[i] = cell;
    if (rows.indicators > 0 && row.field != Field::indicator) {
      continue;
    }
    if (distinct.insert(cell).second) {
      ++out.filled;
      out.numeric += holds_number(*cell) ? 1 : 0;
    }
    if (const auto* indicator = context.names.indicator(row.number)) {
      instruments.insert(indicator->instrument);
    }
  }
  const size_t blocks = context.names.year().instruments.size();
  out.by_instrument = rows.indicators > 2 * blocks && distinct.size() <= blocks &&
                      instruments.size() == distinct.size() && !distinct.empty();
  out.role = out.heading.role;
  out.saying = out.heading.saying;
  out.year = out.heading.year;
  out.bracketed = in_brackets(out);
  if (out.bracketed && out.role == Role::unexplained) {
    out.why = "in-brackets";
  }
  return out;
}

/// Whether the column holds names: of indicators, of rows.
bool is_label(const TableColumn& column, const TableRows& rows) {
  size_t labels = 0;
  for (const TableRow& row : rows.rows) {
    labels += row.label != nullptr && row.label->col <= column.col &&
                      column.col < row.label->col + row.label->col_span && row.label->col_span == 1
                  ? 1
                  : 0;
  }
  const bool names = std::any_of(column.cells.begin(), column.cells.end(), [](const auto& item) {
    return item.second->label.explicit_number || item.second->label.by_name != 0;
  });
  return names || column.cells.empty() || (rows.indicators == 0 && labels * 2 > rows.rows.size());
}

/// A stroke through the table may split a column in a few rows: where nearly all cells reach over
/// both halves they are one.
void join_split(std::vector<TableColumn>& columns) {
  for (size_t i = 0; i + 1 < columns.size();) {
    TableColumn& left = columns[i];
    const TableColumn& right = columns[i + 1];
    size_t shared = 0, clash = 0;
    for (const auto& [row, cell] : right.cells) {
      const auto other = left.cells.find(row);
      shared += other != left.cells.end() && other->second == cell ? 1 : 0;
      clash += other != left.cells.end() && other->second != cell ? 1 : 0;
    }
    if (right.col != left.col + 1 || clash > 0 || shared * 10 < right.cells.size() * 7 ||
        shared < 5) {
      ++i;
      continue;
    }
    left.cells.insert(right.cells.begin(), right.cells.end());
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace

std::optional<double> TableColumn::value(size_t row) const {
  const auto it = cells.find(row);
  if (it == cells.end()) {
    return std::nullopt;
  }
  return it->second->score.value ? it->second->score.value : it->second->number;
}

std::vector<TableColumn> find_columns(const Grid& grid, const TableRows& rows,
                                      const ScoreContext& context, const HeadingReader& reader) {
  std::vector<TableColumn> out;
  for (int c = 0; c < grid.cols(); ++c) {
    if (c == rows.name_col || c == rows.index_col) {
      continue;
    }
    TableColumn column = make_column(grid, c, rows, context, reader);
    if (!is_label(column, rows)) {
      out.push_back(std::move(column));
    }
  }
  join_split(out);
  join_bands(out, context.facts);
  return out;
}

}  // namespace ita::report
