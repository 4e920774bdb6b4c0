#include "text/layer/bullets.h"

#include <gtest/gtest.h>

namespace ita::text {
namespace {

Word word(const std::string& letters, double x, double baseline) {
  Word out;
  for (const char c : letters) {
    out.symbols.push_back(
        {std::string(1, c), std::string(1, c), {x, baseline - 10, x + 6, baseline}, 1, {}});
    out.box = unite(out.box, out.symbols.back().box);
    x += 6;
  }
  out.baseline = baseline;
  out.size = 12;
  out.line = 7;
  return out;
}

TEST(DrawnBullets, StandBeforeTheFirstWordOfTheirLine) {
  std::vector<Word> words = {word("other", 60, 80), word("first", 60, 100),
                             word("second", 96, 100)};
  EXPECT_EQ(add_drawn_bullets(words, {{44, 94, 49, 99}}), 1);
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(words[1].text(), "•");
  EXPECT_EQ(words[1].line, 7);
  EXPECT_EQ(words[2].text(), "first");
}

TEST(DrawnBullets, ADiscBetweenWordsOrFarFromThemIsNone) {
  std::vector<Word> words = {word("first", 60, 100), word("second", 110, 100)};
  EXPECT_EQ(add_drawn_bullets(words, {{95, 94, 100, 99}}), 0);   // between two words
  EXPECT_EQ(add_drawn_bullets(words, {{10, 94, 15, 99}}), 0);    // far off
  EXPECT_EQ(add_drawn_bullets(words, {{44, 110, 49, 115}}), 0);  // below the line
  EXPECT_EQ(add_drawn_bullets(words, {{40, 88, 52, 100}}), 0);   // as large as a letter
  EXPECT_EQ(words.size(), 2U);
}

}  // namespace
}  // namespace ita::text
