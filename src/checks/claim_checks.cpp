#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/subject.h"

namespace ita::checks {

namespace {

using report::CheckStatus;
using report::Claim;

constexpr double kSame = 0.005;
constexpr double kRounding = 0.0151;  ///< of a difference of two printed scores

/// The indicators that a claim speaks of: all, or those of one instrument.
std::vector<size_t> scope_of(const Subject& subject, const Claim& claim) {
  std::vector<size_t> out;
  for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
    const report::Indicator& item = subject.report.indicators[i];
    if (claim.instrument.empty() || item.instrument == claim.instrument) {
      out.push_back(i);
    }
  }
  return out;
}

bool complete(const Subject& subject, const std::vector<size_t>& scope, const Claim& claim) {
  size_t expected = 0;
  for (const facts::Indicator& indicator : subject.year.indicators) {
    expected += claim.instrument.empty() || indicator.instrument == claim.instrument ? 1 : 0;
  }
  return scope.size() == expected && std::all_of(scope.begin(), scope.end(), [&](size_t i) {
           return subject.report.indicators[i].score.has_value();
         });
}

/// What the sentence names against what the table says; none when the two agree.
std::optional<Reason> contradiction(Subject& subject, const Claim& claim,
                                    const std::vector<size_t>& scope,
                                    std::vector<std::string>& paths) {
  const bool highest = claim.kind == Claim::Kind::highest;
  double extreme = highest ? -1 : 101;
  for (const size_t i : scope) {
    const double score = *subject.report.indicators[i].score;
    extreme = highest ? std::max(extreme, score) : std::min(extreme, score);
  }
  std::optional<Reason> out;
  for (const int number : claim.indicators) {
    for (const size_t i : scope) {
      const report::Indicator& item = subject.report.indicators[i];
      if (item.number == number && std::abs(*item.score - extreme) > kSame) {
        out = Reason{highest ? "not-the-highest" : "not-the-lowest",
                     {{"number", std::to_string(number)},
                      {"score", two_decimals(*item.score)},
                      {"extreme", two_decimals(extreme)}},
                     {{claim.evidence.page, claim.evidence.bbox, claim.evidence.raw}}};
        paths.push_back(indicator_path(i));
      }
    }
  }
  if (out) {
    for (const size_t i : scope) {
      if (std::abs(*subject.report.indicators[i].score - extreme) <= kSame) {
        paths.push_back(indicator_path(i));
      }
    }
  }
  return out;
}

void check_extremes(Subject& subject) {
  const char* const id = "extremes-agree";
  std::optional<Reason> first;
  std::vector<std::string> paths;
  size_t compared = 0;
  for (const Claim& claim : subject.report.claims) {
    const std::vector<size_t> scope = scope_of(subject, claim);
    if (claim.kind == Claim::Kind::change || !complete(subject, scope, claim)) {
      continue;
    }
    ++compared;
    std::vector<std::string> about;
    const std::optional<Reason> wrong = contradiction(subject, claim, scope, about);
    if (!wrong) {
      continue;
    }
    first = first ? first : wrong;
    for (const std::string& path : about) {
      paths.push_back(path);
      for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
        if (path == indicator_path(i) && !subject.vouched(path)) {
          subject.report.indicators[i].review.add(*wrong);
        }
      }
    }
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "no-extremes-said");
  } else if (!first) {
    subject.add(id, CheckStatus::pass, "extremes-agree", {{"count", std::to_string(compared)}});
  } else {
    subject.add(id, CheckStatus::warning, first->code, first->args, std::move(paths));
  }
}

std::optional<double> score_of_year(const report::Report& report, int be) {
  for (const report::HistoryEntry& entry : report.history) {
    if (entry.fiscal_year_be == be) {
      return entry.score;
    }
  }
  return std::nullopt;
}

/// Differences between years, from the table of years and from sentences.
void check_history_differences(Subject& subject) {
  const char* const id = "history-differences-agree";
  report::Report& report = subject.report;
  std::optional<Reason> first;
  std::vector<std::string> paths;
  size_t compared = 0;
  for (size_t i = 0; i < report.history.size(); ++i) {
    report::HistoryEntry& entry = report.history[i];
    const auto before = score_of_year(report, entry.fiscal_year_be - 1);
    if (!entry.difference || !entry.score || !before) {
      continue;
    }
    ++compared;
    const double rise = *entry.score - *before;
    // Words or arrows may carry the sign.
    if (std::abs(std::abs(rise) - std::abs(*entry.difference)) <= kRounding) {
      continue;
    }
    const Reason wrong{"difference-of-years-off",
                       {{"year", std::to_string(entry.fiscal_year_be)},
                        {"score", two_decimals(*entry.score)},
                        {"before", two_decimals(*before)},
                        {"difference", two_decimals(*entry.difference)}},
                       {}};
    first = first ? first : wrong;
    paths.push_back(history_path(i));
    entry.review.add(wrong);
  }
  for (const Claim& claim : report.claims) {
    const auto before =
        subject.year_known ? score_of_year(report, report.fiscal_year->be - 1) : std::nullopt;
    if (claim.kind != Claim::Kind::change || !before || !report.overall || !report.overall->score) {
      continue;
    }
    ++compared;
    const double rise = *report.overall->score - *before;
    if (std::abs(rise - claim.change) <= kRounding) {
      continue;
    }
    const Reason wrong{claim.change < 0 ? "fall-said-otherwise" : "rise-said-otherwise",
                       {{"said", two_decimals(std::abs(claim.change))},
                        {"score", two_decimals(*report.overall->score)},
                        {"before", two_decimals(*before)},
                        {"difference", two_decimals(rise)}},
                       {{claim.evidence.page, claim.evidence.bbox, claim.evidence.raw}}};
    first = first ? first : wrong;
    paths.emplace_back(kOverallPath);
    if (!subject.vouched(kOverallPath)) {
      report.overall->review.add(wrong);
    }
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "no-differences-of-years");
  } else if (!first) {
    subject.add(id, CheckStatus::pass, "differences-of-years-agree",
                {{"count", std::to_string(compared)}});
  } else {
    subject.add(id, CheckStatus::warning, first->code, first->args, std::move(paths));
  }
}

}  // namespace

void check_claims(Subject& subject) {
  check_extremes(subject);
  check_history_differences(subject);
}

}  // namespace ita::checks
