#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::report {

/// The title that a sheet prints in its first rows, each a cell over all columns: what stands there
/// is said of the whole page, as a title above the table would.  Rows with scores are none.
std::vector<layout::Block> title_rows(const layout::Table& table);

/// The last rows that are one cell over all columns each: what stands right below the table, a
/// heading or a box as wide, may have been taken into it.  The first line of each, then what stands
/// below that in the cell, an item of a list by itself.
std::vector<std::vector<layout::Block>> last_rows(const layout::Table& table);

}  // namespace ita::report
