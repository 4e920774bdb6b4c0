#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Tables whose rulings meet across the space between them, so that they are one grid: beside each
/// other with an empty column between and the same heads on both sides, or below each other: with
/// an empty row from edge to edge between, or the lower one begins with a row of heads over columns
/// none of which is one of the upper.  Each becomes a table of its own.
std::vector<Table> part_tables(Table table);

}  // namespace ita::layout
