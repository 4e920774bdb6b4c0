#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ita/facts.h"

namespace ita::checks {

/// Rounded half up to two decimals, as the assessment's published scores are.
double round_half_up(double value);
/// The rounded value in hundredths, so that two scores are compared without floating dust.
long hundredths(double value);
/// "99.17".
std::string two_decimals(double value);

using Scores = std::map<int, double>;  ///< by indicator number

/// Mean of the instrument's indicators, unrounded; nothing when one of them is missing.
std::optional<double> instrument_mean(const facts::InstrumentFact& instrument,
                                      const Scores& scores);
/// The year's rule: instrument means, unrounded, by their weights.  Nothing when a score is
/// missing.
std::optional<double> weighted_overall(const facts::YearFacts& year, const Scores& scores);
/// The plain mean of all indicators of the year: no rule of the assessment, but home-made tables
/// use it.
std::optional<double> mean_of_all(const facts::YearFacts& year, const Scores& scores);

/// The level that the rule of the scale gives.  `instruments` are percent scores; nothing when a
/// condition on the instruments decides and they are not known.
std::optional<std::string> level_of(const facts::LevelScale& scale, double overall,
                                    const std::vector<double>& instruments);
/// Every level that the scale allows for this overall score, whatever the instruments are.
std::vector<std::string> levels_possible(const facts::LevelScale& scale, double overall);

/// Whether a mean of item shares (k of n items fulfilled in each group) can give this score,
/// rounded to two decimals.
bool on_lattice(const std::vector<int>& items, double score);

}  // namespace ita::checks
