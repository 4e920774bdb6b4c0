#include "image/rotate_grey.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>

#include "image/enlarge.h"
#include "image/threshold.h"

namespace ita::image {
namespace {

PixPtr noise(int width, int height) {
  std::mt19937 random(3);
  PixPtr out = own(pixCreate(width, height, 8));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      pixSetPixel(out.get(), x, y, static_cast<l_uint32>(random() % 256));
    }
  }
  return out;
}

bool same(Pix* a, Pix* b) {
  l_int32 equal = 0;
  return pixEqual(a, b, &equal) == 0 && equal != 0;
}

class GreyPage : public testing::TestWithParam<std::pair<int, int>> {};

TEST_P(GreyPage, IsTurnedAsLeptonicaTurnsIt) {
  const PixPtr grey = noise(GetParam().first, GetParam().second);
  for (const float angle : {-0.3F, -0.05F, -0.0123F, 0.0011F, 0.004F, 0.02F, 0.1F, 0.7F, 2.9F}) {
    const PixPtr ours = rotated_grey(grey.get(), angle);
    ASSERT_TRUE(ours);
    EXPECT_TRUE(same(ours.get(), own(pixRotateAMGray(grey.get(), angle, 255)).get())) << angle;
  }
}

TEST_P(GreyPage, IsDarkWhereLeptonicaSaysSo) {
  const PixPtr grey = noise(GetParam().first, GetParam().second);
  for (const int level : {0, 1, 2, 64, 127, 128, 129, 200, 254, 255, 256}) {
    const PixPtr ours = darker_than(grey.get(), level);
    ASSERT_TRUE(ours);
    EXPECT_TRUE(same(ours.get(), own(pixThresholdToBinary(grey.get(), level)).get())) << level;
  }
}

TEST_P(GreyPage, GrowsAsLeptonicaLetsItGrow) {
  const PixPtr grey = noise(GetParam().first, GetParam().second);
  for (const float factor : {0.71F, 0.9F, 1.0F, 1.1F, 1.25F, 1.5F, 1.999F, 2.0F, 2.7F, 3.0F}) {
    const PixPtr ours = enlarged(grey.get(), factor);
    const PixPtr theirs = own(pixScaleGrayLI(grey.get(), factor, factor));
    ASSERT_TRUE(ours);
    EXPECT_TRUE(same(ours.get(), theirs.get())) << factor;
    EXPECT_EQ(pixGetXRes(ours.get()), pixGetXRes(theirs.get()));
  }
}

INSTANTIATE_TEST_SUITE_P(OfEverySize, GreyPage,
                         testing::Values(std::pair{5, 7}, std::pair{40, 51}, std::pair{131, 67},
                                         std::pair{64, 300}, std::pair{257, 256}));

}  // namespace
}  // namespace ita::image
