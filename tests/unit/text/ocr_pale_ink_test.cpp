#include "text/ocr/pale_ink.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>

#include "image/clean.h"
#include "text/ocr/lost_ink.h"
#include "text/ocr/regions.h"

namespace ita::text {
namespace {

constexpr int kBlack = 30;
constexpr int kStamp = 130;

/// Forty letters of 20 x 28 pixels in two rows, and what a test draws.
class Print {
 public:
  Print() : pix_(pixCreate(1000, 400, 8)) {
    pixSetAllArbitrary(pix_, image::kPaper);
    for (int i = 0; i < 20; ++i) {
      fill(100 + 30 * i, 100, 120 + 30 * i, 128, kBlack);
      fill(100 + 30 * i, 200, 120 + 30 * i, 228, kBlack);
    }
  }
  ~Print() { pixDestroy(&pix_); }
  Print(const Print&) = delete;
  Print& operator=(const Print&) = delete;

  /// Darkens a box to a grey level; what is darker stays.
  Print& fill(int x0, int y0, int x1, int y1, int grey) {
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        l_uint32 was = 0;
        pixGetPixel(pix_, x, y, &was);
        pixSetPixel(pix_, x, y, std::min<l_uint32>(was, static_cast<l_uint32>(grey)));
      }
    }
    return *this;
  }
  OcrPage page() const {
    OcrPage out;
    out.grey = image::Raster(pixClone(pix_), 72);
    out.threshold = 160;
    out.ink = image::find_components(image::binarise(out.grey, out.threshold).pix(), 5);
    return out;
  }

 private:
  Pix* pix_;
};

bool has_piece(const OcrPage& page, int x0, int y0, int x1, int y1) {
  return std::any_of(page.ink.items.begin(), page.ink.items.end(), [&](const auto& c) {
    return c.x0 == x0 && c.y0 == y0 && c.x1 == x1 && c.y1 == y1;
  });
}

TEST(PaleInk, StrokeOfAStampIsTakenOffTheLetterThatItCrosses) {
  Print print;
  print.fill(108, 20, 114, 380, kStamp);  // through the first letters of both rows
  OcrPage page = print.page();
  ASSERT_EQ(page.ink.items.size(), 39U);
  EXPECT_EQ(part_pale_ink(page), 1);
  EXPECT_EQ(page.ink.items.size(), 40U);
  // A rim of two pixels of the stroke stays: it may be the soft edge of the letter.
  EXPECT_TRUE(has_piece(page, 100, 98, 120, 130));
  EXPECT_TRUE(has_piece(page, 100, 198, 120, 230));
}

TEST(PaleInk, StrokeAsBlackAsThePrintStays) {
  Print print;
  print.fill(108, 20, 114, 380, kBlack);
  OcrPage page = print.page();
  EXPECT_EQ(part_pale_ink(page), 0);
  EXPECT_EQ(page.ink.items.size(), 39U);
}

TEST(PaleInk, PaleInkThatCrossesNoPrintStays) {
  Print print;
  print.fill(800, 20, 806, 380, kStamp);
  OcrPage page = print.page();
  EXPECT_EQ(part_pale_ink(page), 0);
  EXPECT_EQ(page.ink.items.size(), 41U);
}

TEST(PaleInk, PrintThatIsPaleItselfIsNotParted) {
  Print print;
  print.fill(108, 20, 114, 380, kStamp);
  for (int i = 0; i < 20; ++i) {
    print.fill(100 + 30 * i, 300, 120 + 30 * i, 328, kStamp);
  }
  OcrPage page = print.page();
  EXPECT_EQ(part_pale_ink(page), 0);
}

class LostInkOfNumber : public ::testing::Test {
 protected:
  /// Whether a number is doubted whose digits are the letters 1 to 3 of the first row.
  static bool doubted(OcrPage& page) {
    split_regions(page);
    ReadWord read;
    for (int i = 1; i < 4; ++i) {
      Symbol symbol;
      symbol.text = symbol.raw = "9";
      symbol.box = {100.0 + 30 * i, 100, 120.0 + 30 * i, 128};  // a point is a pixel here
      read.word.symbols.push_back(symbol);
    }
    std::vector<ReadWord> words = {read};
    LostInk(page).doubt_numbers(words);
    return !words[0].word.doubts.empty();
  }
};

TEST_F(LostInkOfNumber, DigitThatWentWithALongStrokeIsMissed) {
  Print print;
  print.fill(108, 20, 114, 380, kBlack);
  OcrPage page = print.page();
  EXPECT_TRUE(doubted(page));
}

TEST_F(LostInkOfNumber, StrokeFurtherAwayIsNoDigitOfIt) {
  Print print;
  print.fill(60, 20, 66, 380, kBlack);
  OcrPage page = print.page();
  EXPECT_FALSE(doubted(page));
}

TEST_F(LostInkOfNumber, NeighboursOnTheLineAreNotLost) {
  Print print;
  OcrPage page = print.page();
  EXPECT_FALSE(doubted(page));
}

}  // namespace
}  // namespace ita::text
