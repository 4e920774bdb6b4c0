#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/view.h"

namespace ita::report {

/// "IIT of people inside (92.35)": a line or cell that begins with the name of an instrument and
/// ends with its score in brackets, the heading of its indicators.
std::vector<Candidate> find_bracketed(const View& view, const ScoreContext& context);

}  // namespace ita::report
