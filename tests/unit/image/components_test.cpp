#include "image/components.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace ita::image {
namespace {

TEST(Components, AgreesWithLeptonica) {
  // A pattern with many shapes: letters of Leptonica's own font, and a frame around them.
  Pix* pix = pixCreate(700, 400, 1);
  pixRasterop(pix, 5, 5, 690, 3, PIX_SET, nullptr, 0, 0);
  pixRasterop(pix, 5, 5, 3, 390, PIX_SET, nullptr, 0, 0);
  uint32_t state = 7;
  for (int i = 0; i < 6000; ++i) {
    state = state * 1664525U + 1013904223U;
    pixSetPixel(pix, static_cast<int>((state >> 8U) % 700), static_cast<int>((state >> 20U) % 400),
                1);
  }
  const Components found = find_components(pix, 1);
  Boxa* boxes = pixConnCompBB(pix, 8);
  EXPECT_EQ(static_cast<int>(found.items.size()), boxaGetCount(boxes));
  l_int32 ink = 0;
  pixCountPixels(pix, &ink, nullptr);
  int sum = 0;
  for (const Component& c : found.items) {
    int area = 0;
    for (const image::Run& run : found.runs_of(c)) {
      area += run.length();
      EXPECT_GE(run.x0, c.x0);
      EXPECT_LE(run.x1, c.x1);
      EXPECT_TRUE(run.y >= c.y0 && run.y < c.y1);
    }
    EXPECT_EQ(area, c.area);
    sum += area;
  }
  EXPECT_EQ(sum, ink);
  boxaDestroy(&boxes);
  pixDestroy(&pix);
}

TEST(Components, SmallOnesAreLeftOut) {
  Pix* pix = pixCreate(100, 50, 1);
  pixRasterop(pix, 10, 10, 2, 2, PIX_SET, nullptr, 0, 0);
  pixRasterop(pix, 40, 10, 64, 8, PIX_SET, nullptr, 0, 0);  // over the right edge and a word border
  const Components found = find_components(pix, 5);
  ASSERT_EQ(found.items.size(), 1U);
  EXPECT_EQ(found.items[0].x1, 100);
  EXPECT_EQ(found.items[0].area, 60 * 8);
  pixDestroy(&pix);
}

}  // namespace
}  // namespace ita::image
