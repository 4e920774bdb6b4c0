#include "text/ocr/lines.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace ita::text {
namespace {

/// Blocks of ink in the places of letters and marks.
class Page {
 public:
  Page() : pix_(pixCreate(1000, 600, 1)) {}
  ~Page() { pixDestroy(&pix_); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  Page& ink(int x, int y, int w, int h) {
    pixRasterop(pix_, x, y, w, h, PIX_SET, nullptr, 0, 0);
    return *this;
  }
  Page& letters(int x, int y, int count, int size = 28) {
    for (int i = 0; i < count; ++i) {
      ink(x + i * size, y, size * 2 / 3, size);
    }
    return *this;
  }
  std::vector<InkLine> lines() {
    components_ = image::find_components(pix_, 1);
    std::vector<int> all(components_.items.size());
    std::iota(all.begin(), all.end(), 0);
    return find_lines(components_, all, 28);
  }
  const image::Component& component(const InkPiece& piece) const {
    return components_.items[static_cast<size_t>(piece.component)];
  }

 private:
  Pix* pix_;
  image::Components components_;
};

TEST(FindLines, TwoLinesAndTheirMarks) {
  Page page;
  page.letters(100, 100, 10).letters(100, 172, 10);
  page.ink(102, 90, 14, 7).ink(104, 78, 8, 8);    // vowel and tone on the first line
  page.ink(102, 132, 12, 10);                     // vowel under it
  page.ink(130, 162, 14, 7).ink(132, 150, 8, 8);  // vowel and tone of the second line
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 13U);
  EXPECT_EQ(lines[1].pieces.size(), 12U);
  EXPECT_EQ(lines[0].y0, 78);
  EXPECT_EQ(lines[0].y1, 142);
  EXPECT_EQ(lines[1].y0, 150);
  EXPECT_EQ(lines[1].row, 1);
}

TEST(FindLines, ToneOnAVowelStaysWithItThoughTheLineAboveIsNear) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(128, 147, 16, 8);  // a vowel of the second line
  page.ink(136, 134, 5, 11);  // its tone, six pixels under the letters of the first
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 10U);
  EXPECT_EQ(lines[1].pieces.size(), 12U);
  EXPECT_EQ(lines[1].y0, 134);
}

TEST(FindLines, ToneOnAVowelStaysWithItThoughALetterAboveIsNearerThanTheVowelToItsOwn) {
  Page page;
  page.letters(100, 100, 10).letters(100, 160, 10);
  page.ink(160, 145, 16, 10);  // a vowel, high over its letter
  page.ink(162, 131, 14, 11);  // its tone, right under a letter of the line above, and off its edge
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 10U);
  EXPECT_EQ(lines[1].pieces.size(), 12U);
}

TEST(FindLines, VowelUnderALetterStaysThoughAMarkOfTheNextLineIsNear) {
  Page page;
  page.letters(100, 100, 10).letters(100, 160, 10);
  page.ink(130, 130, 14, 14);  // a vowel under the first line
  page.ink(130, 146, 16, 10);  // a vowel over the second, two pixels under it
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].y1, 144);
  EXPECT_EQ(lines[1].y0, 146);
}

TEST(FindLines, VowelUnderALetterDoesNotStandOnARisingStemOfTheNextLine) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 2).letters(184, 158, 7);
  page.ink(160, 143, 10, 43);  // a leading vowel, higher than the letters
  page.ink(158, 131, 12, 9);   // a vowel under the first line
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 11U);
  EXPECT_EQ(lines[0].y1, 140);
}

TEST(FindLines, ToneRightUnderTheLineAboveStaysWithItsVowel) {
  // Vowels under letters hang from the right leg; this mark stands under the left one.
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(128, 143, 16, 8);
  page.ink(129, 129, 8, 11);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].y1, 128);
  EXPECT_EQ(lines[1].y0, 129);
}

