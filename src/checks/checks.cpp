#include "checks/checks.h"

#include "checks/subject.h"

namespace ita::checks {

namespace {

/// Only from the indicators, and only by the rule of a year that is known.
report::Computed compute(const Subject& subject) {
  report::Computed out;
  const Scores scores = subject.indicator_scores();
  std::vector<double> instruments;
  for (const facts::InstrumentFact& instrument : subject.year.instruments) {
    const auto mean = instrument_mean(instrument, scores);
    if (!mean) {
      continue;
    }
    instruments.push_back(*mean);
    const double rounded = round_half_up(*mean);
    if (instrument.code == "IIT") {
      out.iit = rounded;
    } else if (instrument.code == "EIT") {
      out.eit = rounded;
    } else if (instrument.code == "OIT") {
      out.oit = rounded;
    }
  }
  const auto overall = weighted_overall(subject.year, scores);
  if (!overall || !subject.year_known) {
    return out;
  }
  out.overall = round_half_up(*overall);
  for (const facts::LevelScale& scale : subject.facts.scales()) {
    if (scale.id == subject.year.level_scale) {
      out.level = level_of(scale, *overall, instruments).value_or("");
    }
  }
  return out;
}

}  // namespace

void run(report::Report& report, const facts::Facts& facts) {
  if (report.recognition != report::Recognition::recognised) {
    return;
  }
  Subject subject(report, facts);
  report.computed = compute(subject);
  check_readings(subject);
  check_indicators(subject);
  check_row_differences(subject);
  check_sums(subject);
  check_row_points(subject);
  check_levels(subject);
  check_lattice(subject);
  check_decimals(subject);
  check_years(subject);
  check_claims(subject);
  check_agency(subject);
}

}  // namespace ita::checks
