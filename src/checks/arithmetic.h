#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "facts/means.h"

namespace ita::checks {

/// Rounded half up to two decimals, as the assessment's published scores are.
double round_half_up(double value);
/// The rounded value in hundredths, so that two scores are compared without floating dust.
long hundredths(double value);
/// "99.17".
std::string two_decimals(double value);

using facts::Scores;

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
