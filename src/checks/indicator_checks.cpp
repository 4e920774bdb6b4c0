#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/subject.h"
#include "thai/key.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

void check_once(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "indicators-once-each";
  if (subject.year.indicators.empty()) {
    subject.add(id, CheckStatus::not_applicable, "year-without-indicators",
                {{"year", std::to_string(subject.year.be)}});
    return;
  }
  if (report.indicators.empty()) {
    subject.add(id, CheckStatus::not_applicable, "no-indicators");
    return;
  }
  std::map<int, std::vector<size_t>> at;
  for (size_t i = 0; i < report.indicators.size(); ++i) {
    at[report.indicators[i].number].push_back(i);
  }
  std::vector<int> missing;
  for (const facts::Indicator& indicator : subject.year.indicators) {
    if (!at.contains(indicator.number)) {
      missing.push_back(indicator.number);
    }
  }
  std::vector<int> doubled;
  std::vector<std::string> paths;
  for (const auto& [number, places] : at) {
    const bool foreign = std::none_of(
        subject.year.indicators.begin(), subject.year.indicators.end(),
        [&n = number](const facts::Indicator& indicator) { return indicator.number == n; });
    if (places.size() == 1 && !foreign) {
      continue;
    }
    doubled.push_back(number);
    for (const size_t place : places) {
      paths.push_back(indicator_path(place));
      report.indicators[place].review.add(foreign ? "indicator-not-of-year" : "indicator-doubled",
                                          {{"number", std::to_string(number)}});
    }
  }
  if (missing.empty() && doubled.empty()) {
    subject.add(id, CheckStatus::pass, "indicators-complete",
                {{"count", std::to_string(report.indicators.size())}});
    return;
  }
  if (!missing.empty()) {
    report.review.add("indicators-missing", {{"numbers", joined(missing)}});
  }
  if (doubled.empty()) {
    subject.add(id, CheckStatus::warning, "indicators-missing", {{"numbers", joined(missing)}});
  } else {
    subject.add(id, CheckStatus::fail, "indicators-doubled", {{"numbers", joined(doubled)}},
                std::move(paths));
  }
}

double likeness(const std::string& key, const facts::Indicator& indicator) {
  double best = thai::similarity(key, thai::match_key(indicator.name));
  for (const std::string& alias : indicator.aliases) {
    best = std::max(best, thai::similarity(key, thai::match_key(alias)));
  }
  return best;
}

/// The number is the key; a printed name that is clearly another indicator's means that a row was
/// mixed up.
void check_names(Subject& subject) {
  report::Report& report = subject.report;
  std::vector<std::string> paths;
  size_t compared = 0;
  for (size_t i = 0; i < report.indicators.size(); ++i) {
    report::Indicator& item = report.indicators[i];
    const std::string key = thai::match_key(item.name_as_printed);
    if (key.empty()) {
      continue;
    }
    ++compared;
    double own = 0;
    double other = 0;
    int other_number = 0;
    for (const facts::Indicator& indicator : subject.year.indicators) {
      const double alike = likeness(key, indicator);
      if (indicator.number == item.number) {
        own = alike;
      } else if (alike > other) {
        other = alike;
        other_number = indicator.number;
      }
    }
    if (other >= 0.85 && other > own + 0.1) {
      item.review.add("name-of-other-indicator", {{"name", item.name_as_printed},
                                                  {"other", std::to_string(other_number)},
                                                  {"number", std::to_string(item.number)}});
      paths.push_back(indicator_path(i));
    }
  }
  if (compared == 0) {
    subject.add("indicator-names-agree", CheckStatus::not_applicable, "no-names-to-compare");
  } else if (paths.empty()) {
    subject.add("indicator-names-agree", CheckStatus::pass, "names-agree",
                {{"count", std::to_string(compared)}});
  } else {
    subject.add("indicator-names-agree", CheckStatus::fail, "names-disagree",
                {{"count", std::to_string(paths.size())}}, std::move(paths));
  }
}

}  // namespace

void check_indicators(Subject& subject) {
  check_once(subject);
  check_names(subject);
}

/// O-items score 0 or 100, so that indicators 9 and 10 of a single agency can only take certain
/// values.
void check_lattice(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "oit-scores-possible";
  if (!subject.year_known || !subject.year.oit_lattice) {
    subject.add(id, CheckStatus::not_applicable, "lattice-unknown");
    return;
  }
  std::vector<std::string> off;
  std::vector<int> which;
  size_t compared = 0;
  for (size_t i = 0; i < report.indicators.size(); ++i) {
    report::Indicator& item = report.indicators[i];
    const auto items = subject.year.lattice_items.find(item.number);
    if (items == subject.year.lattice_items.end() || !item.score ||
        printed_decimals(*item.score, item.evidence) < 2) {
      continue;
    }
    ++compared;
    if (on_lattice(items->second, *item.score)) {
      continue;
    }
    off.push_back(indicator_path(i));
    which.push_back(item.number);
    if (read_by_ocr(item.evidence) && !subject.vouched(off.back())) {
      item.review.add("score-not-possible", {{"score", two_decimals(*item.score)},
                                             {"number", std::to_string(item.number)}});
    }
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "no-lattice-scores");
  } else if (off.empty()) {
    subject.add(id, CheckStatus::pass, "lattice-scores-possible",
                {{"count", std::to_string(compared)}});
  } else {
    subject.add(id, CheckStatus::warning, "lattice-scores-impossible", {{"numbers", joined(which)}},
                std::move(off));
  }
}

}  // namespace ita::checks
