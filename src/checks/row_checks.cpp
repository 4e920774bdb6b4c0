#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/subject.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

/// A row whose numbers do not add up.
struct RowFault {
  size_t index = 0;  ///< of the indicator
  Reason reason;
};

void finish_rows(Subject& subject, const char* id, size_t compared,
                 const std::vector<RowFault>& faults, const char* all_well) {
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "no-such-column");
    return;
  }
  if (faults.empty()) {
    subject.add(id, CheckStatus::pass, all_well, {{"count", std::to_string(compared)}});
    return;
  }
  std::vector<std::string> paths;
  for (const RowFault& fault : faults) {
    paths.push_back(indicator_path(fault.index));
    if (!subject.vouched(paths.back())) {
      subject.report.indicators[fault.index].review.add(fault.reason);
    }
  }
  subject.add(id, CheckStatus::warning, faults.front().reason.code, faults.front().reason.args,
              std::move(paths));
}

void check_points(Subject& subject, const Scores& scores) {
  const char* const id = "weighted-points-agree";
  std::vector<RowFault> faults;
  size_t compared = 0;
  for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
    const report::Indicator& item = subject.report.indicators[i];
    if (!item.score || !item.weight || !item.points) {
      continue;
    }
    ++compared;
    // The weight may be the indicator's own or, in merged cells, its instrument's.
    std::vector<double> possible{*item.score};
    for (const facts::InstrumentFact& fact : subject.year.instruments) {
      if (const auto mean = instrument_mean(fact, scores); mean && fact.code == item.instrument) {
        possible.push_back(*mean);
      }
    }
    const double share = *item.weight > 1 ? *item.weight / 100 : *item.weight;
    const bool fits = std::any_of(possible.begin(), possible.end(), [&](double score) {
      return std::abs(score * share - *item.points) <= 0.0151;
    });
    if (!fits) {
      faults.push_back({i, Reason{"points-off",
                                  {{"number", std::to_string(item.number)},
                                   {"score", two_decimals(*item.score)},
                                   {"weight", fmt::format("{}", *item.weight)},
                                   {"points", two_decimals(*item.points)}},
                                  {}}});
    }
  }
  finish_rows(subject, id, compared, faults, "points-agree");
}

void check_differences(Subject& subject) {
  const char* const id = "differences-agree";
  std::vector<RowFault> faults;
  std::vector<size_t> opposite;
  size_t compared = 0;
  size_t signed_right = 0;
  for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
    const report::Indicator& item = subject.report.indicators[i];
    if (!item.score || !item.previous || !item.difference) {
      continue;
    }
    ++compared;
    constexpr double kRounding = 0.0151;
    const double rise = *item.score - *item.previous;
    if (std::abs(rise - *item.difference) <= kRounding) {
      subject.vouch(indicator_path(i));
      signed_right += std::abs(rise) > kRounding ? 1 : 0;
      continue;
    }
    // Words or arrows may carry the sign: the size alone is no contradiction, and no proof.
    if (std::abs(std::abs(rise) - std::abs(*item.difference)) <= kRounding) {
      opposite.push_back(i);
      continue;
    }
    faults.push_back({i, Reason{"difference-off",
                                {{"number", std::to_string(item.number)},
                                 {"score", two_decimals(*item.score)},
                                 {"before", two_decimals(*item.previous)},
                                 {"difference", two_decimals(*item.difference)}},
                                {}}});
  }
  if (opposite.size() >= 3 && signed_right == 0) {
    for (const size_t index : opposite) {
      faults.push_back({index, Reason{"differences-turned-round", {}, {}}});
    }
  }
  finish_rows(subject, id, compared, faults, "differences-agree");
}

}  // namespace

void check_row_differences(Subject& subject) { check_differences(subject); }

void check_row_points(Subject& subject) { check_points(subject, subject.indicator_scores()); }

}  // namespace ita::checks
