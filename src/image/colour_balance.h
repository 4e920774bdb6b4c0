#pragma once

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ita::image {

/// Pixels between the samples of a first look at a page.
constexpr int kColourStep = 4;

/// A pixel of a balanced page.
struct Rgb {
  // Levels.
  static constexpr int kSaturated = 50;  ///< between the strongest and the weakest channel
  static constexpr int kDarker = 200;    ///< the weakest channel of ink, of a paper made 255
  static constexpr int kTinted = 24;     ///< kSaturated of ink that is pale, or thin and blurred
  static constexpr int kPale = 150;      ///< strongest channel of it; edges of print are darker

  int r = 0, g = 0, b = 0;
  int most() const { return std::max({r, g, b}); }
  int least() const { return std::min({r, g, b}); }
  bool coloured() const { return most() - least() >= kSaturated && least() < kDarker; }
  bool tinted() const {
    return most() - least() >= kTinted && most() >= kPale && least() < kDarker;
  }
};

/// The channels with the tone of the paper (a yellow sheet, warm light) made white.
class Balance {
 public:
  /// `page`: 32 bits.
  explicit Balance(Pix* page);

  Rgb at(l_uint32 pixel) const {
    return {levels_[0][channel(pixel, 0)], levels_[1][channel(pixel, 1)],
            levels_[2][channel(pixel, 2)]};
  }

 private:
  static size_t channel(l_uint32 pixel, size_t c) { return (pixel >> (24 - 8 * c)) & 255U; }
  std::array<std::array<int, 256>, 3> levels_{};
};

}  // namespace ita::image
