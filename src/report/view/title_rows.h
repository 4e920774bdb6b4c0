#pragma once

#include <optional>
#include <vector>

#include "layout/layout.h"

namespace ita::report {

/// The title that a sheet prints in its first rows, each a cell over all columns: what stands there
/// is said of the whole page, as a title above the table would.  Rows with scores are none.
std::vector<layout::Block> title_rows(const layout::Table& table);

/// The last row where it is one cell over all columns: a heading that stands right below the table
/// may have been taken into it.
std::optional<layout::Block> last_row(const layout::Table& table);

}  // namespace ita::report
