#include "image/coloured_ground.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cstdint>

namespace ita::image {
namespace {

constexpr double kDpi = 200;

/// A page of A4 with a grainy band of one colour, a bar of print on it and one beside it.
Raster page_with_band(int height, int r, int g, int b, int print) {
  Pix* pix = pixCreate(1654, 2339, 32);
  pixSetAllArbitrary(pix, 0xFFFFFF00U);
  uint32_t state = 7;
  for (int y = 200; y < 200 + height; ++y) {
    for (int x = 200; x < 1400; ++x) {
      state = state * 1664525U + 1013904223U;
      const int grain = static_cast<int>((state >> 16U) % 41U) - 20;
      pixSetRGBPixel(pix, x, y, r + grain, g + grain, b + grain);
    }
  }
  for (int y = 230; y < 240; ++y) {
    for (int x = 500; x < 560; ++x) {
      pixSetRGBPixel(pix, x, y, print, print, print);
      pixSetRGBPixel(pix, x, y + 600, 30, 30, 30);
    }
  }
  return {pix, kDpi};
}

int level(const Raster& grey, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(grey.pix(), x, y, &value);
  return static_cast<int>(value);
}

Raster grey_of(const Raster& page) { return {pixConvertTo8(page.pix(), 0), page.dpi()}; }

TEST(ColouredGround, BecomesPaperAndItsPrintStaysDark) {
  const Raster page = page_with_band(140, 110, 180, 70, 30);
  Raster grey = grey_of(page);
  EXPECT_FALSE(lift_coloured_ground(grey, page).empty());
  for (int x = 210; x < 480; x += 3) {
    EXPECT_GE(level(grey, x, 300), 240) << x;
  }
  EXPECT_LE(level(grey, 530, 235), 60);
  EXPECT_LE(level(grey, 530, 835), 60);
  EXPECT_EQ(level(grey, 100, 100), 255);
}

TEST(ColouredGround, StrokesOfAStampAndBandsWithLightPrintStay) {
  const Raster stroke = page_with_band(20, 200, 60, 60, 30);
  Raster grey = grey_of(stroke);
  EXPECT_TRUE(lift_coloured_ground(grey, stroke).empty());
  EXPECT_LT(level(grey, 300, 210), 140);
  const Raster light = page_with_band(140, 40, 120, 60, 255);
  grey = grey_of(light);
  EXPECT_TRUE(lift_coloured_ground(grey, light).empty());
  EXPECT_LT(level(grey, 300, 300), 140);
}

TEST(ColouredGround, AHeadingOverAShadedTableIsABandOfItsOwn) {
  // The paper between the two is no white print, although it is as narrow as a letter is high.
  const Raster page = page_with_band(140, 110, 180, 70, 30);
  for (int y = 352; y < 440; ++y) {
    for (int x = 200; x < 1400; ++x) {
      pixSetRGBPixel(page.pix(), x, y, 200, 232, 252);
    }
  }
  Raster grey = grey_of(page);
  EXPECT_FALSE(lift_coloured_ground(grey, page).empty());
  EXPECT_GE(level(grey, 300, 300), 240);
  EXPECT_LE(level(grey, 530, 235), 60);
  EXPECT_GE(level(grey, 300, 400), 240);  // nor is the pale ground of the table
  for (int y = 190; y < 345; y += 5) {    // no frame is left where the colour ends
    EXPECT_GE(level(grey, 200, y), 200) << y;
    EXPECT_GE(level(grey, 1399, y), 200) << y;
  }
}

}  // namespace
}  // namespace ita::image
