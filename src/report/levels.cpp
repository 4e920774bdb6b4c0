#include "report/levels.h"

#include <algorithm>
#include <cctype>

#include "report/marker.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

struct Label {
  std::string text, scale;
  bool latin = false;
};

std::vector<Label> labels(const facts::Facts& facts) {
  std::vector<Label> out;
  for (const facts::LevelScale& scale : facts.scales()) {
    for (const facts::LevelBand& band : scale.bands) {
      const bool latin =
          !band.label.empty() && std::isalpha(static_cast<unsigned char>(band.label[0]));
      out.push_back({band.label, scale.id, latin});
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

bool says_level(std::string_view before) {
  static constexpr std::string_view kWords[] = {"ระดับ",
                                                "เกณฑ์",
                                                "ระดับคะแนน",
                                                "ผลการประเมิน",
                                                "ในระดับ",
                                                "เกรด",
                                                "ระดับผลการประเมิน",
                                                "ระดับการประเมิน",
                                                "ระดับผลคะแนน",
                                                "ระดับที่ได้",
                                                "ระดับที่ได้รับ",
                                                "ระดับผล",
                                                "ระดับคุณธรรมและความโปร่งใส",
                                                "ระดับของการประเมิน"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return before.ends_with(word); });
}

/// "เกณฑ์ผ่าน ๘๕", "เกณฑ์ผ่านร้อยละ 85": a mark to be reached, no level.
bool is_threshold(std::string_view text, size_t end, std::string_view before) {
  if (!before.ends_with("เกณฑ์")) {
    return false;
  }
  std::string_view rest = trimmed(text.substr(end));
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view word :
         {std::string_view("ร้อยละ"), std::string_view("คือ"), std::string_view("ที่"),
          std::string_view(":"), std::string_view("คะแนน"), std::string_view(">=")}) {
      if (rest.starts_with(word)) {
        rest = trimmed(rest.substr(word.size()));
        again = true;
      }
    }
  }
  const auto numbers = thai::find_numbers(rest);
  return !numbers.empty() && numbers.front().begin == 0;
}

/// "91.21 คะแนน ผ่านดี": a label right behind a score and its unit.
bool behind_score(std::string_view before) {
  static constexpr std::string_view kUnit = "คะแนน";
  if (!before.ends_with(kUnit)) {
    return false;
  }
  before = trimmed(before.substr(0, before.size() - kUnit.size()));
  const auto numbers = thai::find_numbers(before);
  return !numbers.empty() && numbers.back().end == before.size() && numbers.back().decimals > 0;
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

enum class Tick { none, empty, set };

/// "ผ่านดี ( ✓ )  ผ่าน (  )": the brackets of a list to be ticked, behind the label.
Tick tick_behind(std::string_view text, size_t end) {
  static constexpr std::string_view kMarks[] = {"✓", "✔", "√", "/", "x", "X", "×", "☑"};
  std::string_view rest = trimmed(text.substr(end));
  if (!rest.starts_with("(")) {
    return Tick::none;
  }
  const size_t close = rest.find(')');
  if (close == std::string_view::npos) {
    return Tick::none;
  }
  const std::string_view inside = trimmed(rest.substr(1, close - 1));
  if (inside.empty()) {
    return Tick::empty;
  }
  return std::find(std::begin(kMarks), std::end(kMarks), inside) != std::end(kMarks) ? Tick::set
                                                                                     : Tick::none;
}

/// A longer word, or a longer label that was damaged, begins with the label.
bool word_goes_on(std::string_view text, size_t end, const std::string& label) {
  const std::string_view next = text.substr(end, 3);
  if (next.size() < 3 || next[0] != '\xE0') {
    return false;
  }
  static constexpr std::string_view kAfterShort[] = {"ม", "ไ", "ท", "เ", "แ"};
  static constexpr std::string_view kAfterLong[] = {"เ", "โ"};
  constexpr size_t kShort = 12;
  return label.size() <= kShort ? std::find(std::begin(kAfterShort), std::end(kAfterShort), next) !=
                                      std::end(kAfterShort)
                                : std::find(std::begin(kAfterLong), std::end(kAfterLong), next) !=
                                      std::end(kAfterLong);
}

bool accepted(std::string_view text, size_t at, size_t end, const Label& label, bool whole) {
  if (label.latin && (latin_letter(text, end) || (at > 0 && latin_letter(text, at - 1)))) {
    return false;
  }
  const std::string_view before = lead(text, at);
  if (const Tick tick = tick_behind(text, end); tick != Tick::none) {
    return tick == Tick::set;
  }
  if (before.ends_with("ไม่") || is_threshold(text, end, before)) {
    return false;
  }
  if (says_level(before) || (!label.latin && behind_score(before))) {
    return label.latin || !word_goes_on(text, end, label.text);
  }
  if (bracketed(text, at, end) ||
      (whole && (label.latin || thai::match_key(text) == thai::match_key(label.text)))) {
    return true;
  }
  // A label of its own that no other sentence would hold.
  return label.text == "ผ่านดีเยี่ยม";
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
  // A reader loses marks: labels long enough to be told apart without them are found by their key.
  constexpr size_t kLongKey = 12;
  std::vector<FoundLevel> out;
  std::vector<Span> taken;
  const Keyed keyed(text);
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
      const bool free = std::none_of(taken.begin(), taken.end(), [&](const Span& s) {
        return span.begin < s.end && s.begin < span.end;
      });
      if (!free) {
        continue;
      }
      // Part of a longer label is never the shorter one, whether that one was accepted or not.
      taken.push_back(span);
      if (accepted(text, span.begin, span.end, label, whole_cell)) {
        const bool said =
            says_level(lead(text, span.begin)) || tick_behind(text, span.end) == Tick::set;
        out.push_back({{label.text, label.scale}, span, said});
      }
    }
  }
  std::sort(out.begin(), out.end(),
            [](const FoundLevel& a, const FoundLevel& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace ita::report
