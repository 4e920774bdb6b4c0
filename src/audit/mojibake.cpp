#include "audit/mojibake.h"

#include <algorithm>
#include <array>

#include "thai/unicode.h"

namespace ita::audit {

namespace {

/// What Windows-1252 has at 0x80 to 0x9F (its five free places stand for themselves).
/// Source: the code page's table at unicode.org, CP1252.TXT.
constexpr std::array<char32_t, 32> kUpper = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int byte_of(char32_t c) {
  const auto upper = std::find(kUpper.begin(), kUpper.end(), c);
  if (upper != kUpper.end()) {
    return 0x80 + static_cast<int>(upper - kUpper.begin());
  }
  // LibreOffice keeps the five free places of the code page in the private use area.
  if (c >= 0xF180 && c <= 0xF19F) {
    return static_cast<int>(c - 0xF100);
  }
  return c < 0x100 ? static_cast<int>(c) : -1;
}

}  // namespace

std::string undo_double_encoding(const std::string& utf8) {
  std::string bytes;
  bool more_than_ascii = false;
  for (const char32_t c : thai::to_utf32(utf8)) {
    const int byte = byte_of(c);
    if (byte < 0) {
      return utf8;
    }
    more_than_ascii = more_than_ascii || byte >= 0x80;
    bytes += static_cast<char>(byte);
  }
  const std::u32string again = thai::to_utf32(bytes);
  const bool sound = more_than_ascii &&
                     std::find(again.begin(), again.end(), char32_t{0xFFFD}) == again.end() &&
                     std::any_of(again.begin(), again.end(),
                                 [](char32_t c) { return c >= 0x0E01 && c <= 0x0E5B; });
  return sound ? bytes : utf8;
}

}  // namespace ita::audit
