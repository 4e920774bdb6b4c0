#pragma once

#include <string>
#include <vector>

#include "audit/official_comparison.h"

namespace ita::audit {

/// Compares the values of one report with one line of the list.  `result`: the file of the report.
std::vector<Comparison> compare_values(const std::string& result, const report::Report& report,
                                       const OfficialRow& row);

}  // namespace ita::audit
