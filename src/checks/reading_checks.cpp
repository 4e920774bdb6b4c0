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
                "readings-agree", {{"count", std::to_string(read)}});
    return;
  }
  const ReasonArgs args{{"doubted", std::to_string(doubted.size())},
                        {"count", std::to_string(read)}};
  subject.add("readings-agree", CheckStatus::warning, "readings-doubted", args, std::move(doubted));
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
  size_t compared = 0;
  for (const ScoreRef& score : subject.scores()) {
    if (!score.value) {
      continue;
    }
    if (!*score.evidence) {
      score.review->add("score-without-place");
      wrong.push_back(score.path);
      continue;
    }
    ++compared;
    const std::string& raw = (*score.evidence)->raw;
    if (!raw_holds(raw, *score.value)) {
      score.review->add("value-not-as-read",
                        {{"value", fmt::format("{}", *score.value)}, {"raw", raw}});
      wrong.push_back(score.path);
    }
  }
  if (wrong.empty()) {
    subject.add("raw-and-value-agree",
                compared > 0 ? CheckStatus::pass : CheckStatus::not_applicable, "values-as-read",
                {{"count", std::to_string(compared)}});
    return;
  }
  // A value that a reader mended (a lost decimal point) is flagged already and no contradiction of
  // its own.
  const ReasonArgs args{{"count", std::to_string(wrong.size())}};
  subject.add("raw-and-value-agree", CheckStatus::warning, "values-not-as-read", args,
              std::move(wrong));
}

void check_range(Subject& subject) {
  std::vector<std::string> outside;
  size_t inside = 0;
  for (const ScoreRef& score : subject.scores()) {
    if (!score.value) {
      continue;
    }
    if (*score.value >= 0 && *score.value <= 100) {
      ++inside;
      continue;
    }
    score.review->add("score-out-of-range", {{"value", fmt::format("{}", *score.value)}});
    outside.push_back(score.path);
  }
  if (outside.empty()) {
    subject.add("scores-in-range", inside > 0 ? CheckStatus::pass : CheckStatus::not_applicable,
                "scores-in-range", {{"count", std::to_string(inside)}});
    return;
  }
  const ReasonArgs args{{"count", std::to_string(outside.size())}};
  subject.add("scores-in-range", CheckStatus::fail, "scores-out-of-range", args,
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
    if (read_by_ocr(*score.evidence) && !subject.vouched(score.path)) {
      score.review->add("decimals-unlike", {{"decimals", std::to_string(decimals)}});
    }
  }
  if (odd.empty()) {
    subject.add("decimals-alike",
                two + fewer.size() > 0 ? CheckStatus::pass : CheckStatus::not_applicable,
                "decimals-alike");
    return;
  }
  const ReasonArgs args{{"count", std::to_string(odd.size())}};
  subject.add("decimals-alike", CheckStatus::warning, "decimals-differ", args, std::move(odd));
}

}  // namespace ita::checks
