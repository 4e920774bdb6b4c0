#include "image/thin_ink.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>

#include "image/pix.h"
#include "image/run_filters.h"

namespace ita::image {
namespace {

/// Paper with noise, strokes and blots of every thickness.
PixPtr random_grey(int width, int height, unsigned seed) {
  std::mt19937 random(seed);
  PixPtr out = own(pixCreate(width, height, 8));
  pixSetAllArbitrary(out.get(), 250);
  const auto below = [&](int n) {
    return static_cast<l_int32>(random() % static_cast<unsigned>(n));
  };
  for (int i = 0; i < 60; ++i) {
    const bool along = below(2) == 0;
    BOX* box = boxCreate(below(width), below(height), along ? 1 + below(width) : 1 + below(16),
                         along ? 1 + below(16) : 1 + below(height));
    pixSetInRectArbitrary(out.get(), box, static_cast<l_uint32>(below(256)));
    boxDestroy(&box);
  }
  for (int i = 0; i < width * height / 9; ++i) {
    pixSetPixel(out.get(), below(width), below(height), static_cast<l_uint32>(below(256)));
  }
  return out;
}

bool same(Pix* a, Pix* b) {
  l_int32 equal = 0;
  return pixEqual(a, b, &equal) == 0 && equal != 0;
}

PixPtr by_leptonica(Pix* grey, int width, int height, int contrast) {
  const PixPtr hat = own(pixTophat(grey, width, height, L_TOPHAT_BLACK));
  PixPtr out = own(pixThresholdToBinary(hat.get(), contrast));
  pixInvert(out.get(), out.get());
  return out;
}

class ThinInk : public testing::TestWithParam<std::pair<int, int>> {};

TEST_P(ThinInk, IsWhatTheTophatGives) {
  const auto [width, height] = GetParam();
  const PixPtr grey = random_grey(width, height, static_cast<unsigned>(width * height));
  for (const auto& [w, h] : {std::pair{1, 13}, {13, 1}, {13, 13}, {5, 7}, {1, 9}}) {
    for (const int contrast : {1, 26, 40}) {
      const PixPtr ours = thin_ink(grey.get(), w, h, contrast);
      ASSERT_TRUE(ours);
      EXPECT_TRUE(same(ours.get(), by_leptonica(grey.get(), w, h, contrast).get()))
          << w << " x " << h << ", contrast " << contrast;
    }
  }
}

TEST_P(ThinInk, RunFiltersAreWhatBricksOfOneRowGive) {
  const auto [width, height] = GetParam();
  const PixPtr grey = random_grey(width, height, static_cast<unsigned>(width + height));
  const PixPtr ink = own(pixThresholdToBinary(grey.get(), 200));
  for (const int n : {2, 5, 15, 28}) {
    EXPECT_TRUE(
        same(long_runs(ink.get(), n).get(), own(pixOpenBrick(nullptr, ink.get(), n, 1)).get()));
    const PixPtr bridged = own(pixCopy(nullptr, ink.get()));
    bridge_gaps(bridged.get(), n);
    EXPECT_TRUE(same(bridged.get(), own(pixCloseSafeBrick(nullptr, ink.get(), n, 1)).get()));
  }
  EXPECT_TRUE(
      same(thickened(ink.get()).get(), own(pixDilateBrick(nullptr, ink.get(), 1, 3)).get()));
  const PixPtr turned = own(pixRotate90(ink.get(), 1));
  pixFlipLR(turned.get(), turned.get());
  EXPECT_TRUE(same(transposed(ink.get()).get(), turned.get()));
}

INSTANTIATE_TEST_SUITE_P(OfEverySize, ThinInk,
                         testing::Values(std::pair{40, 50}, std::pair{131, 67}, std::pair{64, 300},
                                         std::pair{257, 256}, std::pair{33, 129}));

TEST(ThinInkEdges, AnImageThinnerThanTheBoxAndOneOfAnotherDepth) {
  const PixPtr narrow = random_grey(6, 40, 7);
  EXPECT_TRUE(
      same(thin_ink(narrow.get(), 13, 13, 20).get(), by_leptonica(narrow.get(), 13, 13, 20).get()));
  const PixPtr bits = own(pixCreate(40, 40, 1));
  EXPECT_FALSE(thin_ink(bits.get(), 13, 1, 20));
}

}  // namespace
}  // namespace ita::image
