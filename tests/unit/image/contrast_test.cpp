#include "image/contrast.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace ita::image {
namespace {

l_uint32 at(const Raster& image, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(image.pix(), x, y, &value);
  return value;
}

/// Grey paper with a stroke, its soft edge, and a halo beside it.
Raster stroke_on(int paper, int ink) {
  Raster out(pixCreate(60, 20, 8), 300);
  pixSetAllArbitrary(out.pix(), static_cast<l_uint32>(paper));
  for (int y = 4; y < 16; ++y) {
    for (int x = 20; x < 25; ++x) {
      pixSetPixel(out.pix(), x, y, static_cast<l_uint32>(ink));
    }
    pixSetPixel(out.pix(), 25, y, static_cast<l_uint32>((paper + ink) / 2));
    pixSetPixel(out.pix(), 26, y, static_cast<l_uint32>(paper - 6));
  }
  return out;
}

TEST(FullContrast, PutsPaperAtWhiteAndInkAtBlack) {
  const Raster line = stroke_on(235, 60);
  const Raster clear = full_contrast(line);
  EXPECT_EQ(at(clear, 5, 5), 255U);
  EXPECT_EQ(at(clear, 22, 10), 0U);
  EXPECT_EQ(at(clear, 26, 10), 255U) << "grain of the paper is paper";
  EXPECT_GT(at(clear, 25, 10), 90U);
  EXPECT_LT(at(clear, 25, 10), 180U);
  EXPECT_EQ(at(line, 5, 5), 235U) << "the line itself stays";
  EXPECT_DOUBLE_EQ(clear.dpi(), 300);
}

TEST(FullContrast, LeavesWhatHasNoContrastOrOneBit) {
  const Raster blank = stroke_on(235, 225);
  EXPECT_EQ(at(full_contrast(blank), 5, 5), 235U);
  const Raster bits(pixCreate(30, 10, 1), 300);
  EXPECT_EQ(full_contrast(bits).depth(), 1);
  EXPECT_TRUE(full_contrast(Raster()).empty());
}

}  // namespace
}  // namespace ita::image
