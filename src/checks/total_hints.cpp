#include "checks/total_hints.h"

#include <string>

#include "checks/sum_fit.h"
#include "thai/numerals.h"

namespace ita::checks {

namespace {

bool differ_in_one_digit(const std::string& a, const std::string& b) {
  int different = 0;
  for (size_t i = 0; a.size() == b.size() && i < a.size(); ++i) {
    different += a[i] != b[i] ? 1 : 0;
  }
  return different == 1;
}

/// Other readings and other prints of a value, as its doubts hold them.
std::vector<double> alternatives(const report::Review& review, const std::optional<double>& value) {
  std::vector<double> out;
  const auto take = [&](const std::string& raw) {
    for (const thai::Number& number : thai::find_numbers(raw)) {
      if (number.value >= 0 && number.value <= 100 && number.value != value.value_or(-1)) {
        out.push_back(number.value);
      }
    }
  };
  for (const Reason& reason : review.reasons) {
    for (const auto& [name, text] : reason.args) {
      if (name == "first" || name == "second") {
        take(text);
      }
    }
    for (const Place& place : reason.places) {
      take(place.raw);
    }
  }
  return out;
}

}  // namespace

std::vector<Reason> total_hints(const Subject& subject, const Scores& scores, double weighted) {
  const report::Report& report = subject.report;
  const double printed = *report.overall->score;
  const int decimals = printed_decimals(printed, report.overall->evidence);
  std::vector<Reason> out;
  for (const report::Indicator& item : report.indicators) {
    for (const double other : alternatives(item.review, item.score)) {
      Scores changed = scores;
      changed[item.number] = other;
      const auto overall = weighted_overall(subject.year, changed);
      if (overall && fit_of(printed, decimals, *overall) == Fit::equal) {
        out.push_back({"fits-if-indicator",
                       {{"number", std::to_string(item.number)}, {"score", two_decimals(other)}},
                       {}});
        add_place(out.back().places, item.evidence);
      }
    }
  }
  for (const double other : alternatives(report.overall->review, report.overall->score)) {
    if (fit_of(other, 2, weighted) == Fit::equal) {
      out.push_back({"fits-if-total", {{"score", two_decimals(other)}}, {}});
    }
  }
  if (out.empty() && differ_in_one_digit(two_decimals(printed), two_decimals(weighted))) {
    out.push_back({"fits-but-for-one-digit", {}, {}});
  }
  return out;
}

}  // namespace ita::checks
