#pragma once

#include <vector>

#include "report/flow.h"
#include "report/report.h"
#include "report/score_prose.h"
#include "report/score_table.h"

namespace ita::report {

/// Puts what tables and sentences say of the scores together; tables go first, a difference becomes
/// a doubt.
void assemble_scores(Report& report, const layout::Layout& layout, const std::vector<Para>& flow,
                     const ScoreContext& context);

}  // namespace ita::report
