#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Two tables beside each other whose rulings meet across the space between them: one grid with an
/// empty column, and on both sides of it the same heads.  Each becomes a table of its own.
std::vector<Table> part_side_tables(Table table);

}  // namespace ita::layout
