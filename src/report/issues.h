#pragma once

#include <vector>

#include "ita/facts.h"
#include "report/flow.h"
#include "report/report.h"

namespace ita::report {

/// The analysis topics with their text and the items below them as actions.
std::vector<Issue> find_issues(const std::vector<Para>& flow, const facts::YearFacts& year);

}  // namespace ita::report
