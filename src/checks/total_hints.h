#pragma once

#include <vector>

#include "base/reason.h"
#include "checks/arithmetic.h"
#include "checks/subject.h"

namespace ita::checks {

/// Of a printed total that does not fit: whether a reading that a doubt names, or one changed digit
/// of the total, would make the sum fit.  `weighted`: what the indicators' `scores` give.
std::vector<Reason> total_hints(const Subject& subject, const Scores& scores, double weighted);

}  // namespace ita::checks
