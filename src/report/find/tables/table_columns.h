#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/find/tables/table_rows.h"

namespace ita::report {

/// A column of numbers of a score table, with the role that its heading gives it.
struct TableColumn {
  int col = 0;
  Heading heading;
  std::map<size_t, const GridCell*> cells;  ///< by index into TableRows::rows
  bool by_instrument = false;  ///< one value for each instrument, printed once or merged
  int filled = 0, numeric = 0;

  Role role = Role::unexplained;  ///< decided among all columns
  Saying saying = Saying::silent;
  std::optional<int> year;
  bool falls = false;                  ///< a difference whose positive numbers are falls
  bool bracketed = false;              ///< all its numbers stand in brackets
  const char* why = "column-heading";  ///< code: what gives the role

  bool numbers() const { return numeric > 0 && numeric * 2 >= filled; }
  /// The printed value beside a row; nothing where there is none.
  std::optional<double> value(size_t row) const;
};

/// The columns of a grid that hold numbers, each with what its heading says.
std::vector<TableColumn> find_columns(const Grid& grid, const TableRows& rows,
                                      const ScoreContext& context, const HeadingReader& reader);

/// Gives columns without a heading of their own the role that their numbers prove: a difference of
/// two others, points of a weight, a mean.  Never chooses between two columns of scores.
void explain_by_numbers(std::vector<TableColumn>& columns, const TableRows& rows);

/// Index of the column of the scores of the report, -1 where there is none.  The columns that
/// might be it as well are left unexplained; years and agencies decide before words.
int choose_scores(std::vector<TableColumn>& columns, const TableRows& rows,
                  std::optional<int> fiscal_year, bool agency_known);

}  // namespace ita::report
