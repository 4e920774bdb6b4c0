#pragma once

#include "ita/facts.h"
#include "report/report.h"

namespace ita::checks {

/// Computes what can be computed (`Report::computed`), compares it with what is printed, and writes
/// `checks` and review reasons.  Changes no value that was read.
void run(report::Report& report, const facts::Facts& facts);

}  // namespace ita::checks
