#include "text/ocr/writing_lines.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "image/clean.h"

namespace ita::text {
namespace {

constexpr int kBase = 128;  // lower edge of the letters
constexpr int kFirst = 60;  // left edge of the first dot
constexpr int kPitch = 15;
constexpr int kDot = 6;

/// A word of stems, 28 pixels high, on a line of dots whose lower halves reach under it.
class WritingLine : public ::testing::Test {
 protected:
  WritingLine() : pix_(pixCreate(1000, 300, 8)) {
    pixSetAllArbitrary(pix_, image::kPaper);
    page_.grey = image::Raster(pix_, 72);
    page_.threshold = 150;
  }
  void fill(int x, int y, int w, int h) {
    for (int j = y; j < y + h; ++j) {
      for (int i = x; i < x + w; ++i) {
        pixSetPixel(pix_, i, j, 20);
      }
    }
  }
  void dots(int from, int to) {
    for (int k = from; k < to; ++k) {
      fill(kFirst + kPitch * k, kBase - 3, kDot, kDot);
    }
  }
  /// Stems of 4 pixels from `from`, each at the left edge of the place of a dot.
  void stems(int from, int to) {
    for (int k = from; k < to; ++k) {
      fill(kFirst + kPitch * k, kBase - 28, 4, 28);
    }
  }
  int erase() {
    page_.ink = image::find_components(image::binarise(page_.grey, page_.threshold).pix(), 5);
    return erase_writing_lines(page_);
  }
  bool ink(int x, int y) const {
    l_uint32 grey = 255;
    pixGetPixel(page_.grey.pix(), x, y, &grey);
    return grey < 150;
  }

  Pix* pix_;
  OcrPage page_;
};

TEST_F(WritingLine, DotsGoFromPrintAndFromBesideIt) {
  dots(0, 40);
  stems(10, 20);
  EXPECT_EQ(erase(), 10);
  EXPECT_EQ(page_.ink.items.size(), 10U);  // nothing but the stems
  const int stem = kFirst + kPitch * 12;
  EXPECT_TRUE(ink(stem + 1, kBase - 2));               // its foot
  EXPECT_FALSE(ink(stem + 5, kBase - 2));              // the dot beside it
  EXPECT_FALSE(ink(kFirst + kPitch * 30 + 2, kBase));  // a free one
}

TEST_F(WritingLine, VowelBelowStays) {
  dots(0, 40);
  stems(10, 20);
  fill(kFirst + kPitch * 12, kBase, 4, 12);  // goes on from the stem, through the dot
  erase();
  for (int y = kBase - 3; y < kBase + 12; ++y) {
    EXPECT_TRUE(ink(kFirst + kPitch * 12 + 1, y)) << y;
  }
}

TEST_F(WritingLine, StrokeAlongTheDotsStays) {
  dots(0, 40);
  stems(10, 20);
  fill(kFirst + kPitch * 12, kBase - 4, kPitch + 4, 4);  // the foot of one letter of two stems
  erase();
  EXPECT_TRUE(ink(kFirst + kPitch * 12 + 8, kBase - 2));
}

TEST_F(WritingLine, LeaderBesidePrintStays) {
  dots(12, 40);
  stems(0, 11);
  EXPECT_EQ(erase(), 0);
  EXPECT_TRUE(ink(kFirst + kPitch * 30 + 2, kBase));
}

TEST_F(WritingLine, PointBeforeALeaderStays) {
  dots(0, 1);
  stems(1, 8);
  dots(8, 30);
  for (int k = 1; k < 8; ++k) {
    fill(kFirst + kPitch * k, kBase - 3, kDot, 3);  // feet of letters in the places of dots
  }
  EXPECT_EQ(erase(), 0);
  EXPECT_TRUE(ink(kFirst + 2, kBase - 2));
}

TEST_F(WritingLine, LeadersWithPrintBetweenThemStay) {
  dots(0, 10);
  for (int k = 10; k < 20; ++k) {
    if (k % 3 == 0) {
      fill(kFirst + kPitch * k, kBase - 28, kDot, 31);  // a stem at the place of a dot
    } else {
      fill(kFirst + kPitch * k + 7, kBase - 28, 4, 28);
    }
  }
  dots(20, 30);
  EXPECT_EQ(erase(), 0);
}

TEST_F(WritingLine, PointsOfNumbersAreNoLine) {
  for (int i = 0; i < 5; ++i) {
    stems(10 * i, 10 * i + 8);
    fill(kFirst + kPitch * (10 * i + 8), kBase - 4, 5, 5);
  }
  EXPECT_EQ(erase(), 0);
}

TEST_F(WritingLine, NumberIsDoubtedWhereADotStoodBetweenItsDigits) {
  dots(0, 40);
  stems(10, 20);
  fill(kFirst + kPitch * 14 - 2, kBase - 20, 2, 2);
  ASSERT_GT(erase(), 0);
  const auto doubted = [&](int gap) {
    ReadWord read;
    for (const int x : {kFirst + kPitch * 25 - gap - 10, kFirst + kPitch * 25 + gap}) {
      Symbol symbol;
      symbol.text = symbol.raw = "๙";
      symbol.box = {double(x), kBase - 28, double(x) + 10, kBase};
      read.word.symbols.push_back(symbol);
    }
    std::vector<ReadWord> words = {read};
    doubt_numbers_on_writing_lines(page_, words);
    return !words[0].word.doubts.empty();
  };
  EXPECT_TRUE(doubted(5));
  page_.erased_dots.clear();
  EXPECT_FALSE(doubted(5));
}

}  // namespace
}  // namespace ita::text
