#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/find/sentences/segments.h"

namespace ita::report {

/// A year, "mean", "target" without a number of their own: they decide what the number beside them
/// is.
bool says_more(const Segment& segment, const ScoreContext& context);

/// What a card says: `lines` are its words in order, the name before the number.  `para`: of the
/// flow, `group`: given to each candidate.
std::vector<Candidate> read_card(const std::vector<layout::Line>& lines, size_t para,
                                 const ScoreContext& context, int group);

}  // namespace ita::report
