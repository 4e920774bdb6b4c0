#pragma once

#include <vector>

#include "report/flow.h"
#include "report/report.h"
#include "report/score_table.h"

namespace ita::report {

/// The level of the whole from a short sentence that names nothing else ("จัดอยู่ในระดับ A",
/// "ระดับ ผ่านดี"), for a report whose overall has none yet.  Taken where all such sentences outside
/// of the analysis and the measures agree; where they do not, the overall is marked for review.
void add_level_sentence(Report& report, const std::vector<Para>& flow, const ScoreContext& context);

}  // namespace ita::report
