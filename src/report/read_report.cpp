#include "report/read_report.h"

#include <cmath>

#include "report/find/paper/agency.h"
#include "report/find/paper/document_kind.h"
#include "report/find/paper/recognise.h"
#include "report/find/paper/titles.h"
#include "report/find/paper/years.h"
#include "report/find/plan/claims.h"
#include "report/find/plan/dates.h"
#include "report/find/scores.h"
#include "report/resolve/account.h"
#include "report/resolve/means.h"
#include "report/resolve/plan.h"
#include "report/resolve/resolve.h"
#include "report/resolve/unread_sections.h"
#include "report/view/score_value.h"

namespace ita::report {

namespace {

/// The one way of the scores: view, find, resolve, account.
std::vector<LedgerEntry> read_scores(Report& report, const layout::Layout& layout,
                                     const std::vector<Para>& flow, const facts::Facts& facts) {
  const facts::YearFacts& year =
      report.fiscal_year ? facts.year(report.fiscal_year->be) : facts.newest();
  const IndicatorNames names(facts, year);
  const ScoreContext context{
      facts,
      names,
      report.fiscal_year ? std::optional(report.fiscal_year->be) : std::nullopt,
      report.agency.name.empty() ? "" : bare_place(report.agency.name, facts),
      report.agency.name,
      report.agency.type,
      find_kind(flow, facts).kind == DocumentKind::follow_up};
  const View view = make_view(layout, flow, names);
  const ScoreFindings found = find_scores(view, context);
  resolve_scores(report, found, context);
  for (const int table : found.not_taken) {
    const layout::Table& of = layout.joined[static_cast<size_t>(table)].table;
    report.review.add("score-table-not-taken", {}, {Place{of.page, of.box, ""}});
  }
  report.latest_day = latest_day(flow, facts);
  report.claims = find_claims(flow, names, context.fiscal_year, facts);
  std::vector<LedgerEntry> ledger = account_of(found.candidates);
  account_for_tables(ledger, view);
  return ledger;
}

/// Ten scores that give the total printed for another year are the scores of that year.
std::optional<int> year_by_total(const Report& report, const facts::Facts& facts) {
  constexpr double kEqual = 0.0151;
  if (!report.fiscal_year || (report.overall && report.overall->score)) {
    return std::nullopt;
  }
  const auto computed = weighted_mean(report.indicators, facts.year(report.fiscal_year->be));
  std::optional<int> out;
  for (const HistoryEntry& entry : report.history) {
    if (computed && entry.score && std::fabs(*entry.score - *computed) < kEqual) {
      out = out ? std::nullopt : std::optional(entry.fiscal_year_be);
    }
  }
  return out;
}

/// No words give the total, but a number that no words explain is what the indicators make: it is
/// shown to a person, not taken.
void point_at_total(Report& report, const std::vector<LedgerEntry>& ledger,
                    const facts::Facts& facts) {
  constexpr double kFits = 0.0251;  // each part is rounded by itself
  const bool total = report.overall && report.overall->score;
  const auto computed = total || !report.fiscal_year
                            ? std::nullopt
                            : weighted_mean(report.indicators, facts.year(report.fiscal_year->be));
  for (const LedgerEntry& entry : ledger) {
    if (computed && entry.role == Role::unexplained && std::fabs(entry.value - *computed) < kFits) {
      report.review.add("number-like-total", {{"number", two_decimals(entry.value)}},
                        {entry.place});
      return;
    }
  }
}

/// A paper that says results of another year only may be of that year: a follow-up names the
/// plan's.
void doubt_year_without_scores(Report& report) {
  const bool scored =
      !report.indicators.empty() || (report.overall && report.overall->score.has_value());
  if (!report.fiscal_year || scored || report.history.empty()) {
    return;
  }
  const HistoryEntry& last = report.history.back();
  report.fiscal_year->review.add("no-scores-of-year",
                                 {{"year", std::to_string(report.fiscal_year->be)},
                                  {"other", std::to_string(last.fiscal_year_be)}});
}

}  // namespace

ReadReport read_report(const layout::Layout& layout, const std::vector<Para>& flow,
                       const facts::Facts& facts) {
  Report report;
  report.family = facts.family().id;
  const Years years = find_years(flow, scored_year(layout, facts), facts);
  report.fiscal_year = years.assessed;
  report.plan_year = years.plan;
  report.agency = find_agency(flow, facts);
  std::vector<LedgerEntry> ledger = read_scores(report, layout, flow, facts);
  if (const auto other = year_by_total(report, facts)) {
    Report again;
    again.family = report.family;
    again.fiscal_year = report.fiscal_year;
    again.agency = report.agency;
    const int said = report.fiscal_year->be;
    again.fiscal_year->be = *other;
    for (const HistoryEntry& entry : report.history) {
      if (entry.fiscal_year_be == *other) {
        again.fiscal_year->evidence = entry.evidence;
      }
    }
    again.fiscal_year->review.add(
        "year-by-total", {{"said", std::to_string(said)}, {"year", std::to_string(*other)}});
    again.plan_year = said > *other && !report.plan_year ? report.fiscal_year : report.plan_year;
    report = std::move(again);
    ledger = read_scores(report, layout, flow, facts);
  }

  doubt_year_without_scores(report);
  point_at_total(report, ledger, facts);
  // Topics were copied by offices before they were prescribed: where a year has none, those of the
  // newest help.
  const facts::YearFacts& year =
      report.fiscal_year ? facts.year(report.fiscal_year->be) : facts.newest();
  const facts::YearFacts& topics = year.topics.empty() ? facts.newest() : year;
  Plan plan = read_plan(layout, flow, facts, topics);
  report.issues = std::move(plan.issues);
  report.measures = std::move(plan.measures);
  report.limitations = std::move(plan.limitations);
  report.title = find_title(flow, facts);

  if (auto why_not = why_no_report(report, flow, layout, facts)) {
    return {std::nullopt, std::move(why_not), std::move(ledger)};
  }
  for (const Reason& reason : plan.review.reasons) {
    report.review.add(reason);
  }
  say_unread_sections(report, flow, facts);
  if (report.indicators.empty()) {
    report.review.add(tabulates_indicators(layout, facts) ? "indicators-not-read"
                      : report.overall                    ? "only-overall"
                                                          : "no-scores");
  }
  return {std::move(report), std::nullopt, std::move(ledger)};
}

}  // namespace ita::report
