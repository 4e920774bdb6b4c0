#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/view.h"

namespace ita::report {

/// "IIT of people inside (92.35)": a line or cell that begins with the name of an instrument and
/// ends with its score in brackets, the heading of its indicators; and "4 Use of property (90.17)"
/// in a column that is headed "indicator (score)".
std::vector<Candidate> find_bracketed(const View& view, const ScoreContext& context);

}  // namespace ita::report
