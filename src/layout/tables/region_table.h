#pragma once

#include "layout/layout.h"
#include "layout/tables/regions.h"

namespace ita::layout {

/// Cuts the lines of a region into the cells of a table.  `page`: its number.
Table table_of(const std::vector<Row>& rows, const Region& region, int page);

}  // namespace ita::layout
