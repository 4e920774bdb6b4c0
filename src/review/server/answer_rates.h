#pragma once

#include <vector>

#include "review/store/correction.h"

namespace ita::review {

/// How many of the values that people looked at were wrong: of the doubted ones, and of the random
/// sample of those that nothing doubts.  Those that somebody happened on are no measure of the
/// rest.
Json rates_of(const std::vector<Correction>& holding);

}  // namespace ita::review
