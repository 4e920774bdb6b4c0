#include "report/history_lines.h"

#include <algorithm>

#include "report/evidence.h"
#include "report/levels.h"
#include "report/score_value.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// "ปีงบประมาณ พ.ศ.   คะแนน   ระดับ"
bool names_columns(const std::string& text) {
  static const std::string kYear = thai::match_key("ปี");
  static const std::string kScore = thai::match_key("คะแนน");
  constexpr size_t kLongest = 120;
  const std::string key = thai::match_key(text);
  return key.size() <= kLongest && key.starts_with(kYear) &&
         key.find(kScore) != std::string::npos && thai::find_numbers(text).empty();
}

/// Whether the text holds words beside a year, a score and a level.
bool says_more(std::string_view text) {
  static const std::vector<Phrase> kWords =
      phrases({"ปีงบประมาณ", "ประจำปี", "ปี", "พ.ศ.", "คะแนน", "ระดับ", "ร้อยละ"});
  std::string key = thai::match_key(text);
  for (const Phrase& word : kWords) {
    for (size_t at = key.find(word.key); at != std::string::npos; at = key.find(word.key)) {
      key.erase(at, word.key.size());
    }
  }
  return !key.empty();
}

std::optional<HistoryEntry> entry_of(const layout::Line& line, const facts::Facts& facts) {
  const layout::TracedText traced = layout::TracedText::of(line);
  const std::string& text = traced.text();
  const auto numbers = thai::find_numbers(text);
  if (numbers.size() != 2 || numbers[0].decimals != 0 || numbers[1].decimals == 0) {
    return std::nullopt;
  }
  const std::string_view view = text;
  const auto year =
      thai::parse_year_be(view.substr(numbers[0].begin, numbers[0].end - numbers[0].begin));
  const Span score{numbers[1].begin, numbers[1].end};
  const std::string_view tail = view.substr(score.end);
  const auto levels = find_levels(tail, facts, true);
  const bool level_alone = levels.size() == 1 && !says_more(tail.substr(0, levels[0].span.begin)) &&
                           !says_more(tail.substr(levels[0].span.end));
  if (!year || says_more(view.substr(0, numbers[0].begin)) ||
      says_more(view.substr(numbers[0].end, score.begin - numbers[0].end)) ||
      (says_more(tail) && !level_alone)) {
    return std::nullopt;
  }
  HistoryEntry out;
  out.fiscal_year_be = *year;
  const ScoreReading reading = read_score(view.substr(score.begin, score.end - score.begin));
  out.score = reading.value;
  if (!reading.doubt.empty()) {
    out.review.add(reading.doubt);
  }
  out.evidence = evidence_of(traced, score);
  add_number_doubts(out.review, traced);
  add_reading_doubts(out.review, traced, score);
  if (level_alone) {
    out.level = levels[0].level;
  }
  return out;
}

}  // namespace

std::vector<HistoryEntry> read_history_lines(const std::vector<Para>& flow,
                                             const ScoreContext& context) {
  std::vector<HistoryEntry> out;
  bool under_columns = false;
  for (const Para& para : flow) {
    if (para.furniture) {
      continue;
    }
    if (para.table() >= 0) {
      under_columns = false;
      continue;
    }
    for (const layout::Line& line : para.block->lines) {
      if (under_columns) {
        if (auto entry = entry_of(line, context.facts)) {
          out.push_back(std::move(*entry));
          continue;
        }
      }
      under_columns = names_columns(line.text());
    }
  }
  return out;
}

}  // namespace ita::report
