#include "text/ocr/regions.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace ita::text {
namespace {

/// Two cells over one another, parted at y = 150, with a line of ten letters in each; `marks` draws
/// what else there is.  One pixel is one point.
template <class Marks>
OcrPage two_rows(Marks marks) {
  Pix* ink = pixCreate(600, 300, 1);
  const auto block = [&](int x, int y, int w, int h) {
    pixRasterop(ink, x, y, w, h, PIX_SET, nullptr, 0, 0);
  };
  for (int i = 0; i < 10; ++i) {
    block(100 + 28 * i, 100, 18, 28);
    block(100 + 28 * i, 184, 18, 28);
  }
  marks(block);
  OcrPage page;
  page.grey = image::Raster(pixConvert1To8(nullptr, ink, 255, 0), 72);
  page.ink = image::find_components(ink, 1);
  pixDestroy(&ink);
  image::Grid grid{{90, 80, 500, 230}, 2, 1, {}};
  grid.cells.push_back({0, 0, 1, 1, {90, 80, 500, 150}});
  grid.cells.push_back({1, 0, 1, 1, {90, 150, 500, 230}});
  page.grids.push_back(grid);
  split_regions(page);
  return page;
}

TEST(SplitRegions, ToneOverTheRulingGoesToTheCellOfItsVowel) {
  const OcrPage page = two_rows([](const auto& block) {
    block(128, 170, 16, 9);   // a vowel of the lower row
    block(130, 152, 10, 14);  // its tone, inside
    block(212, 158, 16, 12);  // another vowel
    block(214, 139, 5, 14);   // its tone, in two pieces over the ruling
    block(223, 139, 5, 14);
  });
  ASSERT_EQ(page.regions.size(), 3U);
  ASSERT_EQ(page.regions[0].size(), 1U);
  ASSERT_EQ(page.regions[1].size(), 1U);
  EXPECT_EQ(page.regions[0][0].pieces.size(), 10U);
  EXPECT_EQ(page.regions[1][0].pieces.size(), 15U);
  EXPECT_TRUE(page.regions[2].empty());
}

TEST(SplitRegions, VowelUnderALetterStaysInItsCell) {
  const OcrPage page = two_rows([](const auto& block) {
    block(134, 132, 12, 12);  // under the upper row
    block(128, 158, 16, 9);   // a vowel of the lower one
  });
  ASSERT_EQ(page.regions[0].size(), 1U);
  EXPECT_EQ(page.regions[0][0].pieces.size(), 11U);
  EXPECT_EQ(page.regions[1][0].pieces.size(), 11U);
}

}  // namespace
}  // namespace ita::text
