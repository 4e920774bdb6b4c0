#include "image/enlarge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "image/extremes.h"

namespace ita::image {

namespace {

using extremes::Byte;
using Sums = std::vector<std::uint16_t>;  // grey levels times 16

/// Where a pixel of the large page lies in the small one: the pixel before it, and 16ths from
/// there.
struct Place {
  int whole = 0, part = 0;
};

std::vector<Place> places_of(int small, int large) {
  const auto step =
      static_cast<float>(16. * static_cast<double>(small) / static_cast<double>(large));
  std::vector<Place> out;
  out.reserve(static_cast<std::size_t>(large));
  for (int i = 0; i < large; ++i) {
    const int at = static_cast<int>(step * static_cast<float>(i));
    out.push_back({std::min(at >> 4, small - 1), at & 15});
  }
  return out;
}

/// Rows of the small page at the width of the large one, the last two of them kept.
class WideRows {
 public:
  WideRows(Pix* grey, std::vector<Place> columns)
      : grey_(grey),
        columns_(std::move(columns)),
        bytes_(static_cast<std::size_t>(pixGetWidth(grey)) + 1) {}

  const std::uint16_t* at(int y) {
    const auto place = static_cast<std::size_t>(y % 2);
    if (held_[place] != y) {
      make(y, sums_[place]);
      held_[place] = y;
    }
    return sums_[place].data();
  }

 private:
  void make(int y, Sums& out) {
    const int width = pixGetWidth(grey_);
    extremes::unpack(pixGetData(grey_) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey_), width,
                     bytes_.data());
    bytes_.back() = bytes_[static_cast<std::size_t>(width) - 1];  // beyond the edge as on it
    out.resize(columns_.size());
    for (std::size_t x = 0; x < columns_.size(); ++x) {
      const Byte* from = bytes_.data() + columns_[x].whole;
      out[x] = static_cast<std::uint16_t>((16 - columns_[x].part) * from[0] +
                                          columns_[x].part * from[1]);
    }
  }

  Pix* grey_;
  std::vector<Place> columns_;
  std::vector<Byte> bytes_;
  std::array<Sums, 2> sums_;
  std::array<int, 2> held_ = {-1, -1};
};

}  // namespace

PixPtr enlarged(Pix* grey, float factor) {
  constexpr float kLeast = 0.7F;
  const bool plain = grey != nullptr && pixGetDepth(grey) == 8 && pixGetColormap(grey) == nullptr;
  // Leptonica has ways of its own for these.
  if (!plain || factor < kLeast || factor == 1 || factor == 2 || factor == 4) {
    return own(pixScaleGrayLI(grey, factor, factor));
  }
  const auto larger = [factor](int side) {
    return static_cast<int>(std::lround(factor * static_cast<float>(side)));
  };
  const int width = larger(pixGetWidth(grey));
  const int height = larger(pixGetHeight(grey));
  PixPtr out = own(pixCreate(width, height, 8));
  if (!out) {
    return nullptr;
  }
  pixCopyResolution(out.get(), grey);
  pixCopyInputFormat(out.get(), grey);
  pixScaleResolution(out.get(), factor, factor);
  WideRows rows(grey, places_of(pixGetWidth(grey), width));
  const std::vector<Place> lines = places_of(pixGetHeight(grey), height);
  const int words = pixGetWpl(out.get());
  std::vector<Byte> row(static_cast<std::size_t>(4) * static_cast<std::size_t>(words), 0);
  for (int y = 0; y < height; ++y) {
    const Place line = lines[static_cast<std::size_t>(y)];
    const std::uint16_t* above = rows.at(line.whole);
    const std::uint16_t* below = rows.at(std::min(line.whole + 1, pixGetHeight(grey) - 1));
    const auto far = static_cast<std::uint16_t>(line.part);
    const auto near = static_cast<std::uint16_t>(16 - line.part);
    for (int x = 0; x < width; ++x) {
      const auto sum = static_cast<std::uint16_t>(above[x] * near + below[x] * far + 128);
      row[static_cast<std::size_t>(x)] = static_cast<Byte>(sum >> 8);
    }
    extremes::pack(row.data(), words,
                   pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * words);
  }
  return out;
}

}  // namespace ita::image
