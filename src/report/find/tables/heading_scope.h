#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/flow.h"

namespace ita::report {

/// A heading over a part of the paper that names another agency for its scores ("คะแนนของแหล่งดูงาน :
/// เทศบาลนคร…") makes the numbers below it, to the next heading, that agency's; one that begins an
/// example ("ตัวอย่าง สมมติว่า…") makes them an example's.
void settle_scopes(const std::vector<Para>& flow, const ScoreContext& context,
                   std::vector<Candidate>& candidates);

}  // namespace ita::report
