#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "checks/arithmetic.h"
#include "checks/subject.h"
#include "checks/sum_fit.h"

namespace ita::checks {

/// A printed instrument held against the mean of its indicators.
struct InstrumentResult {
  size_t index = 0;  ///< of the printed instrument
  const facts::InstrumentFact* fact = nullptr;
  std::optional<double> computed;  ///< on the printed scale
  Fit fit = Fit::equal;
  bool other_scale = false;  ///< fits only when read on the other scale
};

/// Every printed instrument of the year that has a score, held against the indicators' `scores`.
std::vector<InstrumentResult> compare_instruments(const Subject& subject, const Scores& scores);

}  // namespace ita::checks
