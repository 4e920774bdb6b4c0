#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checks/subject.h"
#include "thai/key.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

std::string joined(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) {
    out += (out.empty() ? "" : ", ") + std::to_string(number);
  }
  return out;
}

void check_once(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "indicators-once-each";
  if (subject.year.indicators.empty()) {
    subject.add(id, CheckStatus::not_applicable,
                fmt::format("การประเมินปี {} ไม่ได้ใช้สิบตัวชี้วัด", subject.year.be));
    return;
  }
  if (report.indicators.empty()) {
    subject.add(id, CheckStatus::not_applicable, "เอกสารไม่มีคะแนนรายตัวชี้วัด");
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
      report.indicators[place].review.add(
          foreign ? fmt::format("ไม่มีตัวชี้วัดที่ {} ในปีนั้น", number)
                  : fmt::format("พบตัวชี้วัดที่ {} ซ้ำ {} แห่ง", number, places.size()));
    }
  }
  if (missing.empty() && doubled.empty()) {
    subject.add(id, CheckStatus::pass,
                fmt::format("พบตัวชี้วัดครบ {} ตัว ตัวละครั้ง", report.indicators.size()));
    return;
  }
  std::string message;
  if (!missing.empty()) {
    message = "ไม่พบตัวชี้วัดที่ " + joined(missing);
    report.document_review.add(message);
  }
  if (!doubled.empty()) {
    message += (message.empty() ? "" : "; ") + ("พบซ้ำหรือไม่มีในปีนั้น: " + joined(doubled));
  }
  subject.add(id, doubled.empty() ? CheckStatus::warning : CheckStatus::fail, message,
              std::move(paths));
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
  std::string message;
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
      const std::string reason = fmt::format("ชื่อที่พิมพ์ \"{}\" เป็นของตัวชี้วัดที่ {} ไม่ใช่ {}",
                                             item.name_as_printed, other_number, item.number);
      item.review.add(reason);
      message += (message.empty() ? "" : "; ") + reason;
      paths.push_back(indicator_path(i));
    }
  }
  if (compared == 0) {
    subject.add("indicator-names-agree", CheckStatus::not_applicable, "ไม่มีชื่อตัวชี้วัดให้เทียบ");
  } else if (paths.empty()) {
    subject.add("indicator-names-agree", CheckStatus::pass,
                fmt::format("ชื่อตัวชี้วัด {} ชื่อไม่ขัดกับหมายเลข", compared));
  } else {
    subject.add("indicator-names-agree", CheckStatus::fail, message, std::move(paths));
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
    subject.add(id, CheckStatus::not_applicable, "ไม่ทราบจำนวนข้อ OIT ของปีนั้นแน่ชัด");
    return;
  }
  std::vector<std::string> off;
  std::string message;
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
    const std::string reason = fmt::format("คะแนน {} ของตัวชี้วัดที่ {} เป็นไปไม่ได้เมื่อแต่ละข้อได้ 0 หรือ 100",
                                           two_decimals(*item.score), item.number);
    message += (message.empty() ? "" : "; ") + reason;
    if (read_by_ocr(item.evidence) && !subject.vouched(off.back())) {
      item.review.add(reason);
    }
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีคะแนนตัวชี้วัดที่ 9 และ 10 ให้ตรวจ");
  } else if (off.empty()) {
    subject.add(id, CheckStatus::pass,
                fmt::format("คะแนน OIT {} ค่าเป็นค่าที่เป็นไปได้ตามจำนวนข้อ", compared));
  } else {
    subject.add(id, CheckStatus::warning, message, std::move(off));
  }
}

}  // namespace ita::checks
