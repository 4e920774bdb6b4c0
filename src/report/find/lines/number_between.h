#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/view/flow.h"

namespace ita::report {

/// Doubts the scores of lines whose number stands far from the words before it, where another
/// number stands in that gap, half a line higher or lower: in columns of cards the lines of one
/// card run on into the number of the next.
void doubt_numbers_beyond(const std::vector<Para>& flow, std::vector<Candidate>& candidates);

}  // namespace ita::report
