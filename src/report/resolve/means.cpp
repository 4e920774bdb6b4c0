#include "report/resolve/means.h"

#include <cmath>
#include <set>

#include "facts/means.h"

namespace ita::report {

namespace {

/// By number; of several entries of one number the first counts.
facts::Scores scores_of(const std::vector<Indicator>& indicators) {
  facts::Scores out;
  std::set<int> seen;
  for (const Indicator& indicator : indicators) {
    if (seen.insert(indicator.number).second && indicator.score) {
      out.emplace(indicator.number, *indicator.score);
    }
  }
  return out;
}

}  // namespace

std::optional<double> instrument_mean(const std::vector<Indicator>& indicators,
                                      const facts::InstrumentFact& instrument) {
  return facts::instrument_mean(instrument, scores_of(indicators));
}

std::optional<double> weighted_mean(const std::vector<Indicator>& indicators,
                                    const facts::YearFacts& year) {
  return facts::weighted_overall(year, scores_of(indicators));
}

std::string instrument_scale(double value, const std::vector<Indicator>& indicators,
                             const facts::InstrumentFact& instrument) {
  if (const auto mean = instrument_mean(indicators, instrument)) {
    const double as_percent = std::fabs(value - *mean);
    const double as_points = std::fabs(value - *mean * instrument.weight);
    return as_points < as_percent ? "points" : "percent";
  }
  return value <= instrument.weight * 100 ? "points" : "percent";
}

}  // namespace ita::report
