#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// Parts a column of a ruled table between which and its neighbour the ruling was not found: every
/// row has a wide gap at the same place, with a number on the right of it.
void part_unruled_columns(Table& table);

/// Parts the rows of a ruled table that lack the verticals of the others (banded styles leave them
/// out of every second row): what stands in each of the columns, apart from the rest, is no cell
/// merged over them.
void part_unruled_rows(Table& table);

}  // namespace ita::layout
