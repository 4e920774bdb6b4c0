#include "report/find/levels.h"

#include <algorithm>
#include <cctype>

#include "report/find/level_ticks.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

struct Label {
  std::string text;   ///< as printed
  std::string level;  ///< the label of its band
  std::string scale;
  bool latin = false;
};

std::vector<Label> labels(const facts::Facts& facts) {
  std::vector<Label> out;
  for (const facts::LevelScale& scale : facts.scales()) {
    for (const facts::LevelBand& band : scale.bands) {
      const auto add = [&](const std::string& text) {
        const bool latin = !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0;
        out.push_back({text, band.label, scale.id, latin});
      };
      add(band.label);
      std::for_each(band.names.begin(), band.names.end(), add);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Label& a, const Label& b) { return a.text.size() > b.text.size(); });
  return out;
}

/// The text before `at`, without the spaces, quotes and brackets that may stand between "ระดับ" and
/// its label.
std::string_view lead(std::string_view text, size_t at) {
  std::string_view before = text.substr(0, at);
  static constexpr std::string_view kBetween[] = {" ", "\n", "\"", "'", "“", "”",
                                                  "‘", "’",  ":",  "(", "="};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kBetween) {
      if (before.ends_with(mark)) {
        before.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return before;
}

bool latin_letter(std::string_view text, size_t at) {
  return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0);
}

bool ends_with_one(std::string_view before, const std::vector<Phrase>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return before.ends_with(word.text); });
}

/// "ระดับผลการประเมิน (Rating Score) : ผ่านดี": a colon between what it is and the label.
bool behind_colon(std::string_view text, size_t at) {
  std::string_view before = text.substr(0, at);
  static constexpr std::string_view kQuotes[] = {" ", "\"", "“", "‘", "'"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kQuotes) {
      if (before.ends_with(mark)) {
        before.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return before.ends_with(":");
}

/// Whether a word for the level stands in the clause that a colon or "คือ" joins to the label.
bool speaks_of_level(std::string_view clause, const facts::Facts& facts) {
  constexpr size_t kNear = 150;  // bytes
  const std::string_view near = clause.substr(clause.size() > kNear ? clause.size() - kNear : 0);
  const std::vector<Phrase>& words = facts.lexicon("level-joined");
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    return near.find(word.text) != std::string_view::npos;
  });
}

bool says_level(std::string_view text, size_t at, const facts::Facts& facts) {
  const std::string_view before = lead(text, at);
  const std::vector<Phrase>& words = facts.lexicon("level-word");
  if (ends_with_one(before, words)) {
    return true;
  }
  if (behind_colon(text, at) && speaks_of_level(before, facts)) {
    return true;
  }
  // "ผลการจัดระดับคุณธรรมและความโปร่งใส คือ ผ่านดี": the level is said a few words before.
  for (const Phrase& link : facts.lexicon("level-link")) {
    if (before.ends_with(link.text)) {
      return speaks_of_level(before.substr(0, before.size() - link.text.size()), facts);
    }
  }
  return false;
}

/// "เกณฑ์ผ่าน ๘๕", "เกณฑ์ผ่านร้อยละ 85": a mark to be reached, no level.
bool is_threshold(std::string_view text, size_t end, std::string_view before,
                  const facts::Facts& facts) {
  if (!ends_with_one(before, facts.lexicon("level-criterion"))) {
    return false;
  }
  std::string_view rest = trimmed(text.substr(end));
  for (bool again = true; again;) {
    again = false;
    for (const Phrase& word : facts.lexicon("level-criterion-goes-on")) {
      if (rest.starts_with(word.text)) {
        rest = trimmed(rest.substr(word.text.size()));
        again = true;
      }
    }
  }
  const auto numbers = thai::find_numbers(rest);
  return !numbers.empty() && numbers.front().begin == 0;
}

/// "91.21 คะแนน ผ่านดี": a label right behind a score and its unit.
bool behind_score(std::string_view before, const facts::Facts& facts) {
  for (const Phrase& unit : facts.lexicon("score-unit")) {
    if (before.ends_with(unit.text)) {
      before = trimmed(before.substr(0, before.size() - unit.text.size()));
      const auto numbers = thai::find_numbers(before);
      return !numbers.empty() && numbers.back().end == before.size() && numbers.back().decimals > 0;
    }
  }
  return false;
}

bool bracketed(std::string_view text, size_t begin, size_t end) {
  while (begin > 0 && text[begin - 1] == ' ') {
    --begin;
  }
  while (end < text.size() && text[end] == ' ') {
    ++end;
  }
  return begin > 0 && end < text.size() && text[begin - 1] == '(' && text[end] == ')';
}

