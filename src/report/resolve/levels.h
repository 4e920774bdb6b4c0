#pragma once

#include "report/find/scores.h"
#include "report/report.h"

namespace ita::report {

/// Levels that stand without a number, for the total and the years that have none beside theirs.
/// Where short sentences say different ones, the total has none and is doubted.
void resolve_levels(Report& report, const ScoreFindings& found, std::optional<int> fiscal_year);

}  // namespace ita::report
