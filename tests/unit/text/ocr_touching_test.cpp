#include "text/ocr/touching.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "image/clean.h"

namespace ita::text {
namespace {

constexpr int kTop = 100;  // of the ruling, which is 3 pixels thick

/// A ruling, and right or nearly at it a number whose digits are boxes, as the program sees them.
class NumbersOnRulings : public ::testing::Test {
 protected:
  NumbersOnRulings() : pix_(pixCreate(400, 200, 8)) {
    pixSetAllArbitrary(pix_, image::kPaper);
    fill(20, kTop, 380, kTop + 3);
  }

  void fill(int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        pixSetPixel(pix_, x, y, 30);
      }
    }
  }

  /// Whether a word is doubted whose signs lie in [y0, y1).
  bool doubted(int y0, int y1, const std::string& sign = "9") {
    OcrPage page;
    page.threshold = 150;
    page.ruled = image::Raster(pix_, 72);
    const image::Ruling ruling{page.ruled.to_points({20, kTop, 380, kTop + 3}), true};
    page.rulings = {ruling};
    page.grey = image::without_rulings(page.ruled, page.rulings, page.threshold);
    ReadWord read;
    for (int i = 0; i < 3; ++i) {
      Symbol symbol;
      symbol.text = symbol.raw = sign;
      symbol.box = page.grey.to_points({100.0 + 30 * i, double(y0), 120.0 + 30 * i, double(y1)});
      read.word.symbols.push_back(symbol);
    }
    std::vector<ReadWord> words = {read};
    doubt_numbers_on_rulings(page, words);
    return !words[0].word.doubts.empty();
  }

  Pix* pix_;
};

TEST_F(NumbersOnRulings, InkThatTouchedTheLineIsDoubted) {
  for (int i = 0; i < 3; ++i) {
    fill(100 + 30 * i, kTop + 3, 120 + 30 * i, kTop + 5);  // a flat top, part of the line
    fill(116 + 30 * i, kTop + 3, 120 + 30 * i, kTop + 30);
  }
  EXPECT_TRUE(doubted(kTop + 3, kTop + 30));
}

TEST_F(NumbersOnRulings, PaperBetweenBothIsProofThatNothingWentLost) {
  for (int i = 0; i < 3; ++i) {
    fill(100 + 30 * i, kTop + 5, 120 + 30 * i, kTop + 30);
  }
  EXPECT_FALSE(doubted(kTop + 5, kTop + 30));
}

TEST_F(NumbersOnRulings, WordsWithoutDigitsAreLeftAlone) {
  fill(100, kTop + 3, 120, kTop + 5);
  fill(116, kTop + 3, 120, kTop + 30);
  EXPECT_FALSE(doubted(kTop + 3, kTop + 30, "ก"));
}

}  // namespace
}  // namespace ita::text
