#include "report/find/lines/arrows.h"

#include <algorithm>

#include "report/find/cues.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr const char* kWords = "words-before";  ///< no heading says that the column is of scores

bool by_arrow(const Candidate& candidate, const facts::Facts& facts) {
  const auto& signs = facts.lexicon("change-sign");
  return std::any_of(candidate.why.args.begin(), candidate.why.args.end(), [&](const auto& arg) {
    return std::any_of(signs.begin(), signs.end(),
                       [&](const Phrase& sign) { return arg.second == sign.text; });
  });
}

/// "ตัวเลขหลังลูกศรคือสิ่งที่หวังจะได้", "คะแนนที่ได้ → เป้าหมาย".
bool says_wish(const Para& para, const facts::Facts& facts) {
  for (const char* role : {"arrow-word", "change-sign"}) {
    for (const Phrase& word : facts.lexicon(role)) {
      const size_t at = para.text().find(word.text);
      const std::string behind =
          at == std::string::npos ? "" : para.text().substr(at + word.text.size());
      const Keyed keyed(behind);
      if (!has_decimals(behind) && (any_in(keyed.key(), facts.lexicon("cue-target")) ||
                                    any_in(keyed.key(), facts.lexicon("arrow-wish")))) {
        return true;
      }
    }
  }
  return false;
}

bool names_earlier(const Para& para, const ScoreContext& context) {
  if (any_in(para.keyed.key(), context.facts.lexicon("cue-previous")) ||
      any_in(para.keyed.key(), context.facts.lexicon("cue-before-appeal")) ||
      any_in(para.keyed.key(), context.facts.lexicon("earlier"))) {
    return true;
  }
  const auto numbers = thai::find_numbers(para.text());
  return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
    const std::string_view digits =
        std::string_view(para.text()).substr(number.begin, number.end - number.begin);
    const auto year = number.decimals == 0 ? thai::parse_year_be(digits) : std::nullopt;
    return year && context.fiscal_year && *year < *context.fiscal_year;
  });
}

}  // namespace

void settle_arrows(const std::vector<Para>& flow, const ScoreContext& context,
                   std::vector<Candidate>& candidates) {
  const facts::Facts& facts = context.facts;
  const bool wish = std::any_of(flow.begin(), flow.end(),
                                [&](const Para& para) { return says_wish(para, facts); });
  const bool earlier = std::any_of(flow.begin(), flow.end(),
                                   [&](const Para& para) { return names_earlier(para, context); });
  for (Candidate& c : candidates) {
    if (!by_arrow(c, facts)) {
      continue;
    }
    if (wish && c.role == Role::previous) {
      c.role = Role::score;
      c.saying = Saying::said;
      c.year.reset();
    } else if (wish && c.role == Role::score) {
      c.role = Role::target;
      c.stage = Stage::target;
    } else if (!earlier && c.role == Role::score && c.why.code == kWords) {
      c.doubts.push_back({"arrow-unsaid", {}, {}});
    }
  }
}

}  // namespace ita::report
