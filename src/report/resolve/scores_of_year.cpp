#include "report/resolve/scores_of_year.h"

#include <algorithm>
#include <cmath>

#include "report/find/lines/lone_total.h"
#include "report/resolve/means.h"
#include "report/view/score_value.h"

namespace ita::report {

namespace {

constexpr double kFits = 0.0251;

/// All scores, each without a doubt: the tables were cut right, whatever the layout feared.
bool whole(const std::vector<Indicator>& indicators, const IndicatorNames& names) {
  return indicators.size() >= names.year().indicators.size() &&
         std::none_of(indicators.begin(), indicators.end(),
                      [](const Indicator& i) { return !i.score || i.review.needed(); });
}

/// The scores give the very number: the card was read the right way round.
void confirm_direction(Review& review) {
  std::erase_if(review.reasons,
                [](const Reason& reason) { return reason.code == "card-direction-unsure"; });
}

std::vector<Evidence> also(const Decision& decision) {
  std::vector<Evidence> out;
  for (const Candidate* other : decision.agreeing) {
    out.push_back(other->evidence);
  }
  return out;
}

}  // namespace

Choice ScoresOfYear::of(Field field, int number, const std::string& instrument) const {
  Choice out;
  for (const Candidate* c : results_) {
    if (c->field == field && c->number == number && c->instrument == instrument) {
      out.push_back(c);
    }
  }
  return out;
}

namespace {

/// Where the indicator keeps a number of this role that stands beside its score; null for others.
std::optional<double>* place_beside(Indicator& indicator, Role role) {
  switch (role) {
    case Role::previous:
      return &indicator.previous;
    case Role::difference:
      return &indicator.difference;
    case Role::weight:
      return &indicator.weight;
    case Role::points:
      return &indicator.points;
    default:
      return nullptr;
  }
}

}  // namespace

/// What the print gives beside a score in its row: the newest of the years before, the difference,
/// the weight.
void ScoresOfYear::beside(Indicator& indicator, const Candidate& chosen) const {
  int newest = -1;
  for (const Candidate& c : all_) {
    if (chosen.table < 0 || c.table != chosen.table || !same_subject(c, chosen) || !c.value) {
      continue;
    }
    std::optional<double>* into = place_beside(indicator, c.role);
    const bool newer = c.role == Role::previous && c.year.value_or(0) > newest;
    if (into != nullptr && (!*into || newer)) {
      *into = c.falls ? -*c.value : *c.value;
      newest = c.role == Role::previous ? c.year.value_or(0) : newest;
    }
  }
}

/// A sentence may repeat what a table prints of the same subject under another role: last year's
/// score, the change.
bool ScoresOfYear::explained_by_table(const Candidate& candidate) const {
  return candidate.method == Method::sentence && candidate.value &&
         std::any_of(all_.begin(), all_.end(), [&](const Candidate& c) {
           return c.table >= 0 && c.role != Role::score && c.role != Role::unexplained &&
                  same_subject(c, candidate) && c.value && same_value(c, candidate);
         });
}

std::optional<Indicator> ScoresOfYear::indicator(const facts::Indicator& fact) const {
  Decision decision = decide(of(Field::indicator, fact.number, ""));
  if (decision.chosen == nullptr) {
    return std::nullopt;
  }
  std::erase_if(decision.differing, [&](const Candidate* c) { return explained_by_table(*c); });
  const Candidate& chosen = *decision.chosen;
  Indicator out;
  out.number = fact.number;
  out.name = fact.name;
  out.instrument = fact.instrument;
  out.name_as_printed = chosen.name_as_printed;
  out.score = chosen.value;
  if (chosen.evidence.page > 0) {
    out.evidence = chosen.evidence;
  }
  out.also = also(decision);
  out.level = chosen.level;
  add_doubts(out.review, decision);
  beside(out, chosen);
  doubt_unexplained(out.review, chosen, all_);
  return out;
}

std::vector<Indicator> ScoresOfYear::indicators() const {
  std::vector<Indicator> out;
  std::vector<const Candidate*> chosen;
  for (const facts::Indicator& fact : context_.names.year().indicators) {
    if (auto found = indicator(fact)) {
      out.push_back(std::move(*found));
      chosen.push_back(decide(of(Field::indicator, fact.number, "")).chosen);
    }
  }
  if (!whole(out, context_.names)) {
    for (size_t i = 0; i < out.size(); ++i) {
      for (const Reason& doubt : chosen[i]->layout_doubts) {
        out[i].review.add(doubt);
      }
    }
  }
  return out;
}

/// "คะแนนถ่วงน้ำหนักของ IIT 25.97": where only its points are printed they are its score.
Choice ScoresOfYear::points_of(const std::string& instrument) const {
  Choice out;
  for (const Candidate& c : all_) {
    const bool of_year = !c.year || !context_.fiscal_year || c.year == context_.fiscal_year;
    if (c.field == Field::instrument && c.role == Role::points && c.instrument == instrument &&
        c.value && of_year && (c.whose == Whose::unsaid || c.whose == Whose::own)) {
      out.push_back(&c);
    }
  }
  return out;
}

std::optional<Instrument> ScoresOfYear::instrument(const facts::InstrumentFact& fact,
                                                   const std::vector<Indicator>& indicators) const {
  Choice percent, points;
  Choice all = of(Field::instrument, 0, fact.code);
  if (all.empty()) {
    all = points_of(fact.code);
  }
  for (const Candidate* c : all) {
    const std::string scale = c->role == Role::points ? "points"
                              : !c->scale.empty()     ? c->scale
                              : c->value ? instrument_scale(*c->value, indicators, fact)
                                         : "percent";
    (scale == "points" ? points : percent).push_back(c);
  }
  const bool as_percent = !percent.empty();
  const auto mean = instrument_mean(indicators, fact);
  const double part = as_percent ? 1 : fact.weight;
  const Decision decision =
      decide(as_percent ? percent : points, mean ? std::optional(*mean * part) : std::nullopt);
  if (decision.chosen == nullptr) {
    return std::nullopt;
  }
  Instrument out;
  out.code = fact.code;
  out.score = decision.chosen->value;
  out.scale = as_percent ? "percent" : "points";
  if (decision.chosen->evidence.page > 0) {
    out.evidence = decision.chosen->evidence;
  }
  add_doubts(out.review, decision);
  const bool fits = out.score && mean && std::fabs(*out.score - *mean * part) < kFits;
  if (fits) {
    confirm_direction(out.review);
  } else {
    doubt_unexplained(out.review, *decision.chosen, all_);
  }
  if (out.score && mean && decision.chosen->method == Method::table && !fits) {
    out.review.add("instrument-not-mean", {{"instrument", fact.code}});
  }
  return out;
}

std::vector<Instrument> ScoresOfYear::instruments(const std::vector<Indicator>& indicators) const {
  std::vector<Instrument> out;
  for (const facts::InstrumentFact& fact : context_.names.year().instruments) {
    if (auto found = instrument(fact, indicators)) {
      out.push_back(std::move(*found));
    }
  }
  return out;
}

namespace {

/// A level that is taken from elsewhere than its score brings its own doubt along.
void doubt_level(Review& review, const Candidate& said) {
  for (const Reason& doubt : said.doubts) {
    if (doubt.code == "several-levels") {
      review.add(doubt);
    }
  }
}

}  // namespace

std::optional<Overall> ScoresOfYear::overall(const std::vector<Indicator>& indicators) const {
  Choice scores;
  const Candidate* level = nullptr;
  for (const Candidate* c : of(Field::overall, 0, "")) {
    if (c->value || c->absent || !c->doubts.empty()) {
      scores.push_back(c);
    }
    level = level == nullptr && c->level ? c : level;
  }
  const auto weighted = weighted_mean(indicators, context_.names.year());
  Decision decision = decide(scores, weighted);
  if (decision.chosen == nullptr && level == nullptr) {
    return std::nullopt;
  }
  Overall out;
  if (level != nullptr) {
    out.level = level->level;
    out.evidence = level->evidence;
  }
  if (decision.chosen != nullptr) {
    std::erase_if(decision.differing, [&](const Candidate* c) { return explained_by_table(*c); });
    const Candidate& chosen = *decision.chosen;
    out.score = chosen.value;
    out.evidence = chosen.evidence;
    out.level = chosen.level ? chosen.level : out.level;
    add_doubts(out.review, decision);
    if (!chosen.level && level != nullptr) {
      doubt_level(out.review, *level);
    }
    doubt_unexplained(out.review, chosen, all_);
    const bool fits = weighted && chosen.value && std::fabs(*chosen.value - *weighted) < kFits;
    if (chosen.why.code == kLargestNumber && !fits) {
      out.review.add("total-by-size");
    }
    if (fits) {
      confirm_direction(out.review);
    }
  }
  return out;
}

}  // namespace ita::report
