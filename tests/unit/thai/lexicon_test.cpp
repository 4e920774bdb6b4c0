#include "thai/lexicon.h"

#include <gtest/gtest.h>

namespace ita::thai {
namespace {

TEST(Lexicon, BreaksIntoWords) {
  const std::string text = "การประเมินคุณธรรม ปี 2567";
  std::vector<std::string> words;
  const auto starts = word_starts(text);
  for (size_t i = 0; i < starts.size(); ++i) {
    const size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    words.push_back(text.substr(starts[i], end - starts[i]));
  }
  ASSERT_GE(words.size(), 4u);
  EXPECT_EQ(words[0], "การ");
  EXPECT_EQ(words.back(), "2567");
  EXPECT_TRUE(word_starts("").empty());
}

TEST(Lexicon, KnowsSoundTextFromBrokenText) {
  EXPECT_GT(known_share("การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"), 0.95);
  EXPECT_LT(known_share("กำรประเมนิ คณุ ธรรมและควำมโปรง่ ใสในกำรดำเนนิ งำน"), 0.8);
  EXPECT_EQ(known_share("ITA 2567"), 1);
}

}  // namespace
}  // namespace ita::thai
