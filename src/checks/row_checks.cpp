#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/subject.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

void finish_rows(Subject& subject, const char* id, size_t compared, std::string message,
                 std::vector<std::string> paths, const char* all_well) {
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีคอลัมน์นี้ให้ตรวจ");
    return;
  }
  if (paths.empty()) {
    subject.add(id, CheckStatus::pass, fmt::format(fmt::runtime(all_well), compared));
    return;
  }
  message.resize(message.size() - 2);
  for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
    report::Indicator& item = subject.report.indicators[i];
    if (std::find(paths.begin(), paths.end(), indicator_path(i)) != paths.end() &&
        !subject.vouched(indicator_path(i))) {
      item.review.add("ตัวเลขในแถวเดียวกันไม่ลงตัว: " + message);
    }
  }
  subject.add(id, CheckStatus::warning, std::move(message), std::move(paths));
}

void check_points(Subject& subject, const Scores& scores) {
  const char* const id = "weighted-points-agree";
  std::vector<std::string> paths;
  std::string message;
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
      message += fmt::format("ตัวชี้วัดที่ {}: {} × {} ≠ {}; ", item.number, two_decimals(*item.score),
                             *item.weight, two_decimals(*item.points));
      paths.push_back(indicator_path(i));
    }
  }
  finish_rows(subject, id, compared, std::move(message), std::move(paths),
              "คะแนนถ่วงน้ำหนัก {} ค่าเท่ากับคะแนนคูณน้ำหนัก");
}

void check_differences(Subject& subject) {
  const char* const id = "differences-agree";
  std::vector<std::string> paths;
  std::vector<size_t> opposite;
  std::string message;
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
    message += fmt::format("ตัวชี้วัดที่ {}: {} − {} ≠ {}; ", item.number, two_decimals(*item.score),
                           two_decimals(*item.previous), two_decimals(*item.difference));
    paths.push_back(indicator_path(i));
  }
  if (opposite.size() >= 3 && signed_right == 0) {
    for (const size_t index : opposite) {
      subject.report.indicators[index].review.add("ผลต่างกลับเครื่องหมายทุกแถว คะแนนปีนี้กับปีก่อนอาจสลับกัน");
      paths.push_back(indicator_path(index));
    }
    message += "ผลต่างกลับเครื่องหมายทุกแถว คะแนนปีนี้กับปีก่อนอาจสลับกัน; ";
  }
  finish_rows(subject, id, compared, std::move(message), std::move(paths),
              "ผลต่างจากปีก่อน {} ค่าตรงกับการลบ");
}

}  // namespace

void check_row_differences(Subject& subject) { check_differences(subject); }

void check_row_points(Subject& subject) { check_points(subject, subject.indicator_scores()); }

}  // namespace ita::checks
