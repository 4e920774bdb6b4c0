#include "report/table_years.h"

#include <algorithm>

#include "report/evidence.h"
#include "report/score_columns.h"
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
const GridCell* cell_of_year(const Grid& grid, const Column& column, int first_row) {
  for (int r = first_row - 1; r >= 0; --r) {
    const GridCell* cell = grid.at(r, column.col);
    if (cell != nullptr && cell->year == column.year) {
      return cell;
    }
  }
  return nullptr;
}

Dated read(const Grid& grid, const IndicatorNames& names, const facts::Facts& facts) {
  Dated out;
  const RowPlan rows = plan_rows(grid, names);
  if (rows.rows.empty()) {
    return out;
  }
  const ColumnPlan plan = plan_columns(grid, rows, names, facts, std::nullopt, "");
  if (plan.score < 0) {
    return out;
  }
  const Column& chosen = plan.columns[static_cast<size_t>(plan.score)];
  out.indicators = chosen.cells.size();
  const bool undated = std::any_of(plan.columns.begin(), plan.columns.end(), [](const Column& c) {
    return c.role == "score" && !c.year && c.numbers() && !c.by_instrument;
  });
  const GridCell* cell =
      chosen.year && !undated ? cell_of_year(grid, chosen, rows.first_row()) : nullptr;
  if (cell != nullptr) {
    const size_t end = cell->text().size();
    out.year = TableYear{*chosen.year, evidence_of(cell->traced, Span{0, end}), {}};
    for (const thai::Number& number : thai::find_numbers(cell->text())) {
      add_reading_doubts(out.year->review, cell->traced, {number.begin, number.end});
    }
  }
  return out;
}

}  // namespace

std::optional<TableYear> scored_year(const layout::Layout& layout, const facts::Facts& facts) {
  const IndicatorNames names(facts.newest());
  Dated best;
  for (const layout::JoinedTable& joined : layout.joined) {
    const Grid grid(joined.table, names);
    for (const Grid& turned : {grid, grid.transposed()}) {
      Dated dated = read(turned, names, facts);
      if (dated.indicators > best.indicators) {
        best = std::move(dated);
      }
    }
  }
  return best.indicators >= kFewest ? best.year : std::nullopt;
}

}  // namespace ita::report
