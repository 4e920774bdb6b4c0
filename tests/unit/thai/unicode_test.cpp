#include "thai/unicode.h"

#include <gtest/gtest.h>

namespace ita::thai {
namespace {

TEST(Unicode, RoundTrip) {
  const std::string text = "กที่ A€\U0001F600";
  EXPECT_EQ(to_utf8(to_utf32(text)), text);
  EXPECT_EQ(to_utf32("a\xFFz"), U"a\uFFFDz");
  EXPECT_EQ(to_utf8(char32_t{0xD800}), "\xEF\xBF\xBD");
}

TEST(Unicode, Classes) {
  EXPECT_TRUE(is_consonant(U'ก') && is_consonant(U'ฮ') && !is_consonant(U'ะ'));
  EXPECT_TRUE(is_mark(0x0E31) && is_mark(0x0E4D) && is_mark(0x0E3A) && !is_mark(U'ำ') &&
              !is_mark(U'า'));
  EXPECT_TRUE(is_tone(0x0E48) && is_tone(0x0E4B) && !is_tone(0x0E4C));
  EXPECT_TRUE(is_leading_vowel(U'ไ') && !is_leading_vowel(U'ๅ'));
  EXPECT_TRUE(is_thai_digit(U'๐') && is_thai_digit(U'๙') && is_digit(U'5') && !is_digit(U'ก'));
}

TEST(Unicode, MarksHaveNoWidth) {
  EXPECT_EQ(display_width("ที่นี่"), 2);
  EXPECT_EQ(display_width("น้ำ"), 2);
  EXPECT_EQ(pad("ที่", 3), "ที่  ");
  EXPECT_EQ(pad("99", 4, true), "  99");
  EXPECT_EQ(pad("ยาว", 2), "ยาว");
}

}  // namespace
}  // namespace ita::thai
