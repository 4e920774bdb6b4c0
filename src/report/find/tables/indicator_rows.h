#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/reason.h"
#include "report/view/grid.h"

namespace ita::report {

/// A row of a score table that holds one indicator.
struct IndicatorRow {
  int row = 0;
  int number = 0;
  const GridCell* name = nullptr;
  std::optional<Reason> doubt;  ///< number and name disagree, or the name is not known
  std::string printed;  ///< the name where it runs over `last_row`; empty where its cell holds it
  int last_row = 0;     ///< the row itself, or the one below where a table without rulings cut it
};

/// Which rows are indicators and where their names stand.
struct RowPlan {
  std::vector<IndicatorRow> rows;
  int name_col = -1, index_col = -1;
  int first_row() const { return rows.empty() ? 0 : rows.front().row; }
  /// Whether the row is an indicator's, or the rest of one.
  bool covers(int row) const;
};
RowPlan plan_rows(const Grid& grid, const IndicatorNames& names);

}  // namespace ita::report
