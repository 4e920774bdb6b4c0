#include "thai/numerals.h"

#include <cmath>

#include "thai/unicode.h"

namespace ita::thai {

namespace {

constexpr int kFirstYearBe = 2540;
constexpr int kLastYearBe = 2600;
constexpr int kBeMinusCe = 543;

/// A text with the byte offset of each character.
struct Chars {
  std::u32string text;
  std::vector<size_t> offset;  // one more than text

  explicit Chars(std::string_view utf8) : text(to_utf32(utf8)) {
    size_t at = 0;
    for (const char32_t c : text) {
      offset.push_back(at);
      const bool broken = c == 0xFFFD && utf8.substr(at, 3) != "\xEF\xBF\xBD";
      at += broken ? 1 : to_utf8(c).size();
    }
    offset.push_back(at);
  }
  char32_t at(size_t i) const { return i < text.size() ? text[i] : 0; }
};

int digit_value(char32_t c) { return static_cast<int>(is_thai_digit(c) ? c - 0x0E50 : c - U'0'); }

/// Digits with single points and commas between them: groups[k] is followed by marks[k].
struct Token {
  size_t begin = 0, end = 0;
  struct Group {
    size_t begin = 0, end = 0;
    size_t size() const { return end - begin; }
  };
  std::vector<Group> groups;
  std::u32string marks;
};

Token read_token(const Chars& chars, size_t i) {
  Token token;
  token.begin = i;
  for (;;) {
    const size_t begin = i;
    while (is_digit(chars.at(i))) {
      ++i;
    }
    token.groups.push_back({begin, i});
    const char32_t mark = chars.at(i);
    if ((mark != U'.' && mark != U',') || !is_digit(chars.at(i + 1))) {
      break;
    }
    token.marks.push_back(mark);
    ++i;
  }
  token.end = i;
  return token;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (is_thai(c) && !is_thai_digit(c));
}

bool is_minus(char32_t c) { return c == U'-' || c == 0x2212; }

bool negative_before(const Chars& chars, size_t begin) {
  if (begin == 0 || !is_minus(chars.text[begin - 1])) {
    return false;
  }
  // "6-12" is a range and "O-33" a code.
  const char32_t before = begin >= 2 ? chars.text[begin - 2] : U' ';
  return !is_digit(before) && !is_letter(before) && !is_minus(before) && before != U'.';
}

bool percent_after(const Chars& chars, size_t end) {
  while (chars.at(end) == U' ') {
    ++end;
  }
  return chars.at(end) == U'%' || chars.at(end) == 0xFF05;
}

void add_digits(const Chars& chars, size_t begin, size_t end, Number& n, double& scale) {
  for (size_t i = begin; i < end; ++i) {
    n.value = n.value * 10 + digit_value(chars.text[i]);
    scale *= 10;
  }
}

bool mixed(const Chars& chars, size_t begin, size_t end) {
  bool thai = false;
  bool arabic = false;
  for (size_t i = begin; i < end; ++i) {
    const char32_t c = chars.text[i];
    thai = thai || is_thai_digit(c);
    arabic = arabic || (is_digit(c) && !is_thai_digit(c));
  }
  return thai && arabic;
}

Number make(const Chars& chars, size_t begin, size_t end) {
  Number n;
  n.begin = chars.offset[begin];
  n.end = chars.offset[end];
  n.mixed_scripts = mixed(chars, begin, end);
  return n;
}

/// The shapes of one number: 1234, 1,234, 1,234.50, 99.17, 99,17.  Anything else is several
/// numbers.
std::optional<Number> as_one(const Chars& chars, const Token& token) {
  const auto& groups = token.groups;
  const size_t marks = token.marks.size();
  size_t commas = 0;
  while (commas < marks && token.marks[commas] == U',') {
    ++commas;
  }
  const bool point = marks == commas + 1 && token.marks.back() == U'.';
  if (marks != commas && !point) {
    return std::nullopt;
  }
  bool thousands = commas > 0 && groups[0].size() <= 3 && chars.text[groups[0].begin] != U'0' &&
                   chars.text[groups[0].begin] != 0x0E50;
  for (size_t i = 1; i <= commas; ++i) {
    thousands = thousands && groups[i].size() == 3;
  }
  const bool comma_decimal = commas == 1 && !point && !thousands;
  if (commas > 0 && !thousands && !comma_decimal) {
    return std::nullopt;
  }
  Number n = make(chars, token.begin, token.end);
  double scale = 1;
  const size_t whole = comma_decimal ? 1 : commas + 1;
  for (size_t i = 0; i < whole; ++i) {
    add_digits(chars, groups[i].begin, groups[i].end, n, scale);
  }
  if (whole < groups.size()) {
    scale = 1;
    add_digits(chars, groups[whole].begin, groups[whole].end, n, scale);
    n.value /= scale;
    n.decimals = static_cast<int>(groups[whole].size());
  }
  n.thousands = thousands;
  n.comma_decimal = comma_decimal;
  return n;
}

void finish(const Chars& chars, size_t begin, size_t end, Number& n) {
  n.percent = percent_after(chars, end);
  if (negative_before(chars, begin)) {
    n.negative = true;
    n.value = -n.value;
    n.begin = chars.offset[begin - 1];
  }
}

}  // namespace

std::vector<Number> find_numbers(std::string_view utf8) {
  const Chars chars(utf8);
  std::vector<Number> out;
  for (size_t i = 0; i < chars.text.size();) {
    if (!is_digit(chars.text[i])) {
      ++i;
      continue;
    }
    const Token token = read_token(chars, i);
    i = token.end;
    if (auto one = as_one(chars, token)) {
      finish(chars, token.begin, token.end, *one);
      out.push_back(*one);
      continue;
    }
    for (const auto& group : token.groups) {
      Number n = make(chars, group.begin, group.end);
      double scale = 1;
      add_digits(chars, group.begin, group.end, n, scale);
      out.push_back(n);
    }
  }
  return out;
}

std::optional<Number> parse_number(std::string_view utf8) {
  const Chars chars(utf8);
  const std::vector<Number> all = find_numbers(utf8);
  if (all.size() != 1) {
    return std::nullopt;
  }
  for (size_t i = 0; i < chars.text.size(); ++i) {
    const bool inside = chars.offset[i] >= all[0].begin && chars.offset[i] < all[0].end;
    const char32_t c = chars.text[i];
    const bool blank = c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x00A0;
    const bool percent = (c == U'%' || c == 0xFF05) && chars.offset[i] >= all[0].end;
    if (!inside && !blank && !percent) {
      return std::nullopt;
    }
  }
  return all[0];
}

std::optional<int> parse_year_be(std::string_view utf8, bool two_digits) {
  const std::vector<Number> all = find_numbers(utf8);
  if (all.size() != 1 || all[0].decimals > 0 || all[0].thousands || all[0].negative ||
      all[0].percent) {
    return std::nullopt;
  }
  const size_t digits = to_utf32(utf8.substr(all[0].begin, all[0].end - all[0].begin)).size();
  if (digits != 4 && !(two_digits && digits == 2)) {
    return std::nullopt;
  }
  int year = static_cast<int>(std::lround(all[0].value));
  if (digits == 2) {
    year += 2500;
  } else if (year + kBeMinusCe <= kLastYearBe) {
    year += kBeMinusCe;
  }
  if (year < kFirstYearBe || year > kLastYearBe) {
    return std::nullopt;
  }
  return year;
}

}  // namespace ita::thai
