#pragma once

#include <vector>

#include "layout/tables/ruling_stacks.h"

namespace ita::layout {

/// One text over all columns, and no value.
bool across_columns(const Row& row);

/// Tables of one width under one another share the ends of their rulings.  They part where text
/// across the columns stands over a line that names columns, and where a broad band is empty; text
/// after the last row is no part of them.
std::vector<RulingStack> part_stack(const RulingStack& stack, const std::vector<Row>& rows);

}  // namespace ita::layout
