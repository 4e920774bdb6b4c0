#pragma once

#include <string>
#include <string_view>

namespace ita::thai {

/// UTF-8 and UTF-32; a broken byte becomes U+FFFD.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view utf32);
std::string to_utf8(char32_t c);

bool is_thai(char32_t c);         ///< U+0E01–U+0E5B
bool is_consonant(char32_t c);    ///< ก–ฮ
bool is_above_vowel(char32_t c);  ///< ั ิ ี ึ ื ็ ํ
bool is_below_vowel(char32_t c);  ///< ุ ู ฺ
bool is_tone(char32_t c);         ///< ่ ้ ๊ ๋
bool is_mark(char32_t c);  ///< anything that stands above or below a base: the three above, ์ ๎
bool is_leading_vowel(char32_t c);  ///< เ แ โ ใ ไ
bool is_thai_digit(char32_t c);
bool is_digit(char32_t c);  ///< Thai or ASCII

/// Columns that a terminal gives the text: marks have none.
int display_width(std::string_view utf8);
/// Pads with spaces on the right (or left) to `columns`.
std::string pad(std::string_view utf8, int columns, bool left = false);

}  // namespace ita::thai
