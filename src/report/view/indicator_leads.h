#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace ita::report {

constexpr size_t kThai = 3;  ///< bytes of a Thai letter

inline bool digit(char c) { return c >= '0' && c <= '9'; }

/// Words that lead to an indicator's number, by their keys.
struct Leads {
  explicit Leads(const facts::Facts& facts)
      : indicator(facts.lexicon("indicator-word").front().key),
        brief(facts.lexicon("indicator-short")),
        letter(facts.lexicon("indicator-letter")),
        ordinal(facts.lexicon("ordinal").front().key) {}
  /// The word for an indicator with which the key begins, written out or short ("ตชว.").
  const std::string& word_of(std::string_view key) const {
    for (const facts::Phrase& word : brief) {
      if (key.starts_with(word.key)) {
        return word.key;
      }
    }
    return indicator;
  }
  const std::string& indicator;
  const std::vector<facts::Phrase>& brief;
  const std::vector<facts::Phrase>& letter;  ///< that count only in a label of nothing else ("ต.3")
  const std::string& ordinal;
};

/// A number from 1 to `most` at the start of a key, and how many bytes it takes; 0 when none.
int small_number(std::string_view key, size_t& length, int most);

}  // namespace ita::report
