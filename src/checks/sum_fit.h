#pragma once

namespace ita::checks {

/// How well a printed total fits a computed one.
enum class Fit { equal, near, off };

/// Two scores of two decimals may differ by 0.01, because the assessment averages unrounded
/// answers.  A total printed with fewer decimals may differ by half of its last place.
Fit fit_of(double printed, int decimals, double computed);

}  // namespace ita::checks
