#include "text/recognise/line_picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "image/pix.h"

namespace ita::text {
namespace {

constexpr int kSpare = 64;  // bytes after the last pixel that may be read

/// Around the picture is noise, as there was when the network was trained: the same for every line
/// (the numbers of a linear congruential generator, Knuth).
class Noise {
 public:
  std::int8_t next() {
    seed_ = seed_ * 1664525U + 1013904223U;
    return static_cast<std::int8_t>(static_cast<int>((seed_ >> 24U) % 255U) - 127);
  }

 private:
  std::uint32_t seed_ = 0;
};

/// Counts of grey levels.
class Levels {
 public:
  void add(int level) {
    ++counts_[static_cast<std::size_t>(level)];
    ++total_;
  }
  /// The level below which this part of them lies, between levels (Tesseract: statistc.cpp, ile);
  /// `otherwise` where there are none.
  double part(double fraction, int otherwise) const {
    if (total_ == 0) {
      return otherwise + 1.0;
    }
    const double target = std::clamp(fraction * total_, 1.0, static_cast<double>(total_));
    int sum = 0;
    std::size_t level = 0;
    for (; level < counts_.size() && sum < target; ++level) {
      sum += counts_[level];
    }
    const int last = counts_[level - 1];
    return static_cast<double>(level) - (sum - target) / last;
  }

 private:
  std::array<int, 256> counts_{};
  int total_ = 0;
};

/// Black and white of a line, from the local minima and maxima along its middle row.
std::pair<double, double> black_and_white(Pix* grey) {
  const int w = pixGetWidth(grey);
  const l_uint32* row =
      pixGetData(grey) + static_cast<std::ptrdiff_t>(pixGetHeight(grey) / 2) * pixGetWpl(grey);
  Levels low;
  Levels high;
  for (int x = 1; x + 1 < w; ++x) {
    const int before = GET_DATA_BYTE(row, x - 1);
    const int here = GET_DATA_BYTE(row, x);
    const int after = GET_DATA_BYTE(row, x + 1);
    if ((here < before && here <= after) || (here <= before && here < after)) {
      low.add(here);
    }
    if ((here > before && here >= after) || (here >= before && here > after)) {
      high.add(here);
    }
  }
  return {low.part(.25, 0), high.part(.75, 255)};
}

/// Grey of `height` rows.
image::PixPtr scaled(Pix* line, int height) {
  image::PixPtr grey = image::own(pixConvertTo8(line, 0));
  for (int i = 0; i < 2 && grey; ++i) {  // the second time where rounding missed the height
    if (pixGetHeight(grey.get()) == height && i > 0) {
      break;
    }
    const float factor = static_cast<float>(height) / static_cast<float>(pixGetHeight(grey.get()));
    grey = image::own(pixScale(grey.get(), factor, factor));
  }
  return grey && pixGetHeight(grey.get()) == height ? std::move(grey) : image::PixPtr{};
}

}  // namespace

LinePicture LinePicture::of(const image::Raster& line, int height, int frame) {
  LinePicture out;
  if (line.empty() || line.height() < 1) {
    return out;
  }
  const image::PixPtr grey = scaled(line.pix(), height);
  if (!grey) {
    return out;
  }
  out.width_ = pixGetWidth(grey.get());
  out.height_ = height;
  out.frame_ = frame;
  out.step_ = static_cast<double>(line.height()) / height;
  const auto [black, white] = black_and_white(grey.get());
  const double half = white - black > 0 ? (white - black) / 2 : 1.0;
  std::array<std::int8_t, 256> levels{};
  for (int v = 0; v < 256; ++v) {
    const double stretched = std::clamp(((v - black) / half - 1) * 128, -127.0, 127.0);
    levels[static_cast<std::size_t>(v)] = static_cast<std::int8_t>(std::lround(stretched));
  }
  const int tall = height + 2 * frame;
  out.pixels_.assign(
      static_cast<std::size_t>(out.width_ + 2 * frame) * static_cast<std::size_t>(tall) + kSpare,
      0);
  Noise noise;
  for (int x = -frame; x < out.width_ + frame; ++x) {
    std::int8_t* column = out.pixels_.data() + static_cast<std::ptrdiff_t>(x + frame) * tall;
    const bool within = x >= 0 && x < out.width_;
    for (int y = 0; y < tall; y += within && y == frame - 1 ? height + 1 : 1) {
      column[y] = noise.next();
    }
  }
  for (int y = 0; y < height; ++y) {
    const l_uint32* row =
        pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
    std::int8_t* to = out.pixels_.data() + static_cast<std::ptrdiff_t>(frame) * tall + y + frame;
    for (int x = 0; x < out.width_; ++x, to += tall) {
      *to = levels[static_cast<std::size_t>(GET_DATA_BYTE(row, x))];
    }
  }
  return out;
}

}  // namespace ita::text
