#include "report/find/tables/table_years.h"

#include <algorithm>

#include "report/find/tables/table_columns.h"
#include "report/view/evidence.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Indicators that make a table the one of the report.
constexpr size_t kFewest = 5;

struct Dated {
  size_t indicators = 0;
  std::optional<TableYear> year;
};

/// The heading cell of a column that states the year.
const GridCell* cell_of_year(const Grid& grid, const TableColumn& column, int first_row) {
  for (int r = first_row - 1; r >= 0; --r) {
    const GridCell* cell = grid.at(r, column.col);
    if (cell != nullptr && cell->year == column.year) {
      return cell;
    }
  }
  return nullptr;
}

/// Columns whose headings leave it open that they are scores; dates count, targets do not.
bool may_be_scores(const TableColumn& column) {
  // Whose they are is not known yet: a column headed by one agency's name may be the report's.
  const bool named = column.role == Role::comparison && column.heading.whose == Whose::named;
  return column.numbers() && !column.by_instrument &&
         (column.role == Role::score || column.role == Role::unexplained || named);
}

Dated read(const Grid& grid, const ScoreContext& context) {
  Dated out;
  const HeadingReader reader(context);
  const TableRows rows = find_rows(grid, context, reader);
  if (rows.indicators == 0) {
    return out;
  }
  std::vector<TableColumn> columns = find_columns(grid, rows, context, reader);
  explain_by_numbers(columns, rows);
  const TableColumn* newest = nullptr;
  bool undated = false;
  for (const TableColumn& column : columns) {
    if (!may_be_scores(column)) {
      continue;
    }
    out.indicators = std::max(out.indicators, column.cells.size());
    undated =
        undated || (!column.year && column.role == Role::score && column.saying != Saying::silent);
    if (column.year && (newest == nullptr || *column.year > *newest->year)) {
      newest = &column;
    }
  }
  const GridCell* cell =
      newest != nullptr && !undated ? cell_of_year(grid, *newest, rows.first_row()) : nullptr;
  if (cell != nullptr) {
    out.year =
        TableYear{*newest->year, evidence_of(cell->traced, Span{0, cell->text().size()}), {}};
    for (const thai::Number& number : thai::find_numbers(cell->text())) {
      add_reading_doubts(out.year->review, cell->traced, {number.begin, number.end});
    }
  }
  return out;
}

}  // namespace

std::optional<TableYear> scored_year(const layout::Layout& layout, const facts::Facts& facts) {
  const IndicatorNames names(facts, facts.newest());
  const ScoreContext context{facts, names, std::nullopt, "", "", ""};
  Dated best;
  for (const layout::JoinedTable& joined : layout.joined) {
    const Grid grid(joined.table, names);
    for (const Grid& turned : {grid, grid.transposed()}) {
      Dated dated = read(turned, context);
      if (dated.indicators > best.indicators) {
        best = std::move(dated);
      }
    }
  }
  return best.indicators >= kFewest ? best.year : std::nullopt;
}

}  // namespace ita::report
