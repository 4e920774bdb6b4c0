#pragma once

#include <vector>

#include "ita/facts.h"
#include "report/flow.h"
#include "report/report.h"

namespace ita::report {

/// The analysis topics with their text and the items below them as actions.
std::vector<Issue> find_issues(const std::vector<Para>& flow, const facts::YearFacts& year);

/// The rows of tables outside the section of measures that name a topic and what was found; for
/// reports that have no topics in prose.
std::vector<Issue> issues_of_tables(const layout::Layout& layout, const std::vector<Para>& flow,
                                    const facts::Facts& facts);

}  // namespace ita::report
