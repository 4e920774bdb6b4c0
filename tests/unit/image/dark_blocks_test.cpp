#include "image/dark_blocks.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "image/clean.h"

namespace ita::image {
namespace {

constexpr int kGround = 60;
constexpr int kWhite = 240;

/// A sheet of A4 at 100 dpi with a line of black letters.
class DarkBlocks : public ::testing::Test {
 protected:
  DarkBlocks() : page_(pixCreate(827, 1169, 8), 100) {
    pixSetAllArbitrary(page_.pix(), kWhite);
    letters(100, 100, 20);
  }
  void fill(int x, int y, int w, int h, int grey) {
    for (int j = y; j < y + h; ++j) {
      for (int i = x; i < x + w; ++i) {
        pixSetPixel(page_.pix(), i, j, static_cast<l_uint32>(grey));
      }
    }
  }
  void letters(int x, int y, int grey) {
    for (int i = 0; i < 10; ++i) {
      fill(x + 14 * i, y, 3, 12, grey);
      fill(x + 14 * i + 6, y, 3, 12, grey);
    }
  }
  static int at(const Raster& image, int x, int y) {
    l_uint32 grey = 0;
    pixGetPixel(image.pix(), x, y, &grey);
    return static_cast<int>(grey);
  }
  bool untouched() const { return lighten_dark_blocks(page_).pix() == page_.pix(); }

  Raster page_;
};

TEST_F(DarkBlocks, LightPrintOnADarkGroundBecomesDarkOnPaper) {
  fill(100, 200, 500, 48, kGround);
  letters(140, 218, kWhite);
  const Raster out = lighten_dark_blocks(page_);
  EXPECT_GT(at(out, 130, 224), 200);        // ground
  EXPECT_LT(at(out, 141, 224), 60);         // a letter on it
  EXPECT_EQ(at(out, 101, 106), 20);         // print elsewhere
  EXPECT_EQ(at(out, 700, 224), kWhite);     // paper
  EXPECT_EQ(at(page_, 130, 224), kGround);  // the page itself is as it was
}

TEST_F(DarkBlocks, BlackLinesInABlockStillPartItsCells) {
  fill(100, 200, 500, 48, 100);
  letters(140, 218, kWhite);
  fill(350, 200, 2, 48, 10);
  EXPECT_LT(at(lighten_dark_blocks(page_), 350, 224), 140);
}

TEST_F(DarkBlocks, DarkGroundWithoutPrintStays) {
  fill(100, 200, 500, 48, kGround);  // the bar of a chart
  EXPECT_TRUE(untouched());
}

TEST_F(DarkBlocks, BlackPrintOnATintedGroundStays) {
  fill(100, 200, 500, 48, 130);
  letters(140, 218, 10);
  EXPECT_TRUE(untouched());
}

TEST_F(DarkBlocks, GroundAroundASlantingSheetStays) {
  for (int y = 0; y < 1169; ++y) {
    fill(0, y, 60 + y / 20, 1, kGround);
  }
  fill(0, 1100, 827, 69, kGround);
  EXPECT_TRUE(untouched());
}

TEST_F(DarkBlocks, FrameAroundPrintStays) {
  fill(80, 180, 540, 120, 20);
  fill(92, 192, 516, 96, kWhite);
  letters(140, 218, 20);
  EXPECT_TRUE(untouched());
}

TEST_F(DarkBlocks, PageOfOneBit) {
  fill(100, 200, 500, 48, 0);
  letters(140, 218, 255);
  const Raster bits = binarise(page_, 128);
  const Raster out = lighten_dark_blocks(bits);
  ASSERT_EQ(out.depth(), 8);
  EXPECT_GT(at(out, 130, 224), 200);
  EXPECT_LT(at(out, 141, 224), 60);
}

}  // namespace
}  // namespace ita::image
