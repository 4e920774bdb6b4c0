#include "document/jpeg_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace ita::document {

namespace {

constexpr size_t kSide = 8;
constexpr size_t kSamples = kSide * kSide;
using Block = std::array<float, kSamples>;

/// The cosines of the transform: row k is the wave of k half periods.
const Block& waves() {
  static const Block kWaves = [] {
    Block out{};
    for (size_t k = 0; k < kSide; ++k) {
      for (size_t x = 0; x < kSide; ++x) {
        const double angle = static_cast<double>((2 * x + 1) * k) * std::numbers::pi / 16;
        out[k * kSide + x] =
            static_cast<float>((k == 0 ? std::sqrt(0.125) : 0.5) * std::cos(angle));
      }
    }
    return out;
  }();
  return kWaves;
}

Block turned(const Block& block) {
  Block out{};
  for (size_t y = 0; y < kSide; ++y) {
    for (size_t x = 0; x < kSide; ++x) {
      out[x * kSide + y] = block[y * kSide + x];
    }
  }
  return out;
}

const Block& turned_waves() {
  static const Block kTurned = turned(waves());
  return kTurned;
}

Block product(const Block& a, const Block& b) {
  Block out{};
  for (size_t y = 0; y < kSide; ++y) {
    for (size_t k = 0; k < kSide; ++k) {
      const float factor = a[y * kSide + k];
      for (size_t x = 0; x < kSide; ++x) {
        out[y * kSide + x] += factor * b[k * kSide + x];
      }
    }
  }
  return out;
}

}  // namespace

BlockRange block_range(const std::int16_t* values, const std::uint16_t* steps) {
  constexpr float kBlack = -128;
  constexpr float kWhite = 127;
  // Writers count with whole numbers: each value may be off by this much more than by rounding.
  constexpr float kArithmetic = 0.5F;
  Block scaled{};
  float most = 0;
  for (size_t i = 0; i < kSamples; ++i) {
    scaled[i] = static_cast<float>(values[i]) * steps[i];
    most += std::abs(scaled[i]);
  }
  most -= std::abs(scaled[0]) / 2;  // of the mean an eighth, of a wave at most a quarter
  if (most / 4 <= kWhite) {
    return BlockRange::inside;
  }
  Block beyond = product(product(turned_waves(), scaled), waves());
  float squares = 0;
  for (float& sample : beyond) {
    sample -= std::clamp(sample, kBlack, kWhite);
    squares += sample * sample;
  }
  // A sample that is off by less than one is a rounding of this program.
  if (squares < 1) {
    return BlockRange::inside;
  }
  const Block transform = product(product(waves(), beyond), turned_waves());
  float room = 0;
  for (size_t i = 0; i < kSamples; ++i) {
    room += std::abs(transform[i]) * (static_cast<float>(steps[i]) / 2 + kArithmetic);
  }
  return squares <= room ? BlockRange::rounded : BlockRange::no_block;
}

}  // namespace ita::document
