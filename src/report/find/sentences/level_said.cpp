#include "report/find/sentences/level_said.h"

#include <algorithm>

namespace ita::report {

bool is_result_level(const Keyed& text, const FoundLevel& level, size_t from,
                     const facts::Facts& facts) {
  const size_t a = text.key_offset(from);
  const size_t b = text.key_offset(level.span.begin);
  if (b <= a) {
    return true;
  }
  const std::string_view before = std::string_view(text.key()).substr(a, b - a);
  for (const std::string_view role : {"level-near", "level-wished", "level-compared"}) {
    for (const Phrase& word : facts.lexicon(role)) {
      const size_t at = before.rfind(word.key);
      // "แต่ยังอยู่ในระดับ": a new thought takes it back.
      if (at != std::string_view::npos &&
          !any_in(before.substr(at), facts.lexicon("cue-contrast"))) {
        return false;
      }
    }
  }
  constexpr size_t kBehind = 24;  // bytes of key
  const std::string_view behind =
      std::string_view(text.key()).substr(text.key_offset(level.span.end), kBehind);
  return !any_in(behind, facts.lexicon("level-defined"));
}

namespace {

bool takes_level(const Said& said) {
  return said.counts && said.role != Role::difference && said.role != Role::rank &&
         said.role != Role::maximum && said.role != Role::share && said.role != Role::weight &&
         said.role != Role::count && said.role != Role::other;
}

/// Whether another year or another name comes between the two places.
bool parted(const Sentence& s, size_t from, size_t to) {
  return std::any_of(s.tokens.begin(), s.tokens.end(), [&](const Token& t) {
    return t.span.begin >= from && t.span.end <= to &&
           (t.kind == Token::Kind::year || t.kind == Token::Kind::indicator);
  });
}

/// "91.16 คะแนน (IIT 88.65 EIT 89.80) ระดับผ่านดี": names with their numbers in a bracket that closes
/// before the level are an aside, and not what the level is of.
bool in_aside(const Sentence& s, size_t from, size_t to) {
  const std::string_view between = s.text().substr(from, to - from);
  const size_t closes = between.find(')');
  const size_t opens = s.text().substr(0, from).rfind('(');
  if (closes == std::string_view::npos || closes > between.find('(') ||
      opens == std::string_view::npos ||
      s.text().substr(opens, from - opens).find(')') != std::string_view::npos) {
    return false;
  }
  return std::any_of(s.tokens.begin(), s.tokens.end(), [&](const Token& t) {
    return t.is_key() && t.span.begin > opens && t.span.end <= from;
  });
}

std::optional<size_t> owner(const Sentence& s, const FoundLevel& level) {
  std::optional<size_t> before, behind;
  for (size_t n = 0; n < s.numbers.size(); ++n) {
    const Span span = s.token(s.numbers[n]).span;
    if (!takes_level(s.numbers[n]) ||
        (before && span.end <= level.span.begin && in_aside(s, span.end, level.span.begin))) {
      continue;
    }
    if (span.end <= level.span.begin) {
      before = parted(s, span.end, level.span.begin) ? std::nullopt : std::optional(n);
    } else if (!behind && span.begin >= level.span.end) {
      behind = parted(s, level.span.end, span.begin) ? std::nullopt : std::optional(n);
      break;
    }
  }
  return before ? before : behind;
}

}  // namespace

std::vector<OwnedLevel> owned_levels(const Sentence& sentence) {
  std::vector<OwnedLevel> out;
  size_t from = 0;
  const auto levels = find_levels(sentence.text(), sentence.context.facts);
  for (const FoundLevel& level : levels) {
    for (const Said& said : sentence.numbers) {
      const size_t end = sentence.token(said).span.end;
      from = end <= level.span.begin ? std::max(from, end) : from;
    }
    const auto number = owner(sentence, level);
    const bool result =
        is_result_level(sentence.passage.keyed, level, from, sentence.context.facts);
    from = std::max(from, level.span.end);
    if (!number) {
      continue;
    }
    const bool target = sentence.numbers[*number].role == Role::target;
    const auto known = std::find_if(out.begin(), out.end(),
                                    [&](const OwnedLevel& o) { return o.number == *number; });
    if ((result || target) && known == out.end()) {
      out.push_back({*number, level.level, level.span, false});
    } else if (result && known != out.end() && level.after_word &&
               !sentence.token(sentence.numbers[*number]).is_key()) {
      const auto first = std::find_if(levels.begin(), levels.end(), [&](const FoundLevel& l) {
        return l.span.begin == known->span.begin;
      });
      if (first != levels.end() && !first->after_word) {
        *known = {*number, level.level, level.span, false};
      } else if (known->level.label != level.level.label) {
        known->rivalled = true;
      }
    }
  }
  return out;
}

}  // namespace ita::report
