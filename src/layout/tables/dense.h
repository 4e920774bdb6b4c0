#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Takes tables of many number columns without rulings out of the lines of a page: indicators as
/// columns, one row for a year or an agency.  The numbers stand too close for gaps to show the
/// columns; their own places do.  Headings above may stand upright or be turned.
std::vector<Table> take_dense_tables(std::vector<Line>& lines, int page);

}  // namespace ita::layout
