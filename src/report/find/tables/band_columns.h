#pragma once

#include "report/find/tables/table_columns.h"

namespace ita::report {

/// A column for each band of scores ("95.00–100 (AA)", "A", "below 65"), each score under its own:
/// together they are the one column of the scores.
void join_bands(std::vector<TableColumn>& columns, const facts::Facts& facts);

}  // namespace ita::report
