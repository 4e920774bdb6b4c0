#include "thai/unicode.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace ita::thai {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_combining(char32_t c) {
  return is_mark(c) || (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x20000 && c <= 0x3FFFD);
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    c = kReplacement;
  }
  const auto byte = [&out](char32_t v) { out.push_back(static_cast<char>(v)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18));
    byte(0x80 | ((c >> 12) & 0x3F));
    byte(0x80 | ((c >> 6) & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

}  // namespace

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  const size_t size = utf8.size();
  for (size_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    out.push_back(static_cast<char32_t>(c));
  }
  return out;
}

std::string to_utf8(std::u32string_view utf32) {
  std::string out;
  out.reserve(utf32.size() * 3);
  for (const char32_t c : utf32) {
    append(out, c);
  }
  return out;
}

std::string to_utf8(char32_t c) {
  std::string out;
  append(out, c);
  return out;
}

bool is_thai(char32_t c) { return c >= 0x0E01 && c <= 0x0E5B; }
bool is_consonant(char32_t c) { return c >= U'ก' && c <= U'ฮ'; }
bool is_above_vowel(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E37) || c == 0x0E47 || c == 0x0E4D;
}
bool is_below_vowel(char32_t c) { return c >= 0x0E38 && c <= 0x0E3A; }
bool is_tone(char32_t c) { return c >= 0x0E48 && c <= 0x0E4B; }
bool is_mark(char32_t c) {
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}
bool is_leading_vowel(char32_t c) { return c >= 0x0E40 && c <= 0x0E44; }
bool is_thai_digit(char32_t c) { return c >= 0x0E50 && c <= 0x0E59; }
bool is_digit(char32_t c) { return is_thai_digit(c) || (c >= U'0' && c <= U'9'); }

int display_width(std::string_view utf8) {
  int width = 0;
  for (const char32_t c : to_utf32(utf8)) {
    if (c < 0x20 || is_combining(c)) {
      continue;
    }
    width += is_wide(c) ? 2 : 1;
  }
  return width;
}

std::string pad(std::string_view utf8, int columns, bool left) {
  const int missing = std::max(0, columns - display_width(utf8));
  const std::string blanks(static_cast<size_t>(missing), ' ');
  return left ? blanks + std::string(utf8) : std::string(utf8) + blanks;
}

}  // namespace ita::thai
