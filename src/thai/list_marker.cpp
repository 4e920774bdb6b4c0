#include "thai/list_marker.h"

#include <algorithm>
#include <array>
#include <string>

#include "thai/unicode.h"

namespace ita::thai {

namespace {

using View = std::u32string_view;

/// Lists of laws and plans count no further.
constexpr int kMostInDotted = 30;

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') {
    return static_cast<int>(c - U'0');
  }
  return c >= U'๐' && c <= U'๙' ? static_cast<int>(c - U'๐') : -1;
}

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0; }

bool is_dash(char32_t c) {
  return c == U'-' || c == U'–' || c == U'—' || c == U'‐' || c == U'‑' || c == U'−';
}

bool is_bullet(char32_t c) {
  static constexpr View kBullets = U"•●▪■□○◦∙·*➢➤✓✔✗✘✖❌☞★☆►▶❖◆◇➔→";
  return kBullets.find(c) != View::npos || (c >= 0xF0A0 && c <= 0xF0FF);
}

size_t skip_spaces(View text, size_t at) {
  while (at < text.size() && is_space(text[at])) {
    ++at;
  }
  return at;
}

/// One or two digits at `at`; -1 when there is none or when there are more.
int read_number(View text, size_t& at) {
  int value = 0;
  size_t end = at;
  while (end < text.size() && digit_value(text[end]) >= 0) {
    value = value * 10 + digit_value(text[end]);
    if (++end - at > 2) {
      return -1;
    }
  }
  if (end == at) {
    return -1;
  }
  at = end;
  return value;
}

/// The place of a letter in the row in which Thai lists count; -1 for others.
int letter_number(char32_t c) {
  static constexpr View kLetters = U"กขคงจฉชซฌญฎฏฐฑ";
  const size_t at = kLetters.find(c);
  return at == View::npos ? -1 : static_cast<int>(at) + 1;
}

struct Match {
  ListStyle style = ListStyle::none;
  int value = 0;
  int depth = 1;
  size_t end = 0;
};

Match bracketed(View t) {
  if (t.empty() || t[0] != U'(') {
    return {};
  }
  size_t at = skip_spaces(t, 1);
  ListStyle style = ListStyle::parens;
  int value = read_number(t, at);
  if (value < 0 && at < t.size()) {
    value = letter_number(t[at++]);
    style = ListStyle::letter;
  }
  at = skip_spaces(t, at);
  return value < 0 || at >= t.size() || t[at] != U')' ? Match{} : Match{style, value, 1, at + 1};
}

/// What stands behind "1.1" is a unit or a number, so that it was a number itself.
bool measures(View rest) {
  static constexpr std::array<View, 8> kUnits = {U"%",        U"คะแนน", U"บาท",   U"ล้าน",
                                                 U"เปอร์เซ็นต์", U"น.",    U"นาฬิกา", U"/"};
  return digit_value(rest[0]) >= 0 || std::any_of(kUnits.begin(), kUnits.end(), [&](View unit) {
           return rest.substr(0, unit.size()) == unit;
         });
}

/// "1.1 หัวข้อ" is a marker; "99.17", "12.50 %", "3.5 คะแนน" and "19.30 น." are none: the parts of a
/// marker are small, and what follows is neither a unit nor another number.
Match dotted(View t, int first, int last, int depth, size_t end, bool closed) {
  if (first > kMostInDotted || last > kMostInDotted || last == 0) {
    return {};
  }
  const size_t follow = skip_spaces(t, end);
  if (follow >= t.size()) {
    return closed ? Match{ListStyle::dotted, last, depth, end} : Match{};
  }
  return measures(t.substr(follow)) ? Match{} : Match{ListStyle::dotted, last, depth, end};
}

Match numbered(View t) {
  size_t at = 0;
  const int first = read_number(t, at);
  int last = first, depth = 1;
  while (first >= 0 && at + 1 < t.size() && t[at] == U'.' && digit_value(t[at + 1]) >= 0) {
    size_t next = at + 1;
    last = read_number(t, next);
    if (last < 0) {
      return {};
    }
    at = next;
    ++depth;
  }
  if (first < 0) {
    return {};
  }
  const bool closed = at < t.size() && (t[at] == U')' || t[at] == U'.');
  if (depth > 1) {
    return dotted(t, first, last, depth, at + (closed ? 1 : 0), closed);
  }
  const size_t bracket = skip_spaces(t, at);
  if (bracket < t.size() && t[bracket] == U')') {
    return {ListStyle::paren, first, 1, bracket + 1};
  }
  const bool dot = at < t.size() && t[at] == U'.' &&
                   (at + 1 >= t.size() || (digit_value(t[at + 1]) < 0 && t[at + 1] != U'.'));
  return dot ? Match{ListStyle::dot, first, 1, at + 1} : Match{};
}

