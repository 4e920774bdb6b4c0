#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/view/indicator_match.h"

namespace ita::report {

/// Tells the totals of one table apart by its own scores: of a sum, a plain mean of the indicators
/// and a weighted total, the last is the score, as far as it is there.
void settle_totals(std::vector<Candidate>& candidates, const IndicatorNames& names);

}  // namespace ita::report
