#pragma once

#include <map>
#include <optional>

#include "facts/facts.h"

// The sums that the rule of a year makes of its indicators.
namespace ita::facts {

using Scores = std::map<int, double>;  ///< by indicator number

/// Mean of the instrument's indicators, unrounded; nothing when one of them is missing.
std::optional<double> instrument_mean(const InstrumentFact& instrument, const Scores& scores);
/// The year's rule: instrument means, unrounded, by their weights.  Nothing when a score is
/// missing.
std::optional<double> weighted_overall(const YearFacts& year, const Scores& scores);
/// The plain mean of all indicators of the year: no rule of the assessment, but home-made tables
/// use it.
std::optional<double> mean_of_all(const YearFacts& year, const Scores& scores);

}  // namespace ita::facts