Match lettered(View t) {
  const int value = t.size() < 2 ? -1 : letter_number(t[0]);
  const bool spaced = t.size() == 2 || (t.size() > 2 && is_space(t[2]));
  if (value < 0 || (t[1] != U')' && !(t[1] == U'.' && spaced))) {
    return {};
  }
  return {ListStyle::letter, value, 1, 2};
}

/// "-2-" is a page number, "-32.97" a negative number, "-6 เดือน" a bullet before a number.
bool dash_is_bullet(View t) {
  if (t.size() == 1) {
    return true;
  }
  if (is_dash(t[1])) {
    return false;
  }
  size_t at = skip_spaces(t, 1);
  const size_t digits = at;
  while (at < t.size() && digit_value(t[at]) >= 0) {
    ++at;
  }
  if (at == digits) {
    return true;
  }
  const bool decimal = at + 1 < t.size() && t[at] == U'.' && digit_value(t[at + 1]) >= 0;
  const size_t follow = skip_spaces(t, at);
  const bool ends = follow >= t.size() || is_dash(t[follow]);
  return !ends && !(decimal && digits == 1);
}

Match bullet(View t) {
  if (t.empty()) {
    return {};
  }
  const bool drawn = is_bullet(t[0]) && (t.size() == 1 || digit_value(t[1]) < 0 || t[0] != U'*');
  const bool circle =
      (t[0] == U'o' || t[0] == U'O') && t.size() > 2 && is_space(t[1]) && is_thai(t[2]);
  return drawn || circle || (is_dash(t[0]) && dash_is_bullet(t)) ? Match{ListStyle::bullet, 0, 1, 1}
                                                                 : Match{};
}

/// The end of the word with which the text begins; a scan or a wide print may part its "ที่"; 0 for
/// none.
size_t end_of_word(View t, View word) {
  static constexpr View kOrdinal = U"ที่";
  if (t.substr(0, word.size()) == word) {
    return word.size();
  }
  if (!word.ends_with(kOrdinal)) {
    return 0;
  }
  const View name = word.substr(0, word.size() - kOrdinal.size());
  const size_t at = skip_spaces(t, name.size());
  return t.substr(0, name.size()) == name && t.substr(at, kOrdinal.size()) == kOrdinal
             ? at + kOrdinal.size()
             : 0;
}

Match worded(View t) {
  static constexpr std::array<View, 11> kWords = {U"ประเด็นที่", U"มาตรการที่", U"หัวข้อที่", U"ขั้นตอนที่",
                                                  U"ขั้นที่",     U"ข้อที่",      U"ด้านที่",  U"ส่วนที่",
                                                  U"ประเด็น",  U"มาตรการ",  U"ข้อ"};
  for (const View word : kWords) {
    const size_t end = end_of_word(t, word);
    size_t at = skip_spaces(t, end);
    const int value = end > 0 ? read_number(t, at) : -1;
    if (value < 0) {
      continue;
    }
    const size_t digits = at;
    const size_t colon = skip_spaces(t, at);
    if (at < t.size() && (t[at] == U':' || t[at] == U'.' || t[at] == U')')) {
      ++at;
    } else if (colon < t.size() && t[colon] == U':') {
      at = colon + 1;
    }
    if (at >= t.size() || at > digits || is_space(t[at])) {
      return {ListStyle::word, value, 1, at};
    }
  }
  return {};
}

/// As much as a marker and the word behind it can take.
std::string_view beginning(std::string_view utf8) {
  size_t end = std::min<size_t>(utf8.size(), 160);
  while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) {
    ++end;
  }
  return utf8.substr(0, end);
}

}  // namespace

ListMarker list_marker(std::string_view utf8) {
  const std::u32string all = to_utf32(beginning(utf8));
  const size_t lead = skip_spaces(all, 0);
  const View text = View(all).substr(lead);
  for (const auto matcher : {bracketed, numbered, lettered, bullet, worded}) {
    const Match match = matcher(text);
    if (match.style != ListStyle::none) {
      const size_t end = lead + match.end;
      const size_t after = skip_spaces(all, end);
      return {match.style, match.value, match.depth, to_utf8(View(all).substr(0, end)).size(),
              to_utf8(View(all).substr(0, after)).size()};
    }
  }
  return {};
}

}  // namespace ita::thai
