#pragma once

#include <vector>

#include "report/find/plan/outline.h"
#include "report/find/plan/plan_runs.h"
#include "report/view/indicator_match.h"

namespace ita::report {

/// "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่": an analysis by indicators.  Headings with the indicator's number, and
/// paragraphs that begin with one and say themselves what must be improved ("จุดที่ควรพัฒนา …").
/// Empty where fewer than two stand in the run.
std::vector<OutlineItem> issues_by_indicator(const std::vector<Para>& flow, const PlanRun& run,
                                             const IndicatorNames& names);

}  // namespace ita::report
