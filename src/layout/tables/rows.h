#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Which printed row each line of each column belongs to.
struct RowPlan {
  int rows = 1;
  std::vector<std::vector<int>> row_of;  ///< by column, by line
  std::vector<double> tops;              ///< y at which each row begins, points
  double confidence = 1;
};

/// Finds rows that no ruling separates, from a column in which every line is one number (or "-"),
/// under some lines of a heading or none; the heading is a row of its own.
/// Lines beside a number share its row; other lines go to the row above, or to the nearer one where
/// numbers stand in the middle of their row. `least`: at least so many columns must have a line at
/// each number.
RowPlan plan_rows(const std::vector<const std::vector<Line>*>& columns, size_t least);

}  // namespace ita::layout
