#pragma once

#include "layout/layout.h"

namespace ita::report {

/// "1. ด้านการให้บริการ" over "1.1 …", "1.2 …": a row that names the rows below it and says nothing of
/// its own.
bool heads_group(const layout::Table& table, int row);

}  // namespace ita::report
