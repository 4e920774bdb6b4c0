#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// Parts a column of a ruled table between which and its neighbour the ruling was not found: every
/// row has a wide gap at the same place, with a number on the right of it.
void part_unruled_columns(Table& table);

}  // namespace ita::layout