/// A longer word, or a longer label that was damaged, begins with the label.
bool word_goes_on(std::string_view text, size_t end, const facts::Facts& facts) {
  const std::string_view rest = text.substr(end);
  const auto& words = facts.lexicon("level-word-goes-on");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return rest.starts_with(word.text); });
}

bool accepted(std::string_view text, Span span, const Label& label, bool whole,
              const facts::Facts& facts) {
  if (label.latin &&
      (latin_letter(text, span.end) || (span.begin > 0 && latin_letter(text, span.begin - 1)))) {
    return false;
  }
  // "B.E. 2568": a letter of an abbreviation.
  if (label.latin &&
      ((span.begin > 1 && text[span.begin - 1] == '.' && latin_letter(text, span.begin - 2)) ||
       (span.end + 1 < text.size() && text[span.end] == '.' && latin_letter(text, span.end + 1)))) {
    return false;
  }
  const std::string_view before = lead(text, span.begin);
  // "สูงกว่า": the word goes on to another one.
  for (const Phrase& word : facts.lexicon("level-goes-on")) {
    if (text.substr(span.end).starts_with(word.text)) {
      return false;
    }
  }
  if (ends_with_one(before, facts.lexicon("level-not")) ||
      is_threshold(text, span.end, before, facts)) {
    return false;
  }
  if (says_level(text, span.begin, facts) || (!label.latin && behind_score(before, facts))) {
    return label.latin || !word_goes_on(text, span.end, facts);
  }
  if (bracketed(text, span.begin, span.end) ||
      (whole && (label.latin || thai::match_key(text) == thai::match_key(label.text)))) {
    return true;
  }
  // A label of its own that no other sentence would hold.
  const auto& plain = facts.lexicon("level-unmistakable");
  return std::any_of(plain.begin(), plain.end(),
                     [&](const Phrase& word) { return word.text == label.text; });
}

/// Where the labels of all scales stand, the longest where several fit: part of a longer one is
/// never the shorter one, whether that one was accepted or not.
std::vector<std::pair<Span, Label>> places_of_labels(std::string_view text,
                                                     const facts::Facts& facts) {
  // A reader loses marks: labels long enough to be told apart without them are found by their key.
  constexpr size_t kLongKey = 12;
  const Keyed keyed(text);
  std::vector<std::pair<Span, Label>> out;
  for (const Label& label : labels(facts)) {
    std::vector<Span> places;
    const std::string key = label.latin ? "" : thai::match_key(label.text);
    if (key.size() >= kLongKey) {
      for (auto at = keyed.find(key); at; at = keyed.find(key, at->end)) {
        places.push_back(*at);
      }
    } else {
      for (size_t at = text.find(label.text); at != std::string_view::npos;
           at = text.find(label.text, at + label.text.size())) {
        places.push_back({at, at + label.text.size()});
      }
    }
    for (const Span& span : places) {
      const bool free = std::none_of(out.begin(), out.end(), [&](const auto& other) {
        return span.begin < other.first.end && other.first.begin < span.end;
      });
      if (free) {
        out.emplace_back(span, label);
      }
    }
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  return out;
}

}  // namespace

const FoundLevel* said_level(const std::vector<FoundLevel>& found) {
  for (const FoundLevel& level : found) {
    if (level.after_word) {
      return &level;
    }
  }
  return found.empty() ? nullptr : &found.back();
}

std::vector<FoundLevel> find_levels(std::string_view text, const facts::Facts& facts,
                                    bool whole_cell) {
  const auto places = places_of_labels(text, facts);
  std::vector<Span> spans;
  spans.reserve(places.size());
  for (const auto& [span, label] : places) {
    spans.push_back(span);
  }
  const std::vector<Choice> choices = choices_among(text, spans, facts);
  std::vector<FoundLevel> out;
  for (size_t i = 0; i < places.size(); ++i) {
    const auto& [span, label] = places[i];
    const bool chosen = choices[i] == Choice::chosen;
    if (chosen || (choices[i] == Choice::none && accepted(text, span, label, whole_cell, facts))) {
      out.push_back(
          {{label.level, label.scale}, span, chosen || says_level(text, span.begin, facts)});
    }
  }
  return out;
}

std::optional<Level> lone_level(const std::string& text, const facts::Facts& facts) {
  const std::vector<FoundLevel> found = find_levels(text, facts, true);
  const bool lone =
      found.size() == 1 &&
      (found[0].after_word || found[0].span.end - found[0].span.begin == trimmed(text).size() ||
       thai::match_key(text) == thai::match_key(found[0].level.label));
  return lone ? std::optional(found[0].level) : std::nullopt;
}

}  // namespace ita::report
