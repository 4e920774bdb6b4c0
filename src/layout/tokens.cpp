#include "layout/tokens.h"

#include <algorithm>

#include "thai/unicode.h"

namespace ita::layout {

namespace {

using std::u32string;
using std::u32string_view;

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') {
    return static_cast<int>(c - U'0');
  }
  if (c >= U'๐' && c <= U'๙') {
    return static_cast<int>(c - U'๐');
  }
  return -1;
}

bool is_dash(char32_t c) {
  return c == U'-' || c == U'–' || c == U'—' || c == U'‐' || c == U'‑' || c == U'−';
}

bool is_bullet(char32_t c) {
  static constexpr u32string_view kBullets = U"•●▪■□○◦∙·*➢➤✓✔►▶❖◆◇➔→";
  return kBullets.find(c) != u32string_view::npos || (c >= 0xF0A0 && c <= 0xF0FF);
}

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0; }

/// Reads up to `most` digits at `at`; the value, or -1 when there is none or when there are more.
int read_number(u32string_view text, size_t& at, size_t most) {
  int value = 0;
  size_t i = at;
  while (i < text.size() && digit_value(text[i]) >= 0) {
    value = value * 10 + digit_value(text[i]);
    if (++i - at > most) {
      return -1;
    }
  }
  if (i == at) {
    return -1;
  }
  at = i;
  return value;
}

size_t utf8_length(u32string_view text) { return thai::to_utf8(text).size(); }

u32string strip(u32string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return u32string(text);
}

bool at_end_or_space(u32string_view text, size_t i) {
  return i >= text.size() || is_space(text[i]);
}

struct Match {
  MarkerKind kind = MarkerKind::none;
  size_t length = 0;
  int number = -1;
  int depth = 0;
};

/// The order of the letters that Thai lists count with; the two that are also common abbreviations
/// (จ. for province, ช. for male) need a space or a bracket after them.
int letter_number(char32_t c) {
  static constexpr u32string_view kLetters = U"กขคงจฉชซ";
  const size_t at = kLetters.find(c);
  return at == u32string_view::npos ? -1 : static_cast<int>(at) + 1;
}

Match match_bracketed(u32string_view t) {
  if (t.empty() || t[0] != U'(') {
    return {};
  }
  size_t i = 1;
  while (i < t.size() && is_space(t[i])) {
    ++i;
  }
  MarkerKind kind = MarkerKind::number_parens;
  int number = read_number(t, i, 2);
  if (number < 0 && i < t.size()) {
    number = letter_number(t[i]);
    kind = MarkerKind::letter;
    ++i;
  }
  while (i < t.size() && is_space(t[i])) {
    ++i;
  }
  if (number < 0 || i >= t.size() || t[i] != U')') {
    return {};
  }
  return {kind, i + 1, number, 1};
}

Match match_number(u32string_view t) {
  size_t i = 0;
  int number = read_number(t, i, 2);
  const int first = number;
  if (number < 0) {
    return {};
  }
  int depth = 1;
  while (i + 1 < t.size() && t[i] == U'.' && digit_value(t[i + 1]) >= 0) {
    size_t next = i + 1;
    const int part = read_number(t, next, 2);
    if (part < 0) {
      return {};
    }
    number = part;
    i = next;
    ++depth;
  }
  size_t end = i;
  if (end < t.size() && (t[end] == U')' || t[end] == U'.')) {
    ++end;
  }
  if (depth > 1) {
    // "1.1 text" counts; "99.17", "12.50 %" and "3.5 คะแนน" do not: the parts of a marker are
    // small, the last is not written with a leading zero, and what follows is neither a unit nor
    // another number.
    const bool closed = end > i;
    if (number > 30 || first > 30 || number == 0) {
      return {};
    }
    size_t follow = end;
    while (follow < t.size() && is_space(t[follow])) {
      ++follow;
    }
    if (follow >= t.size()) {
      return closed ? Match{MarkerKind::multi_level, end, number, depth} : Match{};
    }
    static constexpr u32string_view kUnits[] = {U"%", U"คะแนน", U"บาท", U"ล้าน", U"เปอร์เซ็นต์"};
    const bool unit = std::any_of(std::begin(kUnits), std::end(kUnits), [&](u32string_view name) {
      return t.substr(follow, name.size()) == name;
    });
    if (unit || digit_value(t[follow]) >= 0) {
      return {};
    }
    return {MarkerKind::multi_level, end, number, depth};
  }
  if (end == i) {
    return {};
  }
  const bool paren = t[i] == U')';
  if (!paren && end < t.size() && digit_value(t[end]) >= 0) {
    return {};
  }
  return {paren ? MarkerKind::number_paren : MarkerKind::number_dot, end, number, 1};
}

Match match_letter(u32string_view t) {
  if (t.size() < 2) {
    return {};
  }
  const int number = letter_number(t[0]);
  if (number < 0) {
    return {};
  }
  if (t[1] == U')') {
    return {MarkerKind::letter, 2, number, 1};
  }
  if (t[1] == U'.' && t.size() > 2 && is_space(t[2])) {
    return {MarkerKind::letter, 2, number, 1};
  }
  return {};
}

