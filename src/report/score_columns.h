#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ita/facts.h"
#include "report/grid.h"

namespace ita::report {

/// A row of a score table that holds one indicator.
struct IndicatorRow {
  int row = 0;
  int number = 0;
  const GridCell* name = nullptr;
  std::string doubt;    ///< number and name disagree, or the name is not known
  std::string printed;  ///< the name where it runs over `last_row`; empty where its cell holds it
  int last_row = 0;     ///< the row itself, or the one below where a table without rulings cut it
};

/// Which rows are indicators and where their names stand.
struct RowPlan {
  std::vector<IndicatorRow> rows;
  int name_col = -1, index_col = -1;
  int first_row() const { return rows.empty() ? 0 : rows.front().row; }
  const IndicatorRow* at(int row) const;
  /// Whether the row is an indicator's, or the rest of one.
  bool covers(int row) const;
};
RowPlan plan_rows(const Grid& grid, const IndicatorNames& names);

/// What the numbers of a column are.
struct Column {
  int col = 0;
  std::string heading;  ///< from the top down, each cell once
  std::string role;     ///< of models/facts (score_columns), empty when the heading says nothing
  std::optional<int> year;               ///< stated by the heading
  std::map<int, const GridCell*> cells;  ///< by indicator
  bool by_instrument = false;            ///< one value for each instrument, printed once or merged
  int filled = 0, numeric = 0;
  bool numbers() const { return numeric > 0 && numeric * 2 >= filled; }
};

/// The role whose title the heading bears; a title of any other role goes before the plain words
/// for a score.
std::string role_of(std::string_view heading, const std::vector<facts::ColumnRole>& roles);

struct ColumnPlan {
  std::vector<Column> columns;  ///< all but those of names and index
  int score = -1;               ///< index into columns
  int previous = -1, difference = -1, weight = -1, points = -1;
  std::string doubt;            ///< why the choice of the score column is not certain
  bool other_agencies = false;  ///< columns are agencies and none is the one asked for
};
ColumnPlan plan_columns(const Grid& grid, const RowPlan& rows, const IndicatorNames& names,
                        const facts::Facts& facts, std::optional<int> fiscal_year,
                        const std::string& agency);

}  // namespace ita::report