TEST(FindLines, VowelUnderALetterThatTouchesAMarkOfTheNextLineIsParted) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(134, 131, 12, 9).ink(140, 140, 4, 3).ink(128, 143, 16, 9);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[0].y1, 141, 2);
  EXPECT_NEAR(lines[1].y0, 141, 2);
}

TEST(FindLines, VowelAndToneThatTouchGoToTheLineTheyStandOn) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(129, 131, 8, 9).ink(131, 140, 4, 3).ink(128, 143, 16, 9);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].y1, 128);
  EXPECT_EQ(lines[1].y0, 131);
}

TEST(FindLines, ToneThatTouchesALetterOfTheLineAboveIsCutOff) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(128, 143, 16, 8);
  page.ink(129, 128, 8, 11);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[0].y1, 129, 2);
  EXPECT_NEAR(lines[1].y0, 129, 2);
}

TEST(FindLines, VowelAtTheRightLegStaysThoughItsFootIsBesideAMarkOfTheNextLine) {
  Page page;
  page.letters(100, 100, 10).letters(92, 160, 10);
  page.ink(141, 131, 5, 13);  // hangs from the right leg of the second letter
  page.ink(118, 142, 22, 9);  // a vowel of the second line, left of it
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 11U);
  EXPECT_EQ(lines[0].y1, 144);
  EXPECT_EQ(lines[1].y0, 142);
}

TEST(FindLines, ToneThatTouchesALetterAndReachesBeyondItIsCutOff) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(128, 147, 20, 8);   // a vowel of the second line
  page.ink(136, 127, 18, 12);  // its tone, at the foot of a letter, whose right leg is at 146
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_LE(lines[0].y1, 132);
  EXPECT_LE(lines[1].y0, 132);
}

TEST(FindLines, TailAtTheRightLegIsNoTone) {
  Page page;
  page.letters(100, 100, 10).letters(100, 158, 10);
  page.ink(128, 143, 16, 8);
  page.ink(138, 128, 8, 11);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].y1, 139);
  EXPECT_EQ(lines[1].y0, 143);
}

TEST(FindLines, MarksAsTallAsLettersGoToTheirHeading) {
  Page page;
  page.letters(100, 300, 12, 28);
  page.letters(100, 100, 8, 50);
  page.ink(105, 70, 30, 22).ink(155, 70, 30, 22).ink(205, 70, 30, 22);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 11U);
  EXPECT_EQ(lines[0].y0, 70);
  EXPECT_NEAR(lines[0].height(), 50, 1);
}

TEST(FindLines, VowelAndToneThatTouchAreOneMark) {
  Page page;
  page.letters(100, 100, 10);
  page.ink(128, 76, 16, 20);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].pieces.size(), 11U);
}

TEST(FindLines, LettersThatTouchOverTwoLinesAreParted) {
  Page page;
  page.letters(100, 100, 10).letters(100, 160, 10);
  page.ink(400, 100, 18, 28).ink(400, 160, 18, 28).ink(407, 128, 3, 32);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].pieces.size(), 11U);
  EXPECT_EQ(lines[1].pieces.size(), 11U);
  EXPECT_LT(lines[0].y1, 161);
  EXPECT_GT(lines[1].y0, 127);
}

TEST(FindLines, WhatIsLeftOfARulingIsNoLetter) {
  Page page;
  page.letters(100, 100, 10);
  page.ink(60, 90, 6, 165).ink(100, 300, 400, 5);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].pieces.size(), 10U);
}

TEST(FindLines, WideGapParts) {
  Page page;
  page.letters(100, 100, 5).letters(600, 102, 5);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].row, lines[1].row);
  EXPECT_LT(lines[0].x0, lines[1].x0);
}

TEST(FindLines, DashAloneIsALineAndSpecksAreNot) {
  Page page;
  page.ink(300, 200, 14, 4).ink(500, 300, 2, 2);
  const auto lines = page.lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].x0, 300);
}

TEST(FindLines, NothingFromNothing) { EXPECT_TRUE(Page().lines().empty()); }

}  // namespace
}  // namespace ita::text
