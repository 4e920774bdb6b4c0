#include "report/level_sentences.h"

#include <algorithm>
#include <optional>

#include "report/evidence.h"
#include "report/levels.h"
#include "report/score_words.h"
#include "report/year_mentions.h"
#include "thai/key.h"
#include "thai/numerals.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

constexpr size_t kLongest = 90;  // characters

/// Levels that are wished for, or explained, are nobody's level.
bool speaks_of_goals(const Keyed& keyed) {
  static const std::vector<Phrase> kWords =
      phrases({"เป้าหมาย", "ตัวชี้วัดความสำเร็จ", "ไม่ต่ำกว่า", "ไม่น้อยกว่า", "ขึ้นไป", "หมายถึง", "ช่วงคะแนน",
               "เกณฑ์การ", "เพื่อให้", "ยกระดับ", "มุ่ง", "คาดว่า", "คาดหวัง", "จะได้"});
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](const Phrase& word) { return keyed.find(word.key).has_value(); });
}

bool of_others(const Keyed& keyed) {
  return std::any_of(other_words().begin(), other_words().end(),
                     [&](const Phrase& word) { return keyed.find(word.key).has_value(); });
}

struct Said {
  const Para* para = nullptr;
  FoundLevel level;
};

/// The level that a paragraph states of the whole, if it states one and nothing else.
std::optional<Said> said_in(const Para& para, const ScoreContext& context) {
  const std::string& text = para.text();
  if (thai::to_utf32(text).size() > kLongest || speaks_of_goals(para.keyed) ||
      of_others(para.keyed) || supposed(para.keyed, text.size()) ||
      !context.names.find_all(para.keyed, text).empty()) {
    return std::nullopt;
  }
  // The E of "E-Service" is no level: either the words say so, or there are no others.
  const auto levels = find_levels(text, context.facts, true);
  const auto alone = [&](const FoundLevel& level) {
    return thai::match_key(text) == thai::match_key(level.level.label);
  };
  if (levels.size() != 1 || !(levels[0].after_word || alone(levels[0]))) {
    return std::nullopt;
  }
  // A range of scores behind the label: a line of the scale.
  const std::string_view behind = std::string_view(text).substr(levels[0].span.end);
  if (!thai::find_numbers(behind).empty()) {
    return std::nullopt;
  }
  for (const YearMention& year : years_in(para, false)) {
    if (context.fiscal_year && year.be != *context.fiscal_year) {
      return std::nullopt;
    }
  }
  return Said{&para, levels[0]};
}

}  // namespace

void add_level_sentence(Report& report, const std::vector<Para>& flow,
                        const ScoreContext& context) {
  if ((report.overall && report.overall->level) || (!report.overall && report.indicators.empty())) {
    return;
  }
  std::vector<Said> said;
  for (const Para& para : flow) {
    const bool place = para.section == Section::front || para.section == Section::scores ||
                       para.section == Section::other;
    if (!place || para.furniture || para.table() >= 0) {
      continue;
    }
    if (auto found = said_in(para, context)) {
      said.push_back(*found);
    }
  }
  if (said.empty()) {
    return;
  }
  const Level& level = said.front().level.level;
  const bool agreed = std::all_of(
      said.begin(), said.end(), [&](const Said& s) { return s.level.level.label == level.label; });
  if (!agreed) {
    if (report.overall) {
      report.overall->review.add("เอกสารกล่าวถึงระดับผลการประเมินไว้มากกว่าหนึ่งระดับ");
    }
    return;
  }
  if (!report.overall) {
    report.overall = Overall{};
    report.overall->evidence = evidence_of(said.front().para->traced, said.front().level.span);
  }
  report.overall->level = level;
}

}  // namespace ita::report
