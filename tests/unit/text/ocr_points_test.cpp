#include "text/ocr/points.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "image/clean.h"

namespace ita::text {
namespace {

constexpr int kThreshold = 180;

/// Two "digits" of 16 x 30 pixels with a gap of 14 between them, and what a test puts there.
class PaleSpot : public ::testing::Test {
 protected:
  PaleSpot() : pix_(pixCreate(120, 80, 8)), grey_(pix_, 300) {
    pixSetAllArbitrary(pix_, image::kPaper);
    fill(20, 20, 36, 50, 100);
    fill(50, 20, 66, 50, 100);
  }

  void fill(int x0, int y0, int x1, int y1, int level) {
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        pixSetPixel(pix_, x, y, static_cast<l_uint32>(level));
      }
    }
  }

  /// Pieces of ink on the line of the digits, after points were looked for.
  size_t pieces() {
    OcrPage page;
    page.grey = grey_.copy();
    page.threshold = kThreshold;
    page.ink = image::find_components(image::binarise(page.grey, kThreshold).pix(), 5);
    page.letter = 30;
    std::vector<int> all;
    for (size_t i = 0; i < page.ink.items.size(); ++i) {
      all.push_back(static_cast<int>(i));
    }
    page.regions = {find_lines(page.ink, all, page.letter)};
    recover_points(page);
    return page.regions.at(0).at(0).pieces.size();
  }

  Pix* pix_;
  image::Raster grey_;
};

TEST_F(PaleSpot, BetweenTheFeetOfTwoDigitsIsAPoint) {
  fill(41, 45, 45, 49, 188);
  EXPECT_EQ(pieces(), 3U);
}

TEST_F(PaleSpot, NothingIsMadeUpWhereThePaperIsBlank) { EXPECT_EQ(pieces(), 2U); }

TEST_F(PaleSpot, GrainOfThePaperIsNoPoint) {
  fill(41, 45, 45, 49, 215);
  EXPECT_EQ(pieces(), 2U);
}

TEST_F(PaleSpot, APaleSpotInTheMiddleIsNoPoint) {
  fill(41, 30, 45, 34, 188);
  EXPECT_EQ(pieces(), 2U);
}

TEST_F(PaleSpot, APaleStrokeFromAboveIsNoPoint) {
  fill(41, 20, 45, 49, 188);
  EXPECT_EQ(pieces(), 2U);
}

TEST_F(PaleSpot, TheSoftEdgeOfALetterIsNoPoint) {
  fill(36, 44, 40, 49, 188);
  EXPECT_EQ(pieces(), 2U);
}

}  // namespace
}  // namespace ita::text
