#include "image/colour.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace ita::image {
namespace {

/// A white page in colour on which tests draw.
class Sheet {
 public:
  Sheet(int width, int height, l_uint32 paper = 0xFFFFFF00) : pix_(pixCreate(width, height, 32)) {
    pixSetAllArbitrary(pix_, paper);
  }
  ~Sheet() { pixDestroy(&pix_); }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  Sheet& fill(int x, int y, int w, int h, l_uint32 rgb) {
    for (int j = y; j < y + h; ++j) {
      for (int i = x; i < x + w; ++i) {
        pixSetPixel(pix_, i, j, rgb);
      }
    }
    return *this;
  }
  /// Black strokes in rows.
  Sheet& print(int x0, int y0, int x1, int y1, l_uint32 rgb = 0x14141400) {
    for (int y = y0; y < y1; y += 90) {
      for (int x = x0; x < x1; x += 30) {
        fill(x, y, 5, 40, rgb);
      }
    }
    return *this;
  }
  /// The frame of a stamp.
  Sheet& stamp(int x, int y, l_uint32 rgb) {
    fill(x, y, 400, 6, rgb).fill(x, y + 200, 400, 6, rgb);
    return fill(x, y, 6, 200, rgb).fill(x + 394, y, 6, 206, rgb);
  }
  Separated separate() const { return separate_colour(Raster(pixClone(pix_), 300)); }

 private:
  Pix* pix_;
};

l_uint32 at(const Raster& raster, int x, int y) {
  l_uint32 v = 0;
  pixGetPixel(raster.pix(), x, y, &v);
  return v;
}

constexpr l_uint32 kRed = 0xBE283200;
constexpr l_uint32 kBlue = 0x3C32AA00;

class Stamps : public testing::TestWithParam<l_uint32> {};

TEST_P(Stamps, GoFromPrintThatTheyLieAcross) {
  Sheet sheet(2480, 3508);
  sheet.stamp(600, 500, GetParam()).print(300, 420, 1500, 900);
  const Separated out = sheet.separate();
  ASSERT_EQ(out.grey.depth(), 8);
  EXPECT_EQ(out.removed.size(), 1U);
  EXPECT_GT(at(out.grey, 618, 503), 230U) << "the frame between two strokes";
  EXPECT_LT(at(out.grey, 632, 520), 60U) << "a stroke inside of it";
  EXPECT_LT(at(out.grey, 302, 440), 60U) << "a stroke outside";
}

INSTANTIATE_TEST_SUITE_P(Colour, Stamps, testing::Values(kRed, kBlue));

TEST(Colour, StampsOfTwoColoursSideBySideGoBoth) {
  Sheet sheet(2480, 3508);
  for (const int x : {300, 1110}) {
    sheet.fill(x, 500, 800, 6, x == 300 ? kRed : kBlue)
        .fill(x, 700, 800, 6, x == 300 ? kRed : kBlue);
    sheet.fill(x, 500, 6, 200, x == 300 ? kRed : kBlue);
  }
  sheet.print(250, 480, 2000, 900);
  const Separated out = sheet.separate();
  EXPECT_EQ(out.removed.size(), 2U);
  for (const int x : {413, 1313}) {  // between two strokes of print
    EXPECT_GT(at(out.grey, x, 503), 200U) << x;
  }
}

TEST(Colour, FreeColouredPrintStays) {
  Sheet sheet(2480, 3508);
  sheet.print(300, 420, 1500, 900).print(300, 1500, 1500, 1700, kBlue);
  const Separated out = sheet.separate();
  EXPECT_TRUE(out.removed.empty());
  EXPECT_LT(at(out.grey, 302, 1520), 120U);
}

TEST(Colour, LinesOfATableInColourStay) {
  Sheet sheet(2480, 3508);
  for (int r = 0; r <= 6; ++r) {
    sheet.fill(300, 400 + r * 90, 1800, 4, kBlue);
  }
  sheet.fill(300, 400, 4, 540, kBlue).fill(2096, 400, 4, 544, kBlue);
  sheet.print(340, 380, 2000, 900);  // touches the lines
  const Separated out = sheet.separate();
  EXPECT_TRUE(out.removed.empty());
  EXPECT_LT(at(out.grey, 315, 491), 140U);
}

TEST(Colour, YellowPaperIsNoInk) {
  Sheet sheet(2480, 3508, 0xF0DCAA00);
  sheet.print(300, 420, 1500, 900);
  EXPECT_TRUE(sheet.separate().removed.empty());
}

TEST(Colour, PagesWithoutColourAndNothing) {
  Sheet sheet(300, 300);
  sheet.print(20, 20, 200, 200);
  const Separated out = sheet.separate();
  EXPECT_EQ(out.grey.depth(), 8);
  EXPECT_LT(at(out.grey, 22, 30), 60U);
  EXPECT_TRUE(separate_colour(Raster()).grey.empty());
  const Raster bits(pixCreate(40, 40, 1), 200);
  EXPECT_EQ(separate_colour(bits).grey.depth(), 1);
}

TEST(Colour, GreyPageInThreeChannelsKeepsItsLevels) {
  Pix* page = pixCreate(103, 9, 32);  // no multiple of four
  for (int x = 0; x < 103; ++x) {
    const auto level = static_cast<l_uint32>(2 * x + 7);
    pixSetPixel(page, x, 4, level << 24U | level << 16U | level << 8U);
  }
  const Raster raster(page, 300);
  const Separated out = separate_colour(raster);
  ASSERT_EQ(out.grey.depth(), 8);
  ASSERT_EQ(out.grey.width(), 103);
  for (int x = 0; x < 103; ++x) {
    l_uint32 level = 0;
    pixGetPixel(out.grey.pix(), x, 4, &level);
    EXPECT_EQ(level, static_cast<l_uint32>(2 * x + 7)) << x;
  }
}

}  // namespace
}  // namespace ita::image
