#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/find/sentences/segments.h"
#include "report/view/flow.h"

namespace ita::report {

/// Numbers of drawn charts whose labels are text: a row of years, or of indicators, is the axis,
/// and each number above it is of the label in whose column it stands.
std::vector<Candidate> find_in_charts(const std::vector<Para>& flow, std::vector<Segment> segments,
                                      const layout::Layout& layout, const ScoreContext& context);

}  // namespace ita::report
