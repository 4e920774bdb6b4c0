#include "report/view/number_words.h"

#include <cmath>

#include "report/view/marker.h"

namespace ita::report {

namespace {

/// Reads the words of a number one after the other.
class NumberWords {
 public:
  NumberWords(std::string_view text, const facts::Facts& facts) : rest_(text), facts_(facts) {}

  std::optional<WordNumber> read() {
    const std::optional<int> whole = hundred_or_less();
    if (!whole) {
      return std::nullopt;
    }
    WordNumber out{static_cast<double>(*whole), 0};
    if (take("point-word")) {
      for (auto digit = take_digit(); digit; digit = take_digit()) {
        ++out.decimals;
        out.value += *digit * std::pow(10.0, -out.decimals);
      }
      if (out.decimals == 0) {
        return std::nullopt;
      }
    }
    // "สอง" by itself counts something.
    const bool score = out.decimals > 0 || out.value >= 10;
    const bool fits = trimmed(rest_).empty() && score && out.value <= 100 && out.decimals <= 2;
    out.value = std::round(out.value * 100) / 100;
    return fits ? std::optional(out) : std::nullopt;
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) {
      rest_.remove_prefix(1);
    }
  }

  bool take(std::string_view role) {
    skip_spaces();
    for (const facts::Phrase& word : facts_.lexicon(role)) {
      if (rest_.starts_with(word.text)) {
        rest_.remove_prefix(word.text.size());
        return true;
      }
    }
    return false;
  }

  std::optional<int> take_digit() {
    skip_spaces();
    const auto& words = facts_.lexicon("digit-words");
    for (size_t i = 0; i < words.size(); ++i) {
      if (rest_.starts_with(words[i].text)) {
        rest_.remove_prefix(words[i].text.size());
        return static_cast<int>(i);
      }
    }
    return std::nullopt;
  }

  /// What stands behind the tens: a digit, or the word that one has there.
  int ones() { return take("last-one-word") ? 1 : take_digit().value_or(0); }

  std::optional<int> hundred_or_less() {
    if (take("twenty-word")) {
      return take("ten-word") ? std::optional(20 + ones()) : std::nullopt;
    }
    if (take("ten-word")) {
      return 10 + ones();
    }
    const std::optional<int> first = take_digit();
    if (take("hundred-word")) {
      return first.value_or(1) == 1 ? std::optional(100) : std::nullopt;
    }
    return first && *first > 1 && take("ten-word") ? std::optional(*first * 10 + ones()) : first;
  }

  std::string_view rest_;
  const facts::Facts& facts_;
};

}  // namespace

std::optional<WordNumber> number_in_words(std::string_view text, const facts::Facts& facts) {
  std::string_view own = trimmed(text);
  if (own.starts_with("(") && own.ends_with(")")) {
    own = trimmed(own.substr(1, own.size() - 2));
  }
  return NumberWords(own, facts).read();
}

}  // namespace ita::report
