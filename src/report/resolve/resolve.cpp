#include "report/resolve/resolve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "report/resolve/decide.h"
#include "report/resolve/levels.h"
#include "report/resolve/scores_of_year.h"
#include "report/view/score_value.h"

namespace ita::report {

namespace {

bool own(const Candidate& c) { return c.whose == Whose::unsaid || c.whose == Whose::own; }

bool result_stage(const Candidate& c) {
  return c.stage == Stage::unsaid || c.stage == Stage::final_result || c.stage == Stage::corrected;
}

/// A number that may be a result of the reporting agency, of whatever year.
bool is_result(const Candidate& c) { return c.role == Role::score && own(c) && result_stage(c); }

/// Numbers of a table of an earlier year, and of its columns of earlier years.
bool is_past(const Candidate& c, std::optional<int> fiscal_year) {
  return (c.role == Role::score || c.role == Role::previous) && own(c) && result_stage(c) &&
         c.year && (!fiscal_year || *c.year < *fiscal_year);
}

/// The newest year that the indicators' candidates name, where none is of the assessed year: what
/// the document has instead, and says so.
std::optional<int> year_instead(const std::vector<Candidate>& all, std::optional<int> fiscal_year) {
  std::optional<int> newest;
  for (const Candidate& c : all) {
    if (c.field != Field::indicator || !is_result(c) || !c.value) {
      continue;
    }
    if (!c.year || !fiscal_year || *c.year == *fiscal_year) {
      return std::nullopt;
    }
    newest = std::max(newest.value_or(0), *c.year);
  }
  return newest;
}

HistoryEntry make_entry(int year, const Choice& choice) {
  const Decision decision = decide(choice);
  HistoryEntry out;
  out.fiscal_year_be = year;
  const Candidate& chosen = *decision.chosen;
  out.score = chosen.value;
  out.level = chosen.level;
  for (const Candidate* c : choice) {
    out.level = out.level ? out.level : c->level;
  }
  if (!chosen.evidence.raw.empty()) {
    out.evidence = chosen.evidence;
  }
  for (const Reason& doubt : chosen.year_doubts) {
    out.review.add(doubt);
  }
  add_doubts(out.review, decision);
  return out;
}

/// The printed change of a year, beside its score in a table of years.
std::optional<double> change_beside(const std::vector<Candidate>& all, const Candidate& chosen) {
  for (const Candidate& c : all) {
    if (c.role == Role::difference && c.field == Field::overall && c.table >= 0 &&
        c.table == chosen.table && c.year == chosen.year) {
      return c.falls && c.value ? std::optional(-*c.value) : c.value;
    }
  }
  return std::nullopt;
}

HistoryEntry& entry_of(std::vector<HistoryEntry>& history, int year) {
  const auto known = std::find_if(history.begin(), history.end(),
                                  [&](const HistoryEntry& e) { return e.fiscal_year_be == year; });
  if (known != history.end()) {
    return *known;
  }
  history.push_back({});
  history.back().fiscal_year_be = year;
  return history.back();
}

/// Scores of indicators and instruments in earlier years, as tables and sentences give them.
void add_parts_of_history(Report& report, const std::vector<Candidate>& all,
                          const ScoreContext& context) {
  std::map<std::pair<int, int>, Choice> indicators;
  std::map<std::pair<int, std::string>, Choice> instruments;
  for (const Candidate& c : all) {
    if (is_past(c, context.fiscal_year) && c.value && c.field == Field::indicator) {
      indicators[{*c.year, c.number}].push_back(&c);
    } else if (is_past(c, context.fiscal_year) && c.value && c.field == Field::instrument) {
      instruments[{*c.year, c.instrument}].push_back(&c);
    }
  }
  for (const auto& [key, choice] : indicators) {
    const Decision decision = decide(choice);
    Indicator out;
    out.number = key.second;
    out.score = decision.chosen->value;
    out.evidence = decision.chosen->evidence;
    add_doubts(out.review, decision);
    entry_of(report.history, key.first).indicators.push_back(std::move(out));
  }
  for (const auto& [key, choice] : instruments) {
    const Decision decision = decide(choice);
    Instrument out;
    out.code = key.second;
    out.score = decision.chosen->value;
    out.scale = decision.chosen->scale == "points" ? "points" : "percent";
    out.evidence = decision.chosen->evidence;
    add_doubts(out.review, decision);
    entry_of(report.history, key.first).instruments.push_back(std::move(out));
  }
  std::stable_sort(report.history.begin(), report.history.end(),
                   [](const HistoryEntry& a, const HistoryEntry& b) {
                     return a.fiscal_year_be < b.fiscal_year_be;
                   });
}

/// A result that a sentence tells of a year after the assessed one: it belongs to the history,
/// where the checks doubt which of the two years the paper is about.
bool is_later(const Candidate& c, std::optional<int> fiscal_year) {
  return is_result(c) && c.value && c.year && fiscal_year && *c.year > *fiscal_year &&
         (c.saying != Saying::silent || c.why.code == "no-name");
}

void add_history(Report& report, const std::vector<Candidate>& all,
                 std::optional<int> fiscal_year) {
  std::map<int, Choice> years;
  for (const Candidate& c : all) {
    const bool table_of_years = c.method == Method::history && is_result(c) && c.year;
    if (c.field == Field::overall &&
        (table_of_years || is_past(c, fiscal_year) || is_later(c, fiscal_year))) {
      years[*c.year].push_back(&c);
    }
  }
  for (const auto& [year, choice] : years) {
    HistoryEntry entry = make_entry(year, choice);
    const Candidate& chosen = *decide(choice).chosen;
    entry.difference = change_beside(all, chosen);
    doubt_unexplained(entry.review, chosen, all);
    report.history.push_back(std::move(entry));
  }
}

}  // namespace

void resolve_scores(Report& report, const ScoreFindings& found, const ScoreContext& context) {
  const std::vector<Candidate>& candidates = found.candidates;
  const std::optional<int> instead = year_instead(candidates, context.fiscal_year);
  Choice results;
  for (const Candidate& c : candidates) {
    const bool of_year = !c.year || !context.fiscal_year || *c.year == *context.fiscal_year;
    if (is_result(c) &&
        (of_year || (instead && *c.year == *instead && c.method == Method::table))) {
      results.push_back(&c);
    }
  }
  ScoresOfYear year(candidates, results, context);
  report.indicators = year.indicators();
  if (instead) {
    for (Indicator& indicator : report.indicators) {
      indicator.review.add("scores-of-other-year", {{"year", std::to_string(*instead)}});
    }
    if (report.fiscal_year) {
      report.fiscal_year->review.add(
          "year-of-table-differs",
          {{"said", std::to_string(report.fiscal_year->be)}, {"year", std::to_string(*instead)}});
    }
  }
  report.instruments = year.instruments(report.indicators);
  report.overall = year.overall(report.indicators);
  add_history(report, candidates, context.fiscal_year);
  if (!instead) {
    add_parts_of_history(report, candidates, context);
  }
  resolve_levels(report, found, context.fiscal_year);
}

}  // namespace ita::report
