#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// How a table follows the one before it in the flow.
enum class Follows {
  no,
  over_a_stray_line,  ///< begins the next page, but a few characters stand between (a stamp, a
                      ///< sliver of the next page)
  directly            ///< begins the next page; only running heads and page numbers stand between
};

/// Joins tables that continue one another.  `follows[i]`: how table i follows table i-1.
std::vector<JoinedTable> join_tables(const std::vector<Table>& tables,
                                     const std::vector<Follows>& follows);

/// x of the left edge of each column and, last, of the right edge of the table.
std::vector<double> column_edges(const Table& table);

}  // namespace ita::layout
