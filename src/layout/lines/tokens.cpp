#include "layout/lines/tokens.h"

#include <algorithm>

#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr char32_t kNoBreakSpace = 0xA0;
constexpr size_t kLongestNumber = 16;    // characters: "1,234,567,890.00"
constexpr size_t kDigitsForLetter = 3;   // beside so many one other character is a misread digit
constexpr size_t kLongestDash = 3;       // characters: "---"
constexpr size_t kPageDigits = 4;        // of a page number, at most
constexpr size_t kFewestLeaderDots = 4;  // three are an ellipsis

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

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == kNoBreakSpace; }

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

u32string strip(u32string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return u32string(text);
}

}  // namespace

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
  return digits > 0 && t.size() <= kLongestNumber &&
         (others == 0 || (others == 1 && digits >= kDigitsForLetter));
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
  if (t.size() <= kLongestDash && !t.empty() && std::all_of(t.begin(), t.end(), is_dash)) {
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
  const int number = read_number(t, i, kPageDigits);
  if (number < 0) {
    return -1;
  }
  skip(decoration);
  for (const u32string& word :
       {u32string(U"จาก"), u32string(U"/"), u32string(U"of"), u32string(U"ของ")}) {
    if (t.compare(i, word.size(), word) == 0) {
      i += word.size();
      skip(decoration);
      if (read_number(t, i, kPageDigits) < 0) {
        return -1;
      }
      break;
    }
  }
  skip(decoration);
  if (const u32string_view pages = U"หน้า"; t.compare(i, pages.size(), pages) == 0) {
    i += pages.size();
  }
  return i == t.size() ? number : -1;
}

bool dot_leader(std::string_view text) {
  const u32string t = strip(thai::to_utf32(text));
  size_t dots = 0;
  for (const char32_t c : t) {
    if (c == U'.' || c == U'…' || c == U'_' || is_dash(c)) {
      dots += c == U'…' ? kEllipsisDots : 1;
    } else if (!is_space(c)) {
      return false;
    }
  }
  return dots >= kFewestLeaderDots;
}

}  // namespace ita::layout
