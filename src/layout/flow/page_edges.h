#pragma once

#include <vector>

#include "layout/flow/page_flow.h"

namespace ita::layout {

/// Lines at one edge of a page, the outermost first: what stands there on every page is among them.
std::vector<PageFlow::Item*> edge_lines(PageFlow& page, bool top);

}  // namespace ita::layout
