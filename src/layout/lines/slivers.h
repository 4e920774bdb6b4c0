#pragma once

#include <vector>

#include "layout/flow/page_flow.h"

namespace ita::layout {

/// Takes out of the end of each page what it repeats of the next one: printing from a browser
/// leaves the tips of the next page's first line at the foot of a page.
void drop_slivers(std::vector<PageFlow>& pages, const std::vector<Table>& tables);

}  // namespace ita::layout
