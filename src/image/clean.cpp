#include "image/clean.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "image/pix.h"
#include "image/threshold.h"

namespace ita::image {

namespace {

// Where the ink of a ruling is looked for, pixels beyond its box: along it and across.
constexpr int kAlong = 4, kAcross = 3;
constexpr int kShortest = 4, kThinnest = 3;  // pixels of the stretch: less is no ruling
constexpr size_t kHeights = 64;              // pixels of thickness that are told apart

// Tone of the paper: looked for in tiles of so many pixels a side, that have at least so many
// pixels lighter than print, and smoothed over so many tiles to each side.
constexpr int kTile = 24, kForeground = 70, kFewest = 40, kSmooth = 3;

// Threshold between ink and paper.
constexpr int kOfTwoLevels = 128;     // of a page that has but black and white
constexpr int kUsualThreshold = 150;  // where memory lacks to look
constexpr int kSampled = 4;           // of so many pixels along and across one is looked at
constexpr double kCoreShare = 0.25;   // of what is darker than paper: the core of the strokes
constexpr double kToPaper = 0.62;     // of the way from there to the paper: where strokes end

/// Pixels of an 8-bit image with x and y exchanged when asked, so that one routine erases both
/// directions.
class Grey {
 public:
  Grey(Pix* pix, bool turned)
      : data_(pixGetData(pix)),
        wpl_(pixGetWpl(pix)),
        along_(turned ? pixGetHeight(pix) : pixGetWidth(pix)),
        across_(turned ? pixGetWidth(pix) : pixGetHeight(pix)),
        turned_(turned) {}
  int along() const { return along_; }
  int across() const { return across_; }
  int get(int u, int v) const { return GET_DATA_BYTE(row(u, v), turned_ ? v : u); }
  void set(int u, int v, int grey) {
    SET_DATA_BYTE(row(u, v), turned_ ? v : u, static_cast<l_uint8>(grey));
  }

