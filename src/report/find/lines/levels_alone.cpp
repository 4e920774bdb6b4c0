#include "report/find/lines/levels_alone.h"

#include <algorithm>
#include <optional>

#include "report/find/cues.h"
#include "report/find/levels.h"
#include "report/find/paper/year_mentions.h"
#include "report/find/sentences/level_said.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

constexpr size_t kOwnName = 30;  // bytes of key: shorter names are words as well

/// Whether the last thing that the text names before the level is the whole, not one indicator.
bool about_the_whole(const Para& para, const FoundLevel& level, const ScoreContext& context) {
  size_t whole = std::string::npos;
  const auto see = [&](const std::string& key) {
    for (auto at = para.keyed.find(key); at && at->begin < level.span.begin;
         at = para.keyed.find(key, at->end)) {
      whole = whole == std::string::npos ? at->begin : std::max(whole, at->begin);
    }
  };
  for (const Phrase& word : context.facts.lexicon("level-of-whole")) {
    see(word.key);
  }
  if (const std::string own = thai::match_key(context.agency_name); own.size() >= kOwnName) {
    see(own);  // "เทศบาลเมือง… อยู่ในระดับผ่านดี"
  }
  if (whole == std::string::npos) {
    return false;
  }
  // "คะแนนเฉลี่ยทั้งประเทศ … อยู่ในระดับ": the level of others.
  for (const Phrase& word : context.facts.lexicon("cue-others")) {
    const auto at = para.keyed.find(word.key, whole);
    if (at && at->begin < level.span.begin) {
      return false;
    }
  }
  const auto mentions = context.names.find_all(para.keyed, para.text());
  return std::none_of(mentions.begin(), mentions.end(), [&](const IndicatorNames::Mention& m) {
    return m.span.begin >= whole && m.span.end <= level.span.begin;
  });
}

constexpr size_t kLongest = 90;  // characters of a sentence that says a level and nothing else

/// "อยู่ในระดับ “ผ่านดี” …": a long paragraph that begins with the level.
bool opens_paragraph(const Para& para, const FoundLevel& level, const facts::Facts& facts) {
  if (thai::to_utf32(para.text()).size() <= kLongest) {
    return false;
  }
  const std::string before = thai::match_key(para.text().substr(0, level.span.begin));
  const std::vector<Phrase>& words = facts.lexicon("level-opens");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return before == word.key; });
}

/// The last year that the paragraph names before the level.
std::optional<int> year_before(const std::vector<YearMention>& years, const FoundLevel& level) {
  std::optional<int> out;
  for (const YearMention& year : years) {
    if (year.span.end <= level.span.begin) {
      out = year.be;
    }
  }
  return out;
}

/// Levels that are wished for, or explained, are nobody's level.
bool speaks_of_goals(const Keyed& keyed, const facts::Facts& facts) {
  return any_in(keyed.key(), facts.lexicon("level-wished")) ||
         any_in(keyed.key(), facts.lexicon("level-near")) ||
         any_in(keyed.key(), facts.lexicon("level-defined"));
}

bool of_others(const Keyed& keyed, const facts::Facts& facts) {
  return any_in(keyed.key(), facts.lexicon("cue-others"));
}

Candidate of_level(const Para& para, const FoundLevel& level, std::optional<int> year) {
  Candidate out;
  out.field = Field::overall;
  out.role = Role::score;
  out.saying = Saying::said;
  out.method = Method::sentence;
  out.year = year;
  out.level = level.level;
  out.evidence = evidence_of(para.traced, level.span);
  return out;
}

/// The level that a paragraph states of the whole, if it states one and nothing else.
std::optional<Candidate> said_in(const Para& para, const ScoreContext& context) {
  const std::string& text = para.text();
  if (thai::to_utf32(text).size() > kLongest || speaks_of_goals(para.keyed, context.facts) ||
      of_others(para.keyed, context.facts) || supposed(para.keyed, text.size(), context.facts) ||
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
  for (const YearMention& year : years_in(para, false, context.facts)) {
    if (context.fiscal_year && year.be != *context.fiscal_year) {
      return std::nullopt;
    }
  }
  return of_level(para, levels[0], std::nullopt);
}

/// Running text where a report speaks of its result.
bool of_result(const Para& para) {
  const bool place = para.section == Section::front || para.section == Section::scores ||
                     para.section == Section::other;
  return place && !para.furniture && para.table() < 0;
}

}  // namespace

std::vector<Candidate> find_levels_alone(const std::vector<Para>& flow,
                                         const ScoreContext& context) {
  std::vector<Candidate> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    // A title that reads like the heading of the analysis may stand above the scores.
    const bool below_table = i > 0 && flow[i - 1].table() >= 0;
    const bool place = para.section == Section::front || para.section == Section::scores ||
                       para.section == Section::other || para.section == Section::history ||
                       (below_table && para.section == Section::analysis);
    if (!place || para.furniture || para.table() >= 0) {
      continue;
    }
    const auto years = years_in(para, false, context.facts);
    size_t from = 0;
    for (const FoundLevel& level : find_levels(para.text(), context.facts)) {
      const bool whole =
          about_the_whole(para, level, context) || opens_paragraph(para, level, context.facts);
      if (level.after_word && whole && is_result_level(para.keyed, level, from, context.facts) &&
          !supposed(para.keyed, level.span.begin, context.facts)) {
        out.push_back(of_level(para, level, year_before(years, level)));
        out.back().para = i;
      }
      from = level.span.end;
    }
  }
  return out;
}

std::vector<Candidate> find_level_sentences(const std::vector<Para>& flow,
                                            const ScoreContext& context) {
  std::vector<Candidate> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (!of_result(flow[i])) {
      continue;
    }
    if (auto found = said_in(flow[i], context)) {
      found->para = i;
      out.push_back(std::move(*found));
    }
  }
  return out;
}

}  // namespace ita::report
