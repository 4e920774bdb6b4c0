#include "image/contrast.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "image/pix.h"

namespace ita::image {

namespace {

constexpr int kBrighter = 128;  // paper is looked for above
constexpr int kGrain = 10;      // levels by which paper may vary
constexpr int kLeast = 30;      // levels between ink and paper that are worth stretching
constexpr int kCore = 50;       // one pixel in so many is the core of a stroke

std::array<int, 256> histogram(Pix* grey) {
  std::array<int, 256> counts{};
  const int w = pixGetWidth(grey);
  for (int y = 0; y < pixGetHeight(grey); ++y) {
    const l_uint32* row = pixGetData(grey) + static_cast<ptrdiff_t>(y) * pixGetWpl(grey);
    for (int x = 0; x < w; ++x) {
      ++counts[static_cast<size_t>(GET_DATA_BYTE(row, x))];
    }
  }
  return counts;
}

}  // namespace

Raster full_contrast(const Raster& line) {
  if (line.empty() || line.depth() != 8) {
    return line.copy();
  }
  const std::array<int, 256> counts = histogram(line.pix());
  const auto paper = std::max_element(counts.begin() + kBrighter, counts.end()) - counts.begin();
  int dark = 0;
  for (int sum = counts[0]; sum * kCore < line.width() * line.height() && dark < paper;) {
    sum += counts[static_cast<size_t>(++dark)];
  }
  const double white = static_cast<double>(paper) - kGrain;
  if (white - dark < kLeast) {
    return line.copy();
  }
  Raster out(pixCopy(nullptr, line.pix()), line.dpi());
  Numa* map = numaCreate(256);
  for (int v = 0; v < 256; ++v) {
    const double stretched = std::clamp((v - dark) * 255 / (white - dark), 0.0, 255.0);
    numaAddNumber(map, static_cast<l_float32>(std::lround(stretched)));
  }
  const bool failed = out.empty() || map == nullptr || pixTRCMap(out.pix(), nullptr, map) != 0;
  numaDestroy(&map);
  return failed ? line.copy() : std::move(out);
}

}  // namespace ita::image