 private:
  l_uint32* row(int u, int v) const {
    return data_ + static_cast<ptrdiff_t>(turned_ ? u : v) * wpl_;
  }
  l_uint32* data_;
  int wpl_, along_, across_;
  bool turned_;
};

/// Where the ruling runs in each column: the darkest row of its band, averaged over a stretch of
/// columns.  What is ink counts alike: a grey line through the whole stretch is more of a ruling
/// than the black tops of some digits.
std::vector<int> trace(const Grey& grey, int u0, int u1, int v0, int v1, int thick, int threshold) {
  constexpr int kStretch = 24;
  const int band = v1 - v0;
  std::vector<long> sums(static_cast<size_t>(band), 0);
  const auto add = [&](int u, int sign) {
    for (int v = 0; v < band; ++v) {
      const long value = std::max(grey.get(u, v0 + v), threshold);
      sums[static_cast<size_t>(v)] += sign * value;
    }
  };
  std::vector<int> out;
  int begin = u0;
  int end = u0;
  for (int u = u0; u < u1; ++u) {
    while (end < std::min(u1, u + kStretch)) {
      add(end++, 1);
    }
    while (begin < u - kStretch) {
      add(begin++, -1);
    }
    // The darkest `thick` rows together.
    long best = std::numeric_limits<long>::max();
    int at = 0;
    for (int v = 0; v + thick <= band; ++v) {
      long sum = 0;
      for (int k = 0; k < thick; ++k) {
        sum += sums[static_cast<size_t>(v) + static_cast<size_t>(k)];
      }
      if (sum < best) {
        best = sum;
        at = v;
      }
    }
    out.push_back(v0 + at);
  }
  return out;
}

/// How thick the line is: the usual height of its ink.
int usual_thickness(const Grey& grey, int u0, int u1, int v0, int v1, int threshold) {
  std::array<int, kHeights> heights{};
  for (int u = u0; u < u1; ++u) {
    int dark = 0;
    for (int v = v0; v < v1; ++v) {
      dark += grey.get(u, v) < threshold ? 1 : 0;
    }
    ++heights[static_cast<size_t>(std::min<int>(dark, kHeights - 1))];
  }
  int seen = 0;
  for (size_t i = 0; i < heights.size(); ++i) {
    seen += heights[i];
    if (seen * 2 >= u1 - u0) {
      return std::min(std::max(1, static_cast<int>(i)), v1 - v0);
    }
  }
  return 1;
}

/// Makes paper of the line's ink in column `u`, which begins at row `a` and ends before row `b`.
void erase_column(Grey& grey, int u, int a, int b, int threshold) {
  const auto dark = [&](int v) {
    return v >= 0 && v < grey.across() && grey.get(u, v) < threshold;
  };
  // A stroke that goes on beyond the line on either side is print: keep what is inside it.  Print
  // that stands close to the line, with paper between them, is no reason to keep the line.
  const bool above = dark(a - 1) && dark(a - 2) && dark(a - 3);
  const bool below = dark(b) && dark(b + 1) && dark(b + 2);
  if (above || below) {
    return;
  }
  const int first = !dark(a - 1) && dark(a - 2) ? a - 1 : a - 2;
  const int last = !dark(b) && dark(b + 1) ? b : b + 1;
  for (int v = std::max(0, first); v <= std::min(grey.across() - 1, last); ++v) {
    grey.set(u, v, kPaper);
  }
}

void erase(Grey grey, const Ruling& ruling, double scale, int threshold) {
  const double low = (ruling.horizontal ? ruling.box.y0 : ruling.box.x0) * scale;
  const double high = (ruling.horizontal ? ruling.box.y1 : ruling.box.x1) * scale;
  const double from = (ruling.horizontal ? ruling.box.x0 : ruling.box.y0) * scale;
  const double to = (ruling.horizontal ? ruling.box.x1 : ruling.box.y1) * scale;
  const int u0 = std::max(0, static_cast<int>(from) - kAlong);
  const int u1 = std::min(grey.along(), static_cast<int>(to) + kAlong + 1);
  const int v0 = std::max(0, static_cast<int>(low) - kAcross);
  const int v1 = std::min(grey.across(), static_cast<int>(std::ceil(high)) + kAcross);
  if (u1 - u0 < kShortest || v1 - v0 < kThinnest) {
    return;
  }
  const int thick = usual_thickness(grey, u0, u1, v0, v1, threshold);
  const std::vector<int> track = trace(grey, u0, u1, v0, v1, thick, threshold);
  for (int u = u0; u < u1; ++u) {
    const int top = track[static_cast<size_t>(u - u0)];
    erase_column(grey, u, top, top + thick, threshold);
  }
}

}  // namespace

Raster flatten(const Raster& page) {
  if (page.empty()) {
    return {};
  }
  const PixPtr grey = own(pixConvertTo8(page.pix(), 0));
  if (!grey) {
    return {};
  }
  if (page.depth() == 1) {
    return {pixClone(grey.get()), page.dpi()};
  }
  Pix* flat = pixBackgroundNorm(grey.get(), nullptr, nullptr, kTile, kTile, kForeground, kFewest,
                                kPaper, kSmooth, kSmooth);
  // Fails on images of a few pixels and on black ones; those have no paper tone to even out.
  return {flat != nullptr ? flat : pixClone(grey.get()), page.dpi()};
}

int ink_threshold(const Raster& flat) {
  constexpr int kLowest = 110;
  constexpr int kHighest = 185;
  constexpr int kPalest = 200;  // where toner is so thin that strokes hardly reach kHighest
  if (flat.depth() != 8) {
    return kOfTwoLevels;
  }
  Numa* histogram = pixGetGrayHistogram(flat.pix(), kSampled);
  if (histogram == nullptr) {
    return kUsualThreshold;
  }
  // The darkest part of what is darker than paper is the core of the strokes.
  double all = 0;
  for (int i = 0; i < kHighest; ++i) {
    l_float32 n = 0;
    numaGetFValue(histogram, i, &n);
    all += static_cast<double>(n);
  }
  double sum = 0;
  int core = 0;
  for (; core < kHighest; ++core) {
    l_float32 n = 0;
    numaGetFValue(histogram, core, &n);
    sum += static_cast<double>(n);
    if (sum >= kCoreShare * all) {
      break;
    }
  }
  numaDestroy(&histogram);
  return std::clamp(core + static_cast<int>(kToPaper * (kPaper - core)), kLowest, kPalest);
}

Raster binarise(const Raster& flat, int threshold) {
  if (flat.empty()) {
    return {};
  }
  return {darker_than(flat.pix(), threshold).release(), flat.dpi()};
}

Raster without_rulings(const Raster& flat, const std::vector<Ruling>& rulings, int threshold) {
  if (flat.empty() || rulings.empty()) {
    return flat.copy();
  }
  Raster out(pixCopy(nullptr, flat.pix()), flat.dpi());
  for (const Ruling& ruling : rulings) {
    erase(Grey(out.pix(), !ruling.horizontal), ruling, out.scale(), threshold);
  }
  return out;
}

}  // namespace ita::image
