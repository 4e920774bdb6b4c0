#pragma once

#include <vector>

#include "report/find/context.h"
#include "report/find/scores.h"
#include "report/report.h"

namespace ita::report {

/// Decides every score of a report among the candidates: its indicators, instruments, overall score
/// and history.  All candidates of the same what, whose, when and stage must agree; where they
/// differ, the one that the print says most plainly is given with a doubt that names the places of
/// the others.  Numbers of others, targets, forecasts, examples and maxima are never taken.
void resolve_scores(Report& report, const ScoreFindings& found, const ScoreContext& context);

}  // namespace ita::report
