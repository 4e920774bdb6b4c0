#include "image/ruling_ink.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "image/ruling_pieces.h"
#include "image/run_filters.h"
#include "image/thin_ink.h"

namespace ita::image {
namespace {

constexpr int kHat = 13, kContrast = 26;

/// A page of letters' stems and feet, rulings of every length and blots, with noise.
PixPtr random_page(int width, int height, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](int n) {
    return static_cast<l_int32>(random() % static_cast<unsigned>(n));
  };
  PixPtr out = own(pixCreate(width, height, 8));
  pixSetAllArbitrary(out.get(), 255);
  for (int i = 0; i < width * height / 400; ++i) {
    const bool along = below(2) == 0;
    const int length = below(10) == 0 ? below(300) : 1 + below(30);
    const int thick = below(12) == 0 ? below(40) : 1 + below(4);
    BOX* box =
        boxCreate(below(width), below(height), along ? length : thick, along ? thick : length);
    pixSetInRectArbitrary(out.get(), box, static_cast<l_uint32>(below(256)));
    boxDestroy(&box);
  }
  for (int i = 0; i < width * height / 50; ++i) {
    pixSetPixel(out.get(), below(width), below(height), static_cast<l_uint32>(below(256)));
  }
  return out;
}

bool same(const std::vector<RulingPiece>& a, const std::vector<RulingPiece>& b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](const RulingPiece& p, const RulingPiece& q) {
        return p.from == q.from && p.to == q.to && p.low == q.low && p.high == q.high &&
               p.start == q.start && p.end == q.end && p.ink == q.ink && p.attached == q.attached;
      });
}

class RulingInk : public testing::TestWithParam<std::pair<int, int>> {};

TEST_P(RulingInk, GivesThePiecesThatAllThinInkGives) {
  const auto [width, height] = GetParam();
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const PixPtr grey = random_page(width, height, seed);
    EXPECT_TRUE(same(find_ruling_pieces(ink_across(grey.get(), kHat, kContrast).get()),
                     find_ruling_pieces(thin_ink(grey.get(), 1, kHat, kContrast).get())));
    const PixPtr some = ink_down(grey.get(), kHat, kContrast);
    const PixPtr all = thin_ink(grey.get(), kHat, 1, kContrast);
    EXPECT_TRUE(same(find_ruling_pieces(transposed(some.get()).get()),
                     find_ruling_pieces(transposed(all.get()).get())));
  }
}

TEST_P(RulingInk, HasNothingThatIsNoThinInk) {
  const auto [width, height] = GetParam();
  const PixPtr grey = random_page(width, height, 99);
  for (const auto& [some, all] : {std::pair{ink_across(grey.get(), kHat, kContrast),
                                            thin_ink(grey.get(), 1, kHat, kContrast)},
                                  std::pair{ink_down(grey.get(), kHat, kContrast),
                                            thin_ink(grey.get(), kHat, 1, kContrast)}}) {
    l_int32 beyond = 0;
    pixCountPixels(own(pixSubtract(nullptr, some.get(), all.get())).get(), &beyond, nullptr);
    EXPECT_EQ(beyond, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(OfEverySize, RulingInk,
                         testing::Values(std::pair{40, 50}, std::pair{131, 267},
                                         std::pair{600, 300}, std::pair{517, 801}));

}  // namespace
}  // namespace ita::image
