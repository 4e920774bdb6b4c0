#include "image/perspective.h"

#include <gtest/gtest.h>

#include <cmath>

#include "drawing.h"
#include "image/skew.h"

namespace ita::image {
namespace {

using test::Canvas;

/// A light quadrangle with a dark square at a fifth of its width and height.
Raster photo() {
  constexpr int kWidth = 1500;
  constexpr int kHeight = 2000;
  const double xs[4] = {200, 1250, 1350, 100};  // top left, top right, bottom right, bottom left
  const double ys[4] = {150, 200, 1850, 1800};
  Pix* pix = pixCreate(kWidth, kHeight, 8);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      bool inside = true;
      for (int i = 0; i < 4; ++i) {
        const int j = (i + 1) % 4;
        inside = inside && (xs[j] - xs[i]) * (y - ys[i]) - (ys[j] - ys[i]) * (x - xs[i]) >= 0;
      }
      const bool mark = x >= 400 && x < 440 && y >= 500 && y < 540;
      pixSetPixel(pix, x, y, !inside ? 60 : mark ? 20 : 225);
    }
  }
  return {pix, 144};
}

TEST(FindSheet, IsCutOutAndMadeRectangular) {
  const auto sheet = find_sheet(photo());
  ASSERT_TRUE(sheet.has_value());
  EXPECT_NEAR(sheet->image.width(), 1151, 25);
  EXPECT_NEAR(sheet->image.height(), 1651, 25);
  // Where the mark is now, and where the map says it was.
  double x = 0;
  double y = 0;
  double n = 0;
  for (int j = 20; j < sheet->image.height() - 20; ++j) {
    for (int i = 20; i < sheet->image.width() - 20; ++i) {
      l_uint32 v = 255;
      pixGetPixel(sheet->image.pix(), i, j, &v);
      if (v < 100) {
        x += i;
        y += j;
        n += 1;
      }
    }
  }
  ASSERT_GT(n, 500);
  const Box was = apply(sheet->to_photo, sheet->image.to_points({x / n, y / n, x / n, y / n}));
  EXPECT_NEAR(was.x0, 420 / 2.0, 2);
  EXPECT_NEAR(was.y0, 520 / 2.0, 2);
}

TEST(FindSheet, ShadowAsDarkAsTheGroundBesideItDoesNotMoveTheCorners) {
  constexpr int kWidth = 1500;
  constexpr int kHeight = 2000;
  Pix* pix = pixCreate(kWidth, kHeight, 8);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const bool paper = x >= 150 && x < 1350 && y >= 120 && y < 1880;
      // Light on the left third; the shadow ends gradually.
      const double light = 0.6 + 0.4 / (1 + std::exp((x - 500) / 40.0));
      pixSetPixel(pix, x, y, static_cast<l_uint32>((paper ? 240 : 118) * light));
    }
  }
  const auto sheet = find_sheet(Raster(pix, 144));
  ASSERT_TRUE(sheet.has_value());
  EXPECT_NEAR(sheet->image.width(), 1200, 25);
  EXPECT_NEAR(sheet->image.height(), 1760, 25);
  const Box corner = apply(sheet->to_photo, {0, 0, 0, 0});
  EXPECT_NEAR(corner.x0, 75, 6);
  EXPECT_NEAR(corner.y0, 60, 6);
}

TEST(FindSheet, PageThatFillsTheImageIsLeftAlone) {
  Canvas canvas(1500, 2000, 240);
  for (int i = 0; i < 30; ++i) {
    canvas.fill(200, 200 + i * 50, 1100, 12, 10);
  }
  EXPECT_FALSE(find_sheet(canvas.raster()).has_value());
  canvas.fill(0, 0, 1500, 30, 20);  // shadow at one edge
  EXPECT_FALSE(find_sheet(canvas.raster()).has_value());
  EXPECT_FALSE(find_sheet(Raster()).has_value());
}

TEST(Turns, AgreeWithTheImage) {
  // A point at (10, 20) of a page of 100 by 200.
  const Box point{10, 20, 10, 20};
  EXPECT_EQ(apply(turned_by(90, 100, 200), point), (Box{180, 10, 180, 10}));
  EXPECT_EQ(apply(turned_by(180, 100, 200), point), (Box{90, 180, 90, 180}));
  EXPECT_EQ(apply(turned_by(270, 100, 200), point), (Box{20, 90, 20, 90}));
  EXPECT_EQ(apply(turned_by(0, 100, 200), point), point);
  const Affine there_and_back = then(turned_by(90, 100, 200), turned_by(270, 200, 100));
  EXPECT_EQ(apply(there_and_back, point), point);
  Canvas canvas(100, 200);
  canvas.fill(10, 20, 1, 1, 0);
  const Raster turned = turn(canvas.raster(72), 90);
  l_uint32 v = 255;
  pixGetPixel(turned.pix(), 179, 10, &v);
  EXPECT_EQ(v, 0U);
}

}  // namespace
}  // namespace ita::image
