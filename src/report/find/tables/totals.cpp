#include "report/find/tables/totals.h"

#include <cmath>
#include <map>

#include "facts/facts.h"

namespace ita::report {

namespace {

constexpr double kFits = 0.0251;

/// What the scores of one year in one table come to.
struct Sums {
  std::map<int, double> scores;  ///< by indicator

  double sum() const {
    double out = 0;
    for (const auto& [number, score] : scores) {
      out += score;
    }
    return out;
  }
  std::optional<double> weighted(const facts::YearFacts& year) const {
    double out = 0;
    for (const facts::InstrumentFact& instrument : year.instruments) {
      double part = 0;
      for (const int number : instrument.indicators) {
        const auto it = scores.find(number);
        if (it == scores.end()) {
          return std::nullopt;
        }
        part += it->second;
      }
      out += part / static_cast<double>(instrument.indicators.size()) * instrument.weight;
    }
    return out;
  }
};

bool near(const std::optional<double>& a, const std::optional<double>& b) {
  return a && b && std::fabs(*a - *b) < kFits;
}

bool is_total(const Candidate& c) {
  return c.field == Field::overall && c.role == Role::score && c.value && c.method == Method::table;
}

}  // namespace

void settle_totals(std::vector<Candidate>& candidates, const IndicatorNames& names) {
  Sums sums;
  for (const Candidate& c : candidates) {
    if (c.field == Field::indicator && c.role == Role::score && c.value) {
      sums.scores[c.number] = *c.value;
    }
  }
  if (sums.scores.empty()) {
    return;
  }
  const auto weighted = sums.weighted(names.year());
  const double count = static_cast<double>(sums.scores.size());
  bool said = false;
  for (const Candidate& c : candidates) {
    said = said || (is_total(c) && near(c.value, weighted));
  }
  for (Candidate& c : candidates) {
    if (!is_total(c) || near(c.value, weighted)) {
      continue;
    }
    if (near(c.value, sums.sum()) && sums.scores.size() > 1) {
      c.role = Role::points;
      c.why = Reason{"sum-of-scores", {}, {}};
    } else if (said && near(c.value, sums.sum() / count)) {
      c.role = Role::mean;
      c.why = Reason{"mean-of-scores", {}, {}};
    }
  }
}

}  // namespace ita::report
