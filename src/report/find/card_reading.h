#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"

namespace ita::report {

/// What a card says: `lines` are its words in order, the name before the number.  `para`: of the
/// flow, `group`: given to each candidate.
std::vector<Candidate> read_card(const std::vector<layout::Line>& lines, size_t para,
                                 const ScoreContext& context, int group);

}  // namespace ita::report
