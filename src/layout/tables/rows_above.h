#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Adds the rows that stand right above a ruled table and belong to it, and takes their words out
/// of `words`.  The rulings of a head row on dark ground are hardly darker than the ground, and
/// where they are not seen the grid begins below it, or its top row is one cell.  Such a row fills
/// the columns of the table, none of its texts reaches over an edge, and it is no farther off than
/// a row of the table is high.
void add_rows_above(Table& table, std::vector<text::Word>& words);

}  // namespace ita::layout
