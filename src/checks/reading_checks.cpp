#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/subject.h"
#include "thai/numerals.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

/// The readers and the report stage leave their doubts as reasons: gathered here before any check
/// adds its own.
void check_readers(Subject& subject) {
  std::vector<std::string> doubted;
  size_t read = 0;
  for (const ScoreRef& score : subject.scores()) {
    read += score.value ? 1 : 0;
    if (score.review->needed()) {
      doubted.push_back(score.path);
    }
  }
  if (doubted.empty()) {
    subject.add("readings-agree", read > 0 ? CheckStatus::pass : CheckStatus::not_applicable,
                fmt::format("ไม่มีข้อสงสัยจากการอ่านในคะแนนทั้ง {} ค่า", read));
    return;
  }
  const std::string message =
      fmt::format("การอ่านยังไม่แน่ใจ {} ค่า จากคะแนน {} ค่าที่อ่านได้", doubted.size(), read);
  subject.add("readings-agree", CheckStatus::warning, message, std::move(doubted));
}

bool raw_holds(const std::string& raw, double value) {
  std::vector<thai::Number> numbers = thai::find_numbers(raw);
  // A narrow cell breaks a number after its point.
  std::string tight = raw;
  std::erase_if(tight, [](char c) { return c == ' ' || c == '\n'; });
  const std::vector<thai::Number> joined = thai::find_numbers(tight);
  numbers.insert(numbers.end(), joined.begin(), joined.end());
  return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
    return std::abs((number.negative ? -std::abs(number.value) : number.value) - value) < 1e-9;
  });
}

/// The value that is written out must be the number that was read, or be flagged.
void check_raw(Subject& subject) {
  std::vector<std::string> wrong;
  std::string message;
  size_t compared = 0;
  for (const ScoreRef& score : subject.scores()) {
    if (!score.value) {
      continue;
    }
    if (!*score.evidence) {
      score.review->add("ไม่มีหลักฐานว่าคะแนนนี้อยู่ที่ใดในเอกสาร");
      message += fmt::format("{} ไม่มีหลักฐาน; ", score.what);
      wrong.push_back(score.path);
      continue;
    }
    ++compared;
    const std::string& raw = (*score.evidence)->raw;
    if (!raw_holds(raw, *score.value)) {
      const std::string reason = fmt::format("ค่าที่บันทึก {} ไม่ตรงกับที่อ่านได้ \"{}\"", *score.value, raw);
      score.review->add(reason);
      message += fmt::format("{}: {}; ", score.what, reason);
      wrong.push_back(score.path);
    }
  }
  if (wrong.empty()) {
    subject.add("raw-and-value-agree",
                compared > 0 ? CheckStatus::pass : CheckStatus::not_applicable,
                fmt::format("คะแนน {} ค่าตรงกับตัวเลขที่อ่านได้", compared));
    return;
  }
  message.resize(message.size() - 2);
  // A value that a reader mended (a lost decimal point) is flagged already and no contradiction of
  // its own.
  subject.add("raw-and-value-agree", CheckStatus::warning, message, std::move(wrong));
}

void check_range(Subject& subject) {
  std::vector<std::string> outside;
  std::string message;
  size_t inside = 0;
  for (const ScoreRef& score : subject.scores()) {
    if (!score.value) {
      continue;
    }
    if (*score.value >= 0 && *score.value <= 100) {
      ++inside;
      continue;
    }
    score.review->add(fmt::format("คะแนน {} ไม่อยู่ระหว่าง 0 ถึง 100", *score.value));
    message += fmt::format("{} = {}; ", score.what, *score.value);
    outside.push_back(score.path);
  }
  if (outside.empty()) {
    subject.add("scores-in-range", inside > 0 ? CheckStatus::pass : CheckStatus::not_applicable,
                fmt::format("คะแนน {} ค่าอยู่ระหว่าง 0 ถึง 100", inside));
    return;
  }
  subject.add("scores-in-range", CheckStatus::fail, "เกินช่วง 0 ถึง 100: " + message,
              std::move(outside));
}

}  // namespace

void check_readings(Subject& subject) {
  check_readers(subject);
  check_raw(subject);
  check_range(subject);
}

/// Scores are published with two decimals.  A scan that shows fewer in some places may have lost a
/// digit; a sheet that drops final zeros looks the same, so that arithmetic may clear the value.
void check_decimals(Subject& subject) {
  std::vector<std::string> odd;
  std::string message;
  size_t two = 0;
  std::vector<ScoreRef> fewer;
  for (const ScoreRef& score : subject.scores()) {
    if (!score.value) {
      continue;
    }
    const int decimals = printed_decimals(*score.value, *score.evidence);
    if (decimals == 2) {
      ++two;
    } else if (decimals > 2 || (*score.value != 100 && *score.value != 0)) {
      fewer.push_back(score);
    }
  }
  for (const ScoreRef& score : fewer) {
    const int decimals = printed_decimals(*score.value, *score.evidence);
    // All scores of a report may be rounded alike: that is its habit.
    if (decimals < 2 && two < fewer.size()) {
      continue;
    }
    odd.push_back(score.path);
    message += fmt::format("{} = {} ({} ตำแหน่ง); ", score.what, *score.value, decimals);
    if (read_by_ocr(*score.evidence) && !subject.vouched(score.path)) {
      score.review->add(fmt::format("อ่านได้ทศนิยม {} ตำแหน่ง ขณะที่คะแนนอื่นมีสองตำแหน่ง", decimals));
    }
  }
  if (odd.empty()) {
    subject.add("decimals-alike",
                two + fewer.size() > 0 ? CheckStatus::pass : CheckStatus::not_applicable,
                "จำนวนตำแหน่งทศนิยมของคะแนนเป็นแบบเดียวกัน");
    return;
  }
  subject.add("decimals-alike", CheckStatus::warning, "จำนวนทศนิยมต่างจากคะแนนอื่น: " + message,
              std::move(odd));
}

}  // namespace ita::checks
