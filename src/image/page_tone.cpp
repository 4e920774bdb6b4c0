#include "image/page_tone.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "image/pix.h"

namespace ita::image {

namespace {

constexpr int kShrink = 4;       // grain averages out at this part of the size
constexpr int kLeast = 400;      // pixels of the longer side of an image worth looking at
constexpr int kDark = 100;       // grey level of a dark page's ground
constexpr int kLighter = 70;     // levels between it and its print
constexpr double kGround = 0.7;  // share of a negative that is ground
constexpr double kLeastPrint = 0.002, kMostPrint = 0.25;
constexpr int kSameTone = 24;    // levels by which a ground varies
constexpr int kFaint = 45;       // levels between paper and print; less is no print to the reader
constexpr int kGrain = 5;        // levels that a shrunk page without print varies by
constexpr double kCore = 0.002;  // share of a page that is cores of strokes, at the least
constexpr int kDarkest = 20;  // one in so many of these pixels: where even the darkest ink is pale
constexpr double kMiddle = 0.5;  // share of the pixels: most of a page is ground
constexpr double kPaperShare = 0.4;
constexpr double kLevel = 0.92;  // of the paper: where strokes begin, parts of the way to it
constexpr int kBlack = 40;       // what the faint print is made

using Histogram = std::array<double, 256>;  // shares

Histogram histogram(Pix* grey) {
  Histogram out{};
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  for (int y = 0; y < h; ++y) {
    const l_uint32* line = pixGetData(grey) + static_cast<ptrdiff_t>(y) * pixGetWpl(grey);
    for (int x = 0; x < w; ++x) {
      out[static_cast<size_t>(GET_DATA_BYTE(line, x))] += 1.0 / (double(w) * h);
    }
  }
  return out;
}

int level_of(const Histogram& shares, double share) {
  double sum = 0;
  int level = 0;
  for (; level < 255; ++level) {
    sum += shares[static_cast<size_t>(level)];
    if (sum >= share) {
      break;
    }
  }
  return level;
}

double share_between(const Histogram& shares, int from, int to) {
  double sum = 0;
  for (int i = std::max(0, from); i <= std::min(255, to); ++i) {
    sum += shares[static_cast<size_t>(i)];
  }
  return sum;
}

PixPtr shrunk(const Raster& grey) {
  return own(grey.depth() == 1 ? pixScaleToGray4(grey.pix())
                               : pixScaleAreaMap(grey.pix(), 1.0F / kShrink, 1.0F / kShrink));
}

}  // namespace

Tone tone_of(const Raster& grey) {
  if (grey.empty() || std::max(grey.width(), grey.height()) < kLeast ||
      (grey.depth() != 8 && grey.depth() != 1)) {
    return Tone::usual;
  }
  const PixPtr small = shrunk(grey);
  if (!small) {
    return Tone::usual;
  }
  const Histogram shares = histogram(small.get());
  const int middle = level_of(shares, kMiddle);
  if (middle < kDark) {
    const double ground = share_between(shares, 0, middle + kSameTone);
    const double print = share_between(shares, middle + kLighter, 255);
    return ground >= kGround && print >= kLeastPrint && print <= kMostPrint ? Tone::negative
                                                                            : Tone::usual;
  }
  // At a quarter of its size thin print is half as dark as it was.
  const int core = level_of(shares, kCore);
  const int darkest = level_of(shares, kCore / kDarkest);
  const bool paper = share_between(shares, middle - kGrain, middle + kGrain) >= kPaperShare;
  return paper && middle - darkest < kFaint && middle - core > kGrain ? Tone::faint : Tone::usual;
}

Raster inverted(const Raster& grey) { return {pixInvert(nullptr, grey.pix()), grey.dpi()}; }

Raster strengthened(const Raster& grey) {
  const PixPtr smooth = own(grey.depth() == 8 ? pixBlockconv(grey.pix(), 1, 1) : nullptr);
  if (!smooth) {
    return grey.copy();
  }
  const Histogram shares = histogram(smooth.get());
  const double paper = level_of(shares, kMiddle);
  const double core = level_of(shares, kCore);
  if (paper - core < 2) {
    return grey.copy();
  }
  Numa* map = numaCreate(256);
  for (int v = 0; v < 256; ++v) {
    const double part = (v - core) / (paper - core) / kLevel;  // 0 print, 1 paper
    numaAddNumber(map, static_cast<l_float32>(
                           std::lround(std::clamp(kBlack + part * (255 - kBlack), 0.0, 255.0))));
  }
  Raster out(pixCopy(nullptr, smooth.get()), grey.dpi());
  const bool failed = out.empty() || map == nullptr || pixTRCMap(out.pix(), nullptr, map) != 0;
  numaDestroy(&map);
  return failed ? grey.copy() : std::move(out);
}

}  // namespace ita::image
