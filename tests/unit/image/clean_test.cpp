#include "image/clean.h"

#include <gtest/gtest.h>

#include "drawing.h"

namespace ita::image {
namespace {

using test::Canvas;

l_uint32 at(const Raster& raster, int x, int y) {
  l_uint32 v = 0;
  pixGetPixel(raster.pix(), x, y, &v);
  return v;
}

TEST(WithoutRulings, LineGoesAndStrokesThatCrossStay) {
  Canvas canvas(800, 400, kPaper);
  canvas.fill(50, 200, 700, 4, 40);  // the ruling
  canvas.fill(300, 160, 5, 90, 20);  // a stroke through it
  canvas.fill(400, 160, 5, 30, 20);  // a stroke that ends above it
  const Raster flat = canvas.raster();
  const Raster clean = without_rulings(flat, {{flat.to_points({50, 200, 750, 204}), true}}, 150);
  EXPECT_EQ(at(clean, 120, 201), static_cast<l_uint32>(kPaper));
  EXPECT_EQ(at(clean, 700, 202), static_cast<l_uint32>(kPaper));
  EXPECT_LT(at(clean, 302, 202), 100U);
  EXPECT_LT(at(clean, 402, 170), 100U);
  EXPECT_LT(at(flat, 120, 201), 100U) << "the input must not change";
}

TEST(WithoutRulings, FaintUprightLineGoesToo) {
  Canvas canvas(400, 800, kPaper);
  canvas.fill(200, 50, 2, 700, 190);
  const Raster flat = canvas.raster();
  const Raster clean = without_rulings(flat, {{flat.to_points({200, 50, 202, 750}), false}}, 150);
  EXPECT_EQ(at(clean, 200, 400), static_cast<l_uint32>(kPaper));
  EXPECT_EQ(at(clean, 201, 100), static_cast<l_uint32>(kPaper));
}

TEST(WithoutRulings, DigitsCloseUnderAGreyLineDoNotKeepIt) {
  Canvas canvas(800, 400, kPaper);
  canvas.fill(50, 200, 700, 2, 140);
  for (int i = 0; i < 8; ++i) {  // black tops of digits, two rows of paper under the line
    canvas.fill(300 + i * 24, 204, 16, 30, 20);
  }
  const Raster flat = canvas.raster();
  const Raster clean = without_rulings(flat, {{flat.to_points({50, 196, 750, 205}), true}}, 170);
  EXPECT_EQ(at(clean, 308, 200), static_cast<l_uint32>(kPaper));
  EXPECT_EQ(at(clean, 308, 201), static_cast<l_uint32>(kPaper));
  EXPECT_LT(at(clean, 308, 204), 100U) << "the digit stays whole";
}

TEST(Flatten, ShadowIsEvenedOut) {
  Canvas canvas(1200, 800);
  for (int x = 0; x < 1200; ++x) {
    canvas.fill(x, 0, 1, 800, 240 - x / 12);
  }
  for (int i = 0; i < 40; ++i) {
    canvas.fill(20 + i * 29, 380, 6, 30, 30);
  }
  const Raster flat = flatten(canvas.raster());
  EXPECT_NEAR(at(flat, 30, 100), kPaper, 12);
  EXPECT_NEAR(at(flat, 1170, 700), kPaper, 12);
  const int threshold = ink_threshold(flat);
  EXPECT_LT(at(flat, 22, 390), static_cast<l_uint32>(threshold));
  EXPECT_LT(at(flat, 20 + 39 * 29 + 2, 390), static_cast<l_uint32>(threshold));
}

TEST(Flatten, NothingGivesNothing) {
  EXPECT_TRUE(flatten(Raster()).empty());
  EXPECT_TRUE(binarise(Raster(), 100).empty());
}

TEST(InkThreshold, PaleStrokesKeepTheirSoftParts) {
  Raster flat(pixCreate(400, 400, 8), 200);
  pixSetAllArbitrary(flat.pix(), kPaper);
  for (int i = 0; i < 8; ++i) {
    for (int y = 50; y < 350; ++y) {
      pixSetPixel(flat.pix(), 40 + 40 * i, y, 168);  // a thin stroke, and where it fades
      pixSetPixel(flat.pix(), 41 + 40 * i, y, y % 20 < 10 ? 168 : 192);
    }
  }
  const int threshold = ink_threshold(flat);
  EXPECT_GT(threshold, 192);
  EXPECT_LT(threshold, 215);  // grain of paper is no ink
}

}  // namespace
}  // namespace ita::image
