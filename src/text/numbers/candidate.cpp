#include "text/numbers/candidate.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>

#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr size_t kMostStrange = 3;  // signs in a misread number that belong to no number
constexpr size_t kLongest = 24;     // symbols; longer words are no numbers

/// What remains of rulings is read as.
bool is_remains(const std::string& text) {
  static constexpr std::string_view kRemains[] = {"–", "—", "_", "•", "·", "~", "|"};
  return std::find(std::begin(kRemains), std::end(kRemains), text) != std::end(kRemains);
}

/// A Latin letter that digits are taken for where their print is poor.
bool like_digit(const std::string& text) {
  return text.size() == 1 && std::string_view("OoIlnZSbqg").find(text[0]) != std::string_view::npos;
}

/// What a word is made of.
struct Mixture {
  size_t digits = 0, strange = 0;  ///< strange: neither digit nor sign of numbers
  size_t remains = 0;              ///< of rulings; no signs of numbers either
  size_t latin = 0, like_digits = 0;
  size_t abbreviations = 0;  ///< a Thai letter before a full stop, as in ต.ค.
};

Mixture mixture_of(const Word& word) {
  Mixture out;
  bool thai_before = false;
  for (const Symbol& symbol : word.symbols) {
    const std::u32string wide = thai::to_utf32(symbol.text);
    const bool digit = is_digit_sign(symbol.text);
    out.digits += digit ? 1U : 0U;
    out.abbreviations += thai_before && symbol.text == "." ? 1U : 0U;
    thai_before = !digit && !wide.empty() && thai::is_thai(wide[0]);
    if (is_remains(symbol.text)) {
      ++out.remains;
    } else if (!digit && !is_number_sign(symbol.text)) {
      ++out.strange;
      out.like_digits += like_digit(symbol.text) ? 1U : 0U;
      out.latin += symbol.text.size() == 1 && std::isalpha(symbol.text[0]) != 0 ? 1U : 0U;
    }
  }
  return out;
}

/// O33, i12, e4: the items of an assessment, no numbers.
bool is_code(const Word& word, const Mixture& mixture) {
  return word.symbols.size() <= 3 && mixture.latin == 1 && mixture.strange == 1 &&
         mixture.digits >= 1 && !is_digit_sign(word.symbols.front().text);
}

}  // namespace

bool is_digit_sign(const std::string& text) {
  const std::u32string wide = thai::to_utf32(text);
  return wide.size() == 1 && thai::is_digit(wide[0]);
}

Box digits_of(const Word& word) {
  Box out;
  for (const Symbol& symbol : word.symbols) {
    if (is_digit_sign(symbol.text)) {
      out = unite(out, symbol.box);
    }
  }
  return out;
}

bool is_number_sign(const std::string& text) {
  return text == "." || text == "," || text == "/" || text == ":" || text == "-" || text == "%" ||
         text == "(" || text == ")";
}

bool holds_letters(const Word& word) { return mixture_of(word).strange > 0; }

bool may_be_number(const Word& word) {
  const Mixture mixture = mixture_of(word);
  if (word.symbols.size() > kLongest || mixture.strange > kMostStrange || is_code(word, mixture)) {
    return false;
  }
  if (mixture.strange == 0) {
    return mixture.digits > 0;
  }
  if (mixture.digits == 0) {
    return word.symbols.size() == 1 && mixture.like_digits == 1;
  }
  return mixture.strange <= mixture.digits + 1 && mixture.abbreviations < 2;
}

bool letters_in_number(const Word& word, bool lone) {
  const Mixture mixture = mixture_of(word);
  if (mixture.strange == 0 || mixture.strange > 2 || mixture.digits < 2) {
    return false;
  }
  const auto& s = word.symbols;
  const auto digit = [&](size_t i) { return i < s.size() && is_digit_sign(s[i].text); };
  const auto point = [&](size_t i) { return i < s.size() && s[i].text == "."; };
  bool decimal = false;
  for (size_t i = 0; i < s.size(); ++i) {
    decimal = decimal || (point(i) && digit(i + 1) && (digit(i + 2) || (i > 0 && digit(i - 1))));
    if (is_digit_sign(s[i].text) || is_number_sign(s[i].text) || is_remains(s[i].text)) {
      continue;
    }
    const bool digit_before = i > 0 && digit(i - 1);
    const bool digit_behind = digit(i + 1);
    const bool point_before = i > 1 && point(i - 1) && !is_number_sign(s[i - 2].text);
    if ((digit_before && (digit_behind || (point(i + 1) && i + 2 < s.size()))) ||
        (point_before && digit_behind)) {
      return true;
    }
  }
  return lone && mixture.strange == 1 && decimal;
}

bool may_be_lone_digit(const Word& word) {
  return word.text() == "()" || (word.symbols.size() == 1 && mixture_of(word).strange == 1);
}

}  // namespace ita::text
