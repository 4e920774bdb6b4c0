#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/find/tables/heading.h"
#include "report/find/tables/indicator_rows.h"
#include "report/view/grid.h"

namespace ita::report {

/// What a row of a score table is about.
struct TableRow {
  int row = 0, last_row = 0;
  Field field = Field::other;
  int number = 0;  ///< of an indicator
  std::string instrument;
  std::optional<int> year;
  Heading heading;                  ///< of rows that are no indicators: total, mean, target …
  const GridCell* label = nullptr;  ///< the cell that says so
  std::string printed;              ///< the indicator's name
  std::vector<Reason> doubts;       ///< whether it is this one
};

/// What the row makes of a number that its column calls a score.
Role role_in_row(const TableRow& row, Role of_column);

struct TableRows {
  std::vector<TableRow> rows;
  int name_col = -1, index_col = -1;
  size_t indicators = 0;  ///< rows of indicators
  int first_row() const;  ///< the first row that is about something
};

/// The rows of a grid that are about indicators, instruments, the whole, years, questions.
TableRows find_rows(const Grid& grid, const ScoreContext& context, const HeadingReader& reader);

}  // namespace ita::report
