#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// A table that prints the same headings twice or three times beside one another is that many
/// tables, the left one first.  Any other table comes back alone.
std::vector<Table> split_side_by_side(Table table);

}  // namespace ita::layout
