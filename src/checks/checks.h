#pragma once

#include "facts/facts.h"
#include "report/document.h"

namespace ita::checks {

/// Computes what can be computed (`Report::computed`), compares it with what is printed, and writes
/// `Document::checks` and review reasons.  Changes no value that was read.
void run(report::Document& document, const facts::Facts& facts);

}  // namespace ita::checks
