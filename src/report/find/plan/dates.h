#pragma once

#include <optional>
#include <vector>

#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// The latest day that the running text names with its month and year ("๒๖ พฤศจิกายน ๒๕๖๗", "28 ส.ค.
/// 64"); nothing when it names none.  Tables are left out: theirs are days to come.
std::optional<Day> latest_day(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
