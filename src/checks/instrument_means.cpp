#include "checks/instrument_means.h"

#include <algorithm>

namespace ita::checks {

std::vector<InstrumentResult> compare_instruments(const Subject& subject, const Scores& scores) {
  const report::Report& report = subject.report;
  std::vector<InstrumentResult> out;
  for (size_t i = 0; i < report.instruments.size(); ++i) {
    const report::Instrument& printed = report.instruments[i];
    const auto fact =
        std::find_if(subject.year.instruments.begin(), subject.year.instruments.end(),
                     [&](const facts::InstrumentFact& item) { return item.code == printed.code; });
    if (fact == subject.year.instruments.end() || !printed.score) {
      continue;
    }
    InstrumentResult result{i, &*fact, instrument_mean(*fact, scores), Fit::equal, false};
    if (result.computed) {
      const double percent = *result.computed;
      const bool points = printed.scale == "points";
      const int decimals = printed_decimals(*printed.score, printed.evidence);
      const double same = points ? percent * fact->weight : percent;
      const double other = points ? percent : percent * fact->weight;
      result.computed = same;
      result.fit = fit_of(*printed.score, decimals, same);
      result.other_scale =
          result.fit == Fit::off && fit_of(*printed.score, decimals, other) == Fit::equal;
    }
    out.push_back(result);
  }
  return out;
}

}  // namespace ita::checks
