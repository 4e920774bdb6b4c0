#include "report/resolve/decide.h"

#include <algorithm>
#include <cmath>

#include "report/view/score_value.h"

namespace ita::report {

namespace {

/// Two numbers of so many decimals that round to the same.
constexpr double kHalfUnit[] = {0.5001, 0.05001, 0.005001};
/// What arithmetic gives fits a print within the rounding of its parts.
constexpr double kFits = 0.0251;

bool fits(const Candidate& candidate, std::optional<double> expected) {
  return expected && candidate.value && std::fabs(*candidate.value - *expected) < kFits;
}

/// How much a candidate speaks for itself: what corrects others first, then what is said plainly,
/// then tables before sentences.
int weight(const Candidate& candidate, std::optional<double> expected) {
  int out = candidate.stage == Stage::corrected ? 1000 : 0;
  out += static_cast<int>(candidate.saying) * 100;
  out += fits(candidate, expected) ? 150 : 0;
  out += candidate.value || candidate.absent ? 50 : 0;
  out += candidate.method == Method::table ? 20 : candidate.method == Method::sentence ? 0 : 10;
  out += candidate.doubts.empty() ? 5 : 0;
  return out;
}

/// A number that only might be meant is no contradiction to one that is said.
bool contradicts(const Candidate& other, const Candidate& chosen, std::optional<double> expected) {
  if (!other.value || !chosen.value || same_value(other, chosen)) {
    return false;
  }
  const bool whole_or_silent = other.saying == Saying::silent && other.method != Method::table;
  const bool confirmed = fits(chosen, expected) || chosen.saying != Saying::silent;
  return !(whole_or_silent && confirmed);
}

std::string values_of(const Decision& decision) {
  std::string out = decision.chosen->value ? two_decimals(*decision.chosen->value) : "-";
  std::vector<double> seen;
  for (const Candidate* other : decision.differing) {
    if (std::find(seen.begin(), seen.end(), *other->value) == seen.end()) {
      seen.push_back(*other->value);
      out += ", " + two_decimals(*other->value);
    }
  }
  return out;
}

}  // namespace

bool same_subject(const Candidate& a, const Candidate& b) {
  return a.field == b.field && a.number == b.number && a.instrument == b.instrument;
}

bool same_value(const Candidate& a, const Candidate& b) {
  if (!a.value || !b.value) {
    return a.absent && b.absent;
  }
  const int decimals = std::clamp(std::min(a.decimals, b.decimals), 0, 2);
  const double allowed = a.decimals == b.decimals ? kHalfUnit[2] : kHalfUnit[decimals];
  return std::fabs(*a.value - *b.value) < allowed;
}

Place place_of(const Evidence& evidence) {
  return Place{evidence.page, evidence.bbox, evidence.raw};
}

Decision decide(const Choice& candidates, std::optional<double> expected) {
  Decision out;
  int best = -1;
  for (const Candidate* candidate : candidates) {
    if (const int own = weight(*candidate, expected); own > best) {
      best = own;
      out.chosen = candidate;
    }
  }
  for (const Candidate* candidate : candidates) {
    if (candidate == out.chosen) {
      continue;
    }
    if (same_value(*candidate, *out.chosen)) {
      out.agreeing.push_back(candidate);
    } else if (contradicts(*candidate, *out.chosen, expected)) {
      out.differing.push_back(candidate);
    }
  }
  return out;
}

void add_doubts(Review& review, const Decision& decision) {
  const Candidate& chosen = *decision.chosen;
  for (const Reason& doubt : chosen.doubts) {
    review.add(doubt);
  }
  const bool said = std::any_of(chosen.doubts.begin(), chosen.doubts.end(),
                                [](const Reason& r) { return r.code == kTooManyDecimals; });
  if (chosen.value && chosen.decimals > 2 && !said) {
    review.add(kTooManyDecimals, {{"raw", chosen.evidence.raw}});
  }
  if (decision.differing.empty()) {
    return;
  }
  std::vector<Place> places;
  for (const Candidate* other : decision.differing) {
    places.push_back(place_of(other->evidence));
  }
  const bool corrects = decision.chosen->stage == Stage::corrected;
  review.add(corrects ? "corrected-elsewhere" : "differs-elsewhere",
             {{"values", values_of(decision)}}, std::move(places));
}

void doubt_unexplained(Review& review, const Candidate& chosen, const std::vector<Candidate>& all) {
  if (chosen.table < 0 || chosen.saying == Saying::plainly) {
    return;
  }
  std::vector<Place> places;
  for (const Candidate& c : all) {
    if (c.table == chosen.table && c.role == Role::unexplained && same_subject(c, chosen) &&
        (!c.year || !chosen.year || c.year == chosen.year) && c.value && !same_value(c, chosen)) {
      places.push_back(place_of(c.evidence));
    }
  }
  if (!places.empty()) {
    review.add("unexplained-beside", {}, std::move(places));
  }
}

}  // namespace ita::report
