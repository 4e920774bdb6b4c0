#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/report.h"

namespace ita::report {

/// The overall score by the weights of the year, where all its indicators are there.
std::optional<double> weighted_mean(const std::vector<Indicator>& indicators,
                                    const facts::YearFacts& year);
/// Mean of one instrument's indicators, where all are there.
std::optional<double> instrument_mean(const std::vector<Indicator>& indicators,
                                      const facts::InstrumentFact& instrument);
/// "percent" or "points": by the mean of its indicators, else by size (points never exceed the
/// weight).
std::string instrument_scale(double value, const std::vector<Indicator>& indicators,
                             const facts::InstrumentFact& instrument);

}  // namespace ita::report
