#include "report/find/lines/year_lines.h"

#include <algorithm>

#include "report/find/levels.h"
#include "report/find/score_candidate.h"
#include "report/view/evidence.h"
#include "report/view/score_value.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// "ปีงบประมาณ พ.ศ.   คะแนน   ระดับ"
bool names_columns(const std::string& text, const facts::Facts& facts) {
  constexpr size_t kLongest = 120;
  const std::string key = thai::match_key(text);
  return key.size() <= kLongest && key.starts_with(facts.lexicon("short-year-word").front().key) &&
         any_in(key, facts.lexicon("score-word")) && thai::find_numbers(text).empty();
}

/// "ย้อนหลัง": a short line that looks back, with no number.
bool looks_back(const std::string& text, const facts::Facts& facts) {
  constexpr size_t kLongest = 120;
  const std::string key = thai::match_key(text);
  return key.size() <= kLongest && any_in(key, {facts.lexicon("looks-back").front()}) &&
         thai::find_numbers(text).empty();
}

/// Whether the text holds words beside a year, a score and a level.
bool says_more(std::string_view text, const facts::Facts& facts) {
  std::string key = thai::match_key(text);
  for (const Phrase& word : facts.lexicon("year-line-words")) {
    for (size_t at = key.find(word.key); at != std::string::npos; at = key.find(word.key)) {
      key.erase(at, word.key.size());
    }
  }
  return !key.empty();
}

std::optional<Candidate> entry_of(const layout::Line& line, const facts::Facts& facts) {
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
  const bool level_alone = levels.size() == 1 &&
                           !says_more(tail.substr(0, levels[0].span.begin), facts) &&
                           !says_more(tail.substr(levels[0].span.end), facts);
  if (!year || says_more(view.substr(0, numbers[0].begin), facts) ||
      says_more(view.substr(numbers[0].end, score.begin - numbers[0].end), facts) ||
      (says_more(tail, facts) && !level_alone)) {
    return std::nullopt;
  }
  Candidate out;
  out.field = Field::overall;
  out.role = Role::score;
  out.saying = Saying::said;
  out.method = Method::history;
  out.year = *year;
  Review numbers_read;
  add_number_doubts(numbers_read, traced);
  take_score(out, traced, score, facts, std::move(numbers_read));
  out.absent = !out.value && out.doubts.empty();
  if (level_alone) {
    out.level = levels[0].level;
  }
  return out;
}

}  // namespace

std::vector<Candidate> find_year_lines(const std::vector<Para>& flow, const ScoreContext& context) {
  std::vector<Candidate> out;
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
      under_columns =
          names_columns(line.text(), context.facts) || looks_back(line.text(), context.facts);
    }
  }
  return out;
}

}  // namespace ita::report
