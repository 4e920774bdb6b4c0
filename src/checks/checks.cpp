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
    out.instruments.push_back(
        {instrument.code, mean ? std::optional(round_half_up(*mean)) : std::nullopt});
    if (mean) {
      instruments.push_back(*mean);
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

/// The facts of the kind of assessment that the report is of.
facts::Facts facts_for(const report::Report& report, const facts::Facts& facts) {
  for (const facts::Family& family : facts.families()) {
    if (family.id == report.family) {
      return facts.of_family(family);
    }
  }
  return facts;
}

void run_one(report::Document& document, size_t index, const facts::Facts& all_facts) {
  const facts::Facts facts = facts_for(document.reports[index], all_facts);
  Subject subject(document, index, facts);
  subject.report.computed = compute(subject);
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

/// The facts, speaking of the report's kind of assessment.
facts::Facts facts_of(const report::Report& report, const facts::Facts& facts) {
  for (const facts::Family& family : facts.families()) {
    if (family.id == report.family) {
      return facts.of_family(family);
    }
  }
  return facts;
}

}  // namespace

void run(report::Document& document, const facts::Facts& facts) {
  for (size_t i = 0; i < document.reports.size(); ++i) {
    run_one(document, i, facts_of(document.reports[i], facts));
  }
}

}  // namespace ita::checks
