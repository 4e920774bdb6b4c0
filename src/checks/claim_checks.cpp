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

/// What the sentence names against what the table says.  Empty when the two agree.
std::string contradiction(Subject& subject, const Claim& claim, const std::vector<size_t>& scope,
                          std::vector<std::string>& paths) {
  const bool highest = claim.kind == Claim::Kind::highest;
  double extreme = highest ? -1 : 101;
  for (const size_t i : scope) {
    const double score = *subject.report.indicators[i].score;
    extreme = highest ? std::max(extreme, score) : std::min(extreme, score);
  }
  std::string message;
  for (const int number : claim.indicators) {
    for (const size_t i : scope) {
      const report::Indicator& item = subject.report.indicators[i];
      if (item.number == number && std::abs(*item.score - extreme) > kSame) {
        message = fmt::format("ข้อความว่าตัวชี้วัดที่ {} ได้คะแนน{} แต่ได้ {} ขณะที่คะแนน{}คือ {}", number,
                              highest ? "สูงสุด" : "ต่ำสุด", two_decimals(*item.score),
                              highest ? "สูงสุด" : "ต่ำสุด", two_decimals(extreme));
        paths.push_back(indicator_path(i));
      }
    }
  }
  if (!message.empty()) {
    for (const size_t i : scope) {
      if (std::abs(*subject.report.indicators[i].score - extreme) <= kSame) {
        paths.push_back(indicator_path(i));
      }
    }
  }
  return message;
}

void check_extremes(Subject& subject) {
  const char* const id = "extremes-agree";
  std::string message;
  std::vector<std::string> paths;
  size_t compared = 0;
  for (const Claim& claim : subject.report.claims) {
    const std::vector<size_t> scope = scope_of(subject, claim);
    if (claim.kind == Claim::Kind::change || !complete(subject, scope, claim)) {
      continue;
    }
    ++compared;
    std::vector<std::string> about;
    const std::string wrong = contradiction(subject, claim, scope, about);
    if (wrong.empty()) {
      continue;
    }
    message += (message.empty() ? "" : "; ") + wrong;
    for (const std::string& path : about) {
      paths.push_back(path);
      for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
        if (path == indicator_path(i) && !subject.vouched(path)) {
          subject.report.indicators[i].review.add(wrong);
        }
      }
    }
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีข้อความที่บอกตัวชี้วัดสูงสุดหรือต่ำสุดให้เทียบ");
  } else if (message.empty()) {
    subject.add(id, CheckStatus::pass,
                fmt::format("ข้อความ {} แห่งที่บอกตัวชี้วัดสูงสุดหรือต่ำสุดตรงกับคะแนน", compared));
  } else {
    subject.add(id, CheckStatus::warning, message, std::move(paths));
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
  std::string message;
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
    const std::string wrong =
        fmt::format("ปี {}: {} − {} ≠ {}", entry.fiscal_year_be, two_decimals(*entry.score),
                    two_decimals(*before), two_decimals(*entry.difference));
    message += (message.empty() ? "" : "; ") + wrong;
    paths.push_back(history_path(i));
    entry.review.add("ผลต่างระหว่างปีไม่ลงตัว: " + wrong);
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
    const std::string wrong =
        fmt::format("ข้อความว่าคะแนน{} {} แต่ {} − {} = {}", claim.change < 0 ? "ลดลง" : "เพิ่มขึ้น",
                    two_decimals(std::abs(claim.change)), two_decimals(*report.overall->score),
                    two_decimals(*before), two_decimals(rise));
    message += (message.empty() ? "" : "; ") + wrong;
    paths.emplace_back(kOverallPath);
    if (!subject.vouched(kOverallPath)) {
      report.overall->review.add(wrong);
    }
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีผลต่างระหว่างปีให้ตรวจ");
  } else if (message.empty()) {
    subject.add(id, CheckStatus::pass, fmt::format("ผลต่างระหว่างปี {} ค่าตรงกับการลบ", compared));
  } else {
    subject.add(id, CheckStatus::warning, message, std::move(paths));
  }
}

}  // namespace

void check_claims(Subject& subject) {
  check_extremes(subject);
  check_history_differences(subject);
}

}  // namespace ita::checks
