#include "facts/means.h"

namespace ita::facts {

std::optional<double> instrument_mean(const InstrumentFact& instrument, const Scores& scores) {
  if (instrument.indicators.empty()) {
    return std::nullopt;
  }
  double sum = 0;
  for (const int number : instrument.indicators) {
    const auto found = scores.find(number);
    if (found == scores.end()) {
      return std::nullopt;
    }
    sum += found->second;
  }
  return sum / static_cast<double>(instrument.indicators.size());
}

std::optional<double> weighted_overall(const YearFacts& year, const Scores& scores) {
  double overall = 0, shares = 0;
  for (const Indicator& indicator : year.indicators) {
    const auto score = scores.find(indicator.number);
    if (indicator.weight > 0 && score == scores.end()) {
      return std::nullopt;
    }
    shares += indicator.weight;
    overall += indicator.weight > 0 ? indicator.weight * score->second : 0;
  }
  for (const InstrumentFact& instrument : year.instruments) {
    if (instrument.weight <= 0) {
      continue;
    }
    shares += instrument.weight;
    const auto mean = instrument_mean(instrument, scores);
    if (!mean) {
      return std::nullopt;
    }
    overall += instrument.weight * *mean;
  }
  return shares > 0 ? std::optional(overall) : std::nullopt;
}

std::optional<double> mean_of_all(const YearFacts& year, const Scores& scores) {
  InstrumentFact all;
  for (const Indicator& indicator : year.indicators) {
    all.indicators.push_back(indicator.number);
  }
  return instrument_mean(all, scores);
}

}  // namespace ita::facts
