#include "image/descreen.h"

#include <gtest/gtest.h>

#include "drawing.h"

namespace ita::image {
namespace {

using test::Canvas;

constexpr double kDpi = 300;
constexpr int kThreshold = 150;

int grey(const Raster& raster, int x, int y) {
  l_uint32 v = 0;
  pixGetPixel(raster.pix(), x, y, &v);
  return static_cast<int>(v);
}

/// A page of 600 × 400 pixels with a screen of dots on its left half.
Canvas& screen(Canvas& canvas, int pitch, int dot) {
  for (int y = 10; y < 390; y += pitch) {
    for (int x = 10; x < 300; x += pitch) {
      canvas.fill(x, y, dot, dot, 0);
    }
  }
  return canvas;
}

int ink(const Raster& raster, int x0, int y0, int x1, int y1) {
  int out = 0;
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      out += grey(raster, x, y) < kThreshold ? 1 : 0;
    }
  }
  return out;
}

TEST(Screens, AreMadePaperAndPrintStays) {
  for (const auto& [pitch, dot] : {std::pair{4, 1}, {6, 2}, {8, 3}}) {
    Canvas canvas(600, 400, 235);
    screen(canvas, pitch, dot);
    canvas.fill(101, 101, 60, 9, 0);  // a stroke
    canvas.fill(203, 203, 6, 6, 0);   // a point
    canvas.fill(400, 100, 3, 3, 0);   // a speck where no screen is
    const Raster clean = without_screens(canvas.raster(kDpi), kThreshold, kDpi);
    EXPECT_EQ(ink(clean, 10, 220, 300, 390), 0) << pitch;
    EXPECT_EQ(grey(clean, 130, 105), 0) << pitch;
    EXPECT_GE(ink(clean, 203, 203, 209, 209), 25) << pitch;
    EXPECT_EQ(ink(clean, 400, 100, 403, 103), 9) << pitch;
  }
}

TEST(Screens, SpecksOfACopyAreNone) {
  Canvas canvas(600, 400, 235);
  for (int i = 0; i < 200; ++i) {
    canvas.fill((i * 137) % 590, (i * 71) % 390, 2, 2, 0);
  }
  const Raster page = canvas.raster(kDpi);
  EXPECT_EQ(without_screens(page, kThreshold, kDpi).pix(), page.pix());
}

TEST(Screens, SparseDitherIsMadePaperWithoutItsPoints) {
  Canvas canvas(600, 400, 255);
  for (int y = 10; y < 390; y += 13) {
    for (int x = 10 + (y % 7); x < 590; x += 14) {
      canvas.fill(x, y, 2, 2, 0);
    }
  }
  canvas.fill(203, 203, 5, 5, 0);  // a point
  const Raster clean = without_screens(canvas.raster(kDpi), kThreshold, kDpi);
  EXPECT_EQ(ink(clean, 300, 10, 590, 390), 0);
  EXPECT_GE(ink(clean, 203, 203, 208, 208), 20);
}

TEST(Screens, EmptyRastersStayEmpty) {
  EXPECT_TRUE(without_screens(Raster(), kThreshold, kDpi).empty());
}

}  // namespace
}  // namespace ita::image
