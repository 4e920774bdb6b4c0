#include "checks/instrument_total.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "checks/arithmetic.h"
#include "checks/sum_fit.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

constexpr const char* kNoSumOfInstruments = "total-is-not-sum-of-instruments";

/// The instruments of the year as the report prints them.
struct PrintedInstruments {
  double sum = 0;  ///< weighted where they are not points already
  size_t found = 0;
  bool points = false;
  std::vector<std::string> paths{kOverallPath};
};

PrintedInstruments printed_instruments(const Subject& subject) {
  const report::Report& report = subject.report;
  PrintedInstruments out;
  for (const facts::InstrumentFact& fact : subject.year.instruments) {
    const auto printed =
        std::find_if(report.instruments.begin(), report.instruments.end(),
                     [&](const report::Instrument& i) { return i.code == fact.code && i.score; });
    if (printed == report.instruments.end()) {
      continue;
    }
    const bool points = printed->scale == "points";
    ++out.found;
    out.points = out.points || points;
    out.sum += points ? *printed->score : *printed->score * fact.weight;
    out.paths.push_back(instrument_path(static_cast<size_t>(printed - report.instruments.begin())));
  }
  return out;
}

/// What a total that does not fit puts into doubt: the instruments, or, where nothing vouches for
/// it, the total.
void doubt_instruments(Subject& subject, const ReasonArgs& args) {
  report::Report& report = subject.report;
  Reason reason{kNoSumOfInstruments, args, {}};
  const bool overall_vouched = subject.vouched(kOverallPath);
  for (size_t i = 0; i < report.instruments.size(); ++i) {
    report::Instrument& instrument = report.instruments[i];
    if (!instrument.score || subject.vouched(instrument_path(i))) {
      continue;
    }
    add_place(reason.places, instrument.evidence);
    if (overall_vouched) {
      instrument.review.add(reason.code, args);
    }
  }
  if (!overall_vouched) {
    report.overall->review.add(reason);
  }
}

}  // namespace

void check_total_against_instruments(Subject& subject) {
  const report::Report& report = subject.report;
  const char* const id = "overall-is-sum-of-instruments";
  auto [sum, found, points, paths] = printed_instruments(subject);
  if (found == 0 || found < subject.year.instruments.size() || !report.overall ||
      !report.overall->score) {
    subject.add(id, CheckStatus::not_applicable, "no-total-or-instruments");
    return;
  }
  const double printed = *report.overall->score;
  const int decimals = printed_decimals(printed, report.overall->evidence);
  Fit fit = fit_of(printed, decimals, sum);
  if (fit == Fit::near && points) {
    fit = Fit::equal;  // three rounded points
  }
  const ReasonArgs args{{"printed", two_decimals(printed)}, {"sum", two_decimals(sum)}};
  if (fit == Fit::equal) {
    if (!subject.vouched(kOverallPath)) {
      subject.vouch(kOverallPath);
    }
    subject.add(id, CheckStatus::pass, "total-is-sum-of-instruments", args, std::move(paths));
    return;
  }
  if (fit == Fit::near) {
    subject.add(id, CheckStatus::warning, "total-nearly-sum-of-instruments", args,
                std::move(paths));
    return;
  }
  doubt_instruments(subject, args);
  subject.add(id, subject.fail_or_warn(), kNoSumOfInstruments, args, std::move(paths));
}

}  // namespace ita::checks
