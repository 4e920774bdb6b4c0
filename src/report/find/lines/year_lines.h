#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/flow.h"

namespace ita::report {

/// Lines of a year, its score and its level, below a line that names those columns: a table of
/// years that the layout did not see as one.
std::vector<Candidate> find_year_lines(const std::vector<Para>& flow, const ScoreContext& context);

}  // namespace ita::report
