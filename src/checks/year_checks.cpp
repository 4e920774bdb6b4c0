#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "checks/subject.h"
#include "thai/numerals.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

// The assessment began in fiscal year 2556 (general knowledge); nothing earlier can be a result of
// it.
constexpr int kFirstAssessment = 2556;
constexpr int kBeMinusCe = 543;

/// A report cannot speak of a year after the newest that the facts know and the one that follows
/// it.
bool plausible(const Subject& subject, int be) {
  return be >= kFirstAssessment && be <= subject.facts.newest().be + 1;
}

/// Whether the raw reading holds the year, as four or two digits, Buddhist or Christian.
bool raw_holds_year(const std::string& raw, int be) {
  const std::vector<thai::Number> numbers = thai::find_numbers(raw);
  return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
    const long value = std::lround(number.value);
    return value == be || value == be - kBeMinusCe || value == be % 100;
  });
}

/// What was found about the years of the document.
struct YearFaults {
  std::optional<Reason> first;
  std::vector<std::string> paths;
  bool failed = false;

  void add(const Reason& reason, const char* path) {
    first = first ? first : reason;
    paths.emplace_back(path);
  }
};

void check_year(Subject& subject, report::Year& year, const char* path, YearFaults& faults) {
  if (year.be <= 0) {
    return;
  }
  if (!plausible(subject, year.be)) {
    Reason reason{"year-impossible", {{"year", std::to_string(year.be)}}, {}};
    if (plausible(subject, year.be - kBeMinusCe)) {
      reason = {
          "year-543-twice",
          {{"year", std::to_string(year.be)}, {"right", std::to_string(year.be - kBeMinusCe)}},
          {}};
    }
    year.review.add(reason);
    faults.add(reason, path);
    faults.failed = true;
  }
  if (year.evidence && !raw_holds_year(year.evidence->raw, year.be)) {
    const Reason reason{
        "year-not-as-read", {{"year", std::to_string(year.be)}, {"raw", year.evidence->raw}}, {}};
    year.review.add(reason);
    faults.add(reason, path);
  }
}

void check_document_years(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "years-plausible";
  if (!subject.year_known) {
    subject.add(id, CheckStatus::not_applicable, "year-not-found");
    report.review.add("year-not-found");
    return;
  }
  YearFaults faults;
  check_year(subject, *report.fiscal_year, "/fiscal_year/be", faults);
  if (report.plan_year && report.plan_year->be > 0) {
    check_year(subject, *report.plan_year, "/plan_year/be", faults);
    const int ahead = report.plan_year->be - report.fiscal_year->be;
    if (ahead < 0 || ahead > 2) {
      Reason reason{"plan-year-far",
                    {{"plan", std::to_string(report.plan_year->be)},
                     {"year", std::to_string(report.fiscal_year->be)}},
                    {}};
      add_place(reason.places, report.plan_year->evidence);
      report.plan_year->review.add(reason);
      report.fiscal_year->review.add(reason);
      faults.add(reason, "/plan_year/be");
    }
  }
  if (!faults.first) {
    subject.add(id, CheckStatus::pass, "year-plausible",
                {{"year", std::to_string(report.fiscal_year->be)}}, {"/fiscal_year/be"});
    return;
  }
  subject.add(id, faults.failed ? CheckStatus::fail : CheckStatus::warning, faults.first->code,
              faults.first->args, std::move(faults.paths));
}

/// Results come out in July or August of their year: a paper whose latest day lies before cannot
/// tell them.
void check_dates(Subject& subject) {
  const char* const id = "year-fits-dates";
  constexpr int kFirstMonth = 6;  // one month early, for scores told before they are announced
  report::Report& report = subject.report;
  if (!subject.year_known || !report.latest_day) {
    subject.add(id, CheckStatus::not_applicable, "no-day-or-year");
    return;
  }
  const report::Day& day = *report.latest_day;
  const ReasonArgs args{{"year", std::to_string(report.fiscal_year->be)},
                        {"day", day.evidence.raw},
                        {"page", std::to_string(day.evidence.page)}};
  if (std::pair(day.be, day.month) >= std::pair(report.fiscal_year->be, kFirstMonth)) {
    subject.add(id, CheckStatus::pass, "year-fits-dates", args, {"/fiscal_year/be"});
    return;
  }
  report.fiscal_year->review.add("day-before-result", args,
                                 {{day.evidence.page, day.evidence.bbox, day.evidence.raw}});
  subject.add(id, CheckStatus::warning, "day-before-result", args, {"/fiscal_year/be"});
}

