#pragma once

#include <deque>
#include <vector>

#include "layout/layout.h"
#include "report/view/flow.h"

namespace ita::report {

/// The rows that title a table (`own`), and short lines above it up to the table before it, the
/// nearest first.  Of tables beside one another each has what stands over its own columns: a line
/// over several is cut at them, and its parts are added to `own`.
/// `number`: of the table in the flow.
std::vector<const Para*> captions_of(const std::vector<Para>& flow, int number,
                                     const layout::Layout& layout, std::deque<Para>& own,
                                     const facts::Facts& facts);

}  // namespace ita::report
