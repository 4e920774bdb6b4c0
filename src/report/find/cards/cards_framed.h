#pragma once

#include <vector>

#include "layout/layout.h"
#include "report/find/candidate.h"
#include "report/find/context.h"

namespace ita::report {

/// Cards whose frames the layout took for a table: a cell that holds a name and its number, or a
/// cell with a name and beside it one that begins with the number.  Added to `into`.
void find_in_frames(std::vector<Candidate>& into, const layout::Layout& layout,
                    const ScoreContext& context);

}  // namespace ita::report
