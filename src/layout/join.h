#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Joins tables that continue one another.  `follows[i]`: nothing but running heads and page
/// numbers stands between tables i-1 and i, and table i is on the next page.
std::vector<JoinedTable> join_tables(const std::vector<Table>& tables,
                                     const std::vector<bool>& follows);

/// x of the left edge of each column and, last, of the right edge of the table.
std::vector<double> column_edges(const Table& table);

}  // namespace ita::layout
