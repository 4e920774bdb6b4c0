#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/sentences/segments.h"

namespace ita::report {

/// Cards of a page on which each score stands to the left of its name, in rings or fields beside
/// one another.  Empty where fewer than five stand so, or where as many stand to the right.
std::vector<Candidate> find_cards_beside(const std::vector<Segment>& all, int page,
                                         const ScoreContext& context, int group);

}  // namespace ita::report
