#pragma once

#include <vector>

#include "layout/layout.h"
#include "report/find/candidate.h"
#include "report/find/context.h"

namespace ita::report {

/// Scores of tables that say what was printed wrongly and what it should be ("ข้อความเดิม | แก้เป็น"):
/// what stands under the second heading corrects the report, what stands under the first is
/// accounted for.
std::vector<Candidate> find_in_errata(const layout::Layout& layout, const ScoreContext& context);

}  // namespace ita::report