Match match_bullet(u32string_view t) {
  if (t.empty()) {
    return {};
  }
  if (is_bullet(t[0])) {
    return {MarkerKind::bullet, 1, -1, 1};
  }
  if (is_dash(t[0])) {
    // Several dashes are a line, a dash with a digit is a negative number or a page number.
    if (t.size() == 1 || is_dash(t[1]) || digit_value(t[1]) >= 0) {
      return {};
    }
    if (page_number_value(thai::to_utf8(t)) >= 0) {
      return {};
    }
    return {MarkerKind::bullet, 1, -1, 1};
  }
  if ((t[0] == U'o' || t[0] == U'O') && t.size() > 2 && is_space(t[1]) && thai::is_thai(t[2])) {
    return {MarkerKind::bullet, 1, -1, 1};
  }
  return {};
}

Match match_word(u32string_view t) {
  static const u32string kWords[] = {U"ข้อที่", U"ข้อ", U"ขั้นตอนที่", U"ขั้นที่", U"ประเด็นที่"};
  for (const u32string& word : kWords) {
    if (t.substr(0, word.size()) != word) {
      continue;
    }
    size_t i = word.size();
    while (i < t.size() && is_space(t[i])) {
      ++i;
    }
    const int number = read_number(t, i, 2);
    if (number < 0) {
      continue;
    }
    if (i < t.size() && (t[i] == U')' || t[i] == U'.' || t[i] == U':')) {
      ++i;
    }
    if (at_end_or_space(t, i) || (i < t.size() && thai::is_thai(t[i]))) {
      return {MarkerKind::word, i, number, 1};
    }
  }
  return {};
}

}  // namespace

Marker find_marker(std::string_view text) {
  const u32string all = thai::to_utf32(text);
  size_t lead = 0;
  while (lead < all.size() && is_space(all[lead])) {
    ++lead;
  }
  const u32string_view t = u32string_view(all).substr(lead);
  Match match;
  for (const auto matcher :
       {match_bracketed, match_number, match_letter, match_bullet, match_word}) {
    match = matcher(t);
    if (match.kind != MarkerKind::none) {
      break;
    }
  }
  if (match.kind == MarkerKind::none) {
    return {};
  }
  return {match.kind, utf8_length(u32string_view(all).substr(0, lead + match.length)), match.number,
          match.depth};
}

bool number_like(std::string_view text) {
  const u32string t = strip(thai::to_utf32(text));
  size_t digits = 0;
  size_t others = 0;
  for (const char32_t c : t) {
    if (digit_value(c) >= 0) {
      ++digits;
    } else if (!is_space(c) && !is_dash(c) &&
               u32string_view(U".,%+()/*").find(c) == u32string::npos) {
      ++others;
    }
  }
  return digits > 0 && t.size() <= 16 && (others == 0 || (others == 1 && digits >= 3));
}

bool decimal_like(std::string_view text) {
  if (!number_like(text)) {
    return false;
  }
  const u32string t = thai::to_utf32(text);
  for (size_t i = 1; i + 1 < t.size(); ++i) {
    if ((t[i] == U'.' || t[i] == U',') && digit_value(t[i - 1]) >= 0 &&
        digit_value(t[i + 1]) >= 0) {
      return true;
    }
  }
  return false;
}

bool blank_value(std::string_view text) {
  const u32string t = strip(thai::to_utf32(text));
  if (t.size() <= 3 && !t.empty() && std::all_of(t.begin(), t.end(), is_dash)) {
    return true;
  }
  return t == U"N/A" || t == U"n/a" || t == U"NA" || t == U"ไม่มี";
}

int page_number_value(std::string_view text) {
  const u32string t = strip(thai::to_utf32(text));
  size_t i = 0;
  const auto skip = [&](auto&& what) {
    while (i < t.size() && what(t[i])) {
      ++i;
    }
  };
  const auto decoration = [](char32_t c) {
    return is_space(c) || is_dash(c) || c == U'(' || c == U')' || c == U'|' || c == U'[' ||
           c == U']';
  };
  skip(decoration);
  for (const u32string& word : {u32string(U"หน้าที่"), u32string(U"หน้า"), u32string(U"Page"),
                                u32string(U"page"), u32string(U"PAGE")}) {
    if (t.compare(i, word.size(), word) == 0) {
      i += word.size();
      break;
    }
  }
  skip(decoration);
  const int number = read_number(t, i, 4);
  if (number < 0) {
    return -1;
  }
  skip(decoration);
  for (const u32string& word :
       {u32string(U"จาก"), u32string(U"/"), u32string(U"of"), u32string(U"ของ")}) {
    if (t.compare(i, word.size(), word) == 0) {
      i += word.size();
      skip(decoration);
      if (read_number(t, i, 4) < 0) {
        return -1;
      }
      break;
    }
  }
  skip(decoration);
  if (t.compare(i, 4, U"หน้า") == 0) {
    i += 4;
  }
  return i == t.size() ? number : -1;
}

bool dot_leader(std::string_view text) {
  const u32string t = strip(thai::to_utf32(text));
  size_t dots = 0;
  for (const char32_t c : t) {
    if (c == U'.' || c == U'…' || c == U'_' || is_dash(c)) {
      dots += c == U'…' ? 3 : 1;
    } else if (!is_space(c)) {
      return false;
    }
  }
  return dots >= 4;
}

}  // namespace ita::layout
