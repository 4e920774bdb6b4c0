#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/find/sentences/segments.h"

namespace ita::report {

/// Scores of cards that the file paints: panels (layout::Block::panel) in which one name stands
/// with one number.  What was paired is taken out of `segments`: nothing outside the card has a
/// part in it.
std::vector<Candidate> find_in_panels(std::vector<Segment>& segments, const ScoreContext& context);

}  // namespace ita::report
