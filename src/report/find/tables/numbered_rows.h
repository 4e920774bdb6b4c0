#pragma once

#include "report/find/tables/table_rows.h"

namespace ita::report {

/// Rows that name their indicators by number alone: a line of 1 to 10 that is headed "indicator",
/// with nothing but numbers beside it.  Empty unless every indicator of the year is there once, so
/// that the numbers of some other list are not taken for them.
TableRows rows_by_number(const Grid& grid, const ScoreContext& context);

}  // namespace ita::report
