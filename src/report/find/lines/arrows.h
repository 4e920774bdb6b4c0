#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/flow.h"

namespace ita::report {

/// "84.15 → 90.00" is read as what it was and what it is now.  Where a line says that the arrow
/// points to a wish, the first is the score; where the paper names no year before and no word for
/// one, nobody says which it is, and the score is doubted.
void settle_arrows(const std::vector<Para>& flow, const ScoreContext& context,
                   std::vector<Candidate>& candidates);

}  // namespace ita::report