/// A result of a later year: the paper may be about that one, and its total the one that counts.
void doubt_assessed_year(report::Report& report, const report::HistoryEntry& later) {
  if (!later.score || !later.evidence) {
    return;
  }
  const Reason reason{"later-year-has-result",
                      {{"year", std::to_string(later.fiscal_year_be)},
                       {"assessed", std::to_string(report.fiscal_year->be)}},
                      {{later.evidence->page, later.evidence->bbox, later.evidence->raw}}};
  report.fiscal_year->review.add(reason);
  if (report.overall) {
    report.overall->review.add(reason);
  }
}

void check_history_years(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "history-years-plausible";
  if (report.history.empty()) {
    subject.add(id, CheckStatus::not_applicable, "no-history");
    return;
  }
  std::map<int, int> times;
  for (const report::HistoryEntry& entry : report.history) {
    ++times[entry.fiscal_year_be];
  }
  std::optional<Reason> first;
  std::vector<std::string> paths;
  for (size_t i = 0; i < report.history.size(); ++i) {
    report::HistoryEntry& entry = report.history[i];
    Reason reason{"", {{"year", std::to_string(entry.fiscal_year_be)}}, {}};
    if (!plausible(subject, entry.fiscal_year_be)) {
      reason.code = "year-impossible";
    } else if (times[entry.fiscal_year_be] > 1) {
      reason.code = "year-doubled";
    } else if (subject.year_known && entry.fiscal_year_be > report.fiscal_year->be) {
      reason.code = "year-after-assessed";
      reason.args.emplace_back("assessed", std::to_string(report.fiscal_year->be));
      doubt_assessed_year(report, entry);
    }
    if (!reason.code.empty()) {
      entry.review.add(reason);
      first = first ? first : reason;
      paths.push_back(fmt::format("/history/{}/fiscal_year_be", i));
    }
  }
  if (paths.empty()) {
    subject.add(id, CheckStatus::pass, "history-plausible",
                {{"count", std::to_string(times.size())}});
  } else {
    subject.add(id, CheckStatus::warning, first->code, first->args, std::move(paths));
  }
}

/// The printed total, or, without one, the computed one.
struct Total {
  double score = 0;
  bool printed = false;
};

std::optional<Total> total_of(const report::Report& report) {
  if (report.overall && report.overall->score) {
    return Total{*report.overall->score, true};
  }
  return report.computed.overall ? std::optional(Total{*report.computed.overall, false})
                                 : std::nullopt;
}

/// An entry of the history that is not the total: both are doubted, each with the other's place.
void doubt_entry_and_total(Subject& subject, report::HistoryEntry& entry, const Total& total,
                           const char* code, const ReasonArgs& args) {
  report::Report& report = subject.report;
  Reason about_entry{code, args, {}};
  Reason about_total{code, args, {}};
  add_place(about_total.places, entry.evidence);
  if (total.printed) {
    add_place(about_entry.places, report.overall->evidence);
  }
  entry.review.add(about_entry);
  if (total.printed && !subject.vouched(kOverallPath)) {
    report.overall->review.add(about_total);
  }
}

/// The assessed year's entry of the history is the overall score again.
void check_history_and_table(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "history-agrees-with-overall";
  const auto entry = std::find_if(
      report.history.begin(), report.history.end(), [&](const report::HistoryEntry& e) {
        return subject.year_known && e.score && e.fiscal_year_be == report.fiscal_year->be;
      });
  const std::optional<Total> total = total_of(report);
  if (entry == report.history.end() || !total) {
    subject.add(id, CheckStatus::not_applicable, "no-history-of-year");
    return;
  }
  const bool printed = total->printed;
  const long apart = std::labs(hundredths(total->score) - hundredths(*entry->score));
  const ReasonArgs args{{"year", std::to_string(entry->fiscal_year_be)},
                        {"history", two_decimals(*entry->score)},
                        {"total", two_decimals(total->score)}};
  const std::string path = history_path(static_cast<size_t>(entry - report.history.begin()));
  std::vector<std::string> paths{path};
  if (printed) {
    paths.emplace_back(kOverallPath);
  }
  if (apart <= (printed ? 0 : 1)) {
    subject.vouch(path);
    subject.add(id, CheckStatus::pass, printed ? "history-is-total" : "history-is-computed", args,
                std::move(paths));
    return;
  }
  const char* const code = printed ? "history-differs-from-total" : "history-differs-from-computed";
  doubt_entry_and_total(subject, *entry, *total, code, args);
  subject.add(id, CheckStatus::fail, code, args, std::move(paths));
}

}  // namespace

void check_years(Subject& subject) {
  check_document_years(subject);
  check_dates(subject);
  check_history_years(subject);
  check_history_and_table(subject);
}

}  // namespace ita::checks
