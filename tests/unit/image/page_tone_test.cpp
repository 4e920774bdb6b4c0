#include "image/page_tone.h"

#include <gtest/gtest.h>

#include "drawing.h"

namespace ita::image {
namespace {

using test::Canvas;

/// Lines of print in one grey on another.
Raster page(int ground, int print, int grain = 0) {
  Canvas canvas(1200, 1600, ground);
  for (int line = 0; line < 20; ++line) {
    for (int letter = 0; letter < 40; ++letter) {
      canvas.fill(100 + 24 * letter, 150 + 60 * line, 5, 24, print);
      canvas.fill(100 + 24 * letter, 150 + 60 * line, 14, 5, print);
    }
  }
  if (grain > 0) {
    canvas.noise(grain);
  }
  return canvas.raster(150);
}

int grey(const Raster& raster, int x, int y) {
  l_uint32 v = 0;
  pixGetPixel(raster.pix(), x, y, &v);
  return static_cast<int>(v);
}

TEST(PageTone, DarkPrintOnPaperIsUsual) {
  EXPECT_EQ(tone_of(page(255, 0)), Tone::usual);
  EXPECT_EQ(tone_of(page(225, 90, 10)), Tone::usual);
}

TEST(PageTone, PaperWithoutPrintIsUsual) {
  EXPECT_EQ(tone_of(Canvas(1200, 1600, 240).noise(8).raster(150)), Tone::usual);
  EXPECT_EQ(tone_of(Canvas(1200, 1600, 20).noise(8).raster(150)), Tone::usual);
  EXPECT_EQ(tone_of(Raster()), Tone::usual);
}

TEST(PageTone, LightPrintOnADarkPageIsANegative) {
  EXPECT_EQ(tone_of(page(0, 255)), Tone::negative);
  EXPECT_EQ(tone_of(page(40, 200, 10)), Tone::negative);
  const Raster turned = inverted(page(0, 255));
  EXPECT_EQ(tone_of(turned), Tone::usual);
  EXPECT_EQ(grey(turned, 102, 160), 0);
}

TEST(PageTone, ADarkPictureIsNoNegative) {
  Canvas canvas(1200, 1600, 30);
  canvas.fill(200, 200, 800, 900, 180);
  EXPECT_EQ(tone_of(canvas.raster(150)), Tone::usual);
}

TEST(PageTone, FaintPrintIsMadeDark) {
  const Raster faint = page(238, 222, 6);
  EXPECT_EQ(tone_of(faint), Tone::faint);
  const Raster strong = strengthened(faint);
  EXPECT_LT(grey(strong, 102, 160), 100);
  EXPECT_GT(grey(strong, 50, 50), 200);
}

}  // namespace
}  // namespace ita::image
