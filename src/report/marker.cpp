#include "report/marker.h"

#include <array>
#include <optional>

namespace ita::report {

namespace {

struct Digits {
  int value = 0;
  int count = 0;
  size_t end = 0;
};

/// One digit, ASCII or Thai, at `at`; nothing when there is none.
std::optional<int> digit_at(std::string_view text, size_t at, size_t& length) {
  if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    length = 1;
    return text[at] - '0';
  }
  if (at + 3 <= text.size() && text[at] == '\xE0' && text[at + 1] == '\xB9') {
    const int low = static_cast<unsigned char>(text[at + 2]);
    if (low >= 0x90 && low <= 0x99) {
      length = 3;
      return low - 0x90;
    }
  }
  return std::nullopt;
}

Digits digits_at(std::string_view text, size_t at) {
  Digits out;
  out.end = at;
  size_t length = 0;
  while (const auto digit = digit_at(text, out.end, length)) {
    out.end += length;
    out.value = out.count < 4 ? out.value * 10 + *digit : out.value;
    ++out.count;
  }
  return out;
}

bool digit_follows(std::string_view text, size_t at) {
  size_t length = 0;
  return digit_at(text, at, length).has_value();
}

size_t skip_spaces(std::string_view text, size_t at) {
  for (;;) {
    if (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')) {
      ++at;
    } else if (text.substr(at, 2) == "\xC2\xA0") {
      at += 2;
    } else {
      return at;
    }
  }
}

Marker bullet_at(std::string_view text, size_t at) {
  static constexpr std::array<std::string_view, 22> kBullets = {"-",
                                                                "–",
                                                                "—",
                                                                "−",
                                                                "•",
                                                                "●",
                                                                "▪",
                                                                "■",
                                                                "◦",
                                                                "○",
                                                                "□",
                                                                "❖",
                                                                "➢",
                                                                "✓",
                                                                "✔",
                                                                "*",
                                                                "·",
                                                                "∙",
                                                                "\xEF\x82\xB7",
                                                                "\xEF\x83\x98",
                                                                "\xEF\x82\xA7",
                                                                "\xEF\x83\xBC"};
  for (const std::string_view bullet : kBullets) {
    if (text.substr(at, bullet.size()) == bullet && !digit_follows(text, at + bullet.size())) {
      return {MarkerStyle::bullet, 0, 1, skip_spaces(text, at + bullet.size())};
    }
  }
  // "-6 เดือน" is a bullet before a number, "-32.97" is a negative number.
  for (const std::string_view dash : {std::string_view("-"), std::string_view("–")}) {
    if (text.substr(at, dash.size()) == dash) {
      const Digits number = digits_at(text, at + dash.size());
      const bool decimal = text.substr(number.end, 1) == "." && digit_follows(text, number.end + 1);
      if (!decimal && skip_spaces(text, number.end) < text.size()) {
        return {MarkerStyle::bullet, 0, 1, at + dash.size()};
      }
    }
  }
  return {};
}

Marker letter_at(std::string_view text, size_t at) {
  static constexpr std::array<std::string_view, 14> kLetters = {"ก", "ข", "ค", "ง", "จ", "ฉ", "ช",
                                                                "ซ", "ฌ", "ญ", "ฎ", "ฏ", "ฐ", "ฑ"};
  const bool open = text.substr(at, 1) == "(";
  const size_t first = open ? at + 1 : at;
  for (size_t i = 0; i < kLetters.size(); ++i) {
    if (text.substr(first, 3) != kLetters[i]) {
      continue;
    }
    const std::string_view after = text.substr(first + 3, 1);
    const size_t end = first + 4;
    const bool spaced = end >= text.size() || skip_spaces(text, end) > end;
    if ((open && after == ")") || (!open && (after == "." || after == ")") && spaced)) {
      return {MarkerStyle::letter, static_cast<int>(i) + 1, 1, skip_spaces(text, end)};
    }
  }
  return {};
}

Marker number_at(std::string_view text, size_t at) {
  const bool open = text.substr(at, 1) == "(";
  size_t pos = open ? skip_spaces(text, at + 1) : at;
  Digits number = digits_at(text, pos);
  if (number.count == 0 || number.count > 2) {
    return {};
  }
  pos = number.end;
  if (open) {
    pos = skip_spaces(text, pos);
    return text.substr(pos, 1) == ")"
               ? Marker{MarkerStyle::parens, number.value, 1, skip_spaces(text, pos + 1)}
               : Marker{};
  }
  int depth = 1;
  while (text.substr(pos, 1) == "." && digit_follows(text, pos + 1)) {
    number = digits_at(text, pos + 1);
    if (number.count > 2) {
      return {};
    }
    pos = number.end;
    ++depth;
  }
  if (depth > 1) {
    if (text.substr(pos, 1) == "." || text.substr(pos, 1) == ")") {
      ++pos;
    }
    const size_t end = skip_spaces(text, pos);
    // "99.17" is a number; "1.1 หัวข้อ" is a marker.
    const bool marker =
        end > pos && end < text.size() && number.count < 3 && digits_at(text, at).value < 21;
    return marker ? Marker{MarkerStyle::dotted, number.value, depth, end} : Marker{};
  }
  pos = skip_spaces(text, pos);
  const std::string_view close = text.substr(pos, 1);
  if (close == ")") {
    return {MarkerStyle::paren, number.value, 1, skip_spaces(text, pos + 1)};
  }
  if (close == "." && pos == number.end && !digit_follows(text, pos + 1)) {
    return {MarkerStyle::dot, number.value, 1, skip_spaces(text, pos + 1)};
  }
  return {};
}

Marker word_at(std::string_view text, size_t at) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "ประเด็นที่", "มาตรการที่", "หัวข้อที่", "ขั้นตอนที่", "ขั้นที่", "ข้อที่", "ด้านที่", "ส่วนที่", "ประเด็น", "ข้อ"};
  for (const std::string_view word : kWords) {
    if (text.substr(at, word.size()) != word) {
      continue;
    }
    const size_t pos = skip_spaces(text, at + word.size());
    const Digits number = digits_at(text, pos);
    if (number.count == 0 || number.count > 2) {
      continue;
    }
    size_t end = number.end;
    const std::string_view after = text.substr(end, 1);
    if (after == ":" || after == "." || after == ")") {
      ++end;
    } else if (const size_t colon = skip_spaces(text, end); text.substr(colon, 1) == ":") {
      end = colon + 1;
    }
    const size_t spaced = skip_spaces(text, end);
    if (spaced > number.end || spaced == text.size()) {
      return {MarkerStyle::word, number.value, 1, spaced};
    }
  }
  return {};
}

}  // namespace

Marker parse_marker(std::string_view text) {
  const size_t at = skip_spaces(text, 0);
  for (const auto kind : {number_at, bullet_at, letter_at, word_at}) {
    if (const Marker marker = kind(text, at); marker.style != MarkerStyle::none) {
      return marker;
    }
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view without_marker(std::string_view text) {
  return trimmed(text.substr(parse_marker(text).length));
}

}  // namespace ita::report
