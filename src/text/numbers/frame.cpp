#include "text/numbers/frame.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace ita::text {
namespace {

constexpr int kFrameHeight = 32;
constexpr int kInkHeight = 24;
constexpr int kMargin = 4;
constexpr int kLeastWidth = 24;
constexpr int kMostWidth = 640;
constexpr double kLeastInkShare = .35;  // of the crop's height; a lone dash keeps its place
constexpr int kLeastInkRows = 8;
constexpr double kSolid = .62;  // no number fills more of its box with ink
// A box as full as this, higher and shorter than a dash and wider than the bar of a 1, is no
// number: a tick box or a blot.
constexpr double kBlock = .9;
constexpr double kLeastBlock = .6, kMostBlock = 2.2;  // width by height

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};

struct Grey {
  int width = 0, height = 0;
  std::vector<int> values;
  int at(int x, int y) const {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

Grey grey_of(const image::Raster& crop) {
  Grey grey;
  const std::unique_ptr<Pix, PixDeleter> pix(pixConvertTo8(crop.pix(), 0));
  if (!pix) {
    return grey;
  }
  grey.width = pixGetWidth(pix.get());
  grey.height = pixGetHeight(pix.get());
  const l_uint32* data = pixGetData(pix.get());
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < grey.height; ++y) {
    const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < grey.width; ++x) {
      grey.values.push_back(static_cast<int>(GET_DATA_BYTE(line, x)));
    }
  }
  return grey;
}

/// Otsu's threshold over the values up to `limit`: the last grey level of the darker part.
int threshold(const Grey& grey, int limit) {
  std::array<double, 256> histogram{};
  double count = 0, mass = 0;
  for (const int v : grey.values) {
    if (v <= limit) {
      histogram[static_cast<std::size_t>(v)] += 1;
      count += 1;
      mass += v;
    }
  }
  double below = 0, below_mass = 0, best = 0;
  int cut = 0;
  for (int level = 0; level < 256; ++level) {
    below += histogram[static_cast<std::size_t>(level)];
    below_mass += level * histogram[static_cast<std::size_t>(level)];
    const double above = count - below;
    if (below == 0 || above == 0) {
      continue;
    }
    const double apart = below_mass / below - (mass - below_mass) / above;
    const double between = below * above * apart * apart;
    if (between > best) {
      best = between;
      cut = level;
    }
  }
  return cut;
}

/// The box and the mean tones of the pixels up to a threshold.
struct Ink {
  int top = 0, bottom = 0, left = 0, right = 0;
  double count = 0, tone = 0, paper_count = 0, paper_tone = 0;
  double share_of_box() const {
    return count / ((bottom - top) * static_cast<double>(right - left));
  }
};

Ink ink_up_to(const Grey& grey, int cut) {
  Ink ink;
  ink.top = grey.height;
  ink.left = grey.width;
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      const int v = grey.at(x, y);
      if (v > cut) {
        ink.paper_count += 1;
        ink.paper_tone += v;
        continue;
      }
      ink.count += 1;
      ink.tone += v;
      ink.top = std::min(ink.top, y);
      ink.bottom = std::max(ink.bottom, y + 1);
      ink.left = std::min(ink.left, x);
      ink.right = std::max(ink.right, x + 1);
    }
  }
  if (ink.count > 0) {
    ink.tone /= ink.count;
  }
  if (ink.paper_count > 0) {
    ink.paper_tone /= ink.paper_count;
  }
  return ink;
}

struct Weights {
  int first = 0;
  std::vector<double> values;
};

/// For each of `to` output samples, the weights of the input samples: a triangle as wide as the
/// reduction.
std::vector<Weights> triangle_weights(int from, int to) {
  const double scale = static_cast<double>(from) / to;
  const double reach = std::max(1.0, scale);
  std::vector<Weights> out(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) {
    const double centre = (i + .5) * scale;
    Weights& w = out[static_cast<std::size_t>(i)];
    w.first = std::max(0, static_cast<int>(centre - reach + .5));
    const int last = std::min(from, static_cast<int>(centre + reach + .5));
    double sum = 0;
    for (int k = w.first; k < last; ++k) {
      w.values.push_back(std::max(0.0, 1 - std::abs((k - centre + .5) / reach)));
      sum += w.values.back();
    }
    for (double& v : w.values) {
      v /= sum;
    }
  }
  return out;
}

/// The ink of the crop; nothing where it has ink or paper only.
std::optional<Ink> ink_of(const Grey& grey) {
  const int cut = threshold(grey, 255);
  const Ink ink = ink_up_to(grey, cut);
  if (ink.count == 0 || ink.paper_count == 0) {
    return std::nullopt;
  }
  if (ink.share_of_box() > kSolid) {  // grey paper within a white margin: part the grey once more
    const Ink darker = ink_up_to(grey, threshold(grey, cut));
    if (darker.count > 0) {
      return darker;
    }
  }
  return ink;
}

/// `least`: rows of ink that a digit has, pixels.
bool is_block(const Ink& ink, int least) {
  const double shape = static_cast<double>(ink.right - ink.left) / (ink.bottom - ink.top);
  return ink.share_of_box() > kBlock && ink.bottom - ink.top > least && shape > kLeastBlock &&
         shape < kMostBlock;
}

/// A lone dash keeps its place within the height of a digit.
void make_high(Ink& ink, int least, int height) {
  if (ink.bottom - ink.top < least) {
    const int middle = (ink.top + ink.bottom) / 2;
    ink.top = std::max(0, middle - least / 2);
    ink.bottom = std::min(height, middle - least / 2 + least);
  }
}

/// A frame for the ink, still empty; `width`: of the ink in it.
NumberFrame frame_for(const Ink& ink, int width) {
  NumberFrame frame;
  frame.height = kFrameHeight;
  frame.width = std::max(kLeastWidth, width + 2 * kMargin);
  frame.ink.assign(static_cast<std::size_t>(frame.width * frame.height), 0.0F);
  frame.step = static_cast<double>(ink.right - ink.left) / width;
  frame.left = ink.left - kMargin * frame.step;
  frame.top = ink.top;
  frame.bottom = ink.bottom;
  return frame;
}

/// The rows of the ink brought to `width` grey values each.
std::vector<double> narrowed(const Grey& grey, const Ink& ink, int width) {
  const std::vector<Weights> across = triangle_weights(ink.right - ink.left, width);
  std::vector<double> out(static_cast<std::size_t>((ink.bottom - ink.top) * width));
  for (int y = ink.top; y < ink.bottom; ++y) {
    for (int x = 0; x < width; ++x) {
      const Weights& w = across[static_cast<std::size_t>(x)];
      double sum = 0;
      for (std::size_t k = 0; k < w.values.size(); ++k) {
        sum += w.values[k] * grey.at(ink.left + w.first + static_cast<int>(k), y);
      }
      out[static_cast<std::size_t>((y - ink.top) * width + x)] = sum;
    }
  }
  return out;
}

/// Brings those rows to the height of the frame, paper to 0 and ink to 1.
void fill(NumberFrame& frame, const std::vector<double>& rows, const Ink& ink, int width) {
  const std::vector<Weights> down = triangle_weights(ink.bottom - ink.top, kInkHeight);
  const double contrast = std::max(1.0, ink.paper_tone - ink.tone);
  for (int y = 0; y < kInkHeight; ++y) {
    const Weights& w = down[static_cast<std::size_t>(y)];
    for (int x = 0; x < width; ++x) {
      double sum = 0;
      for (std::size_t k = 0; k < w.values.size(); ++k) {
        sum += w.values[k] *
               rows[static_cast<std::size_t>((w.first + static_cast<int>(k)) * width + x)];
      }
      frame.ink[static_cast<std::size_t>((y + kMargin) * frame.width + x + kMargin)] =
          static_cast<float>(std::clamp((ink.paper_tone - sum) / contrast, -.25, 1.25));
    }
  }
}

}  // namespace

std::optional<NumberFrame> number_frame(const image::Raster& crop) {
  if (crop.empty()) {
    return std::nullopt;
  }
  const Grey grey = grey_of(crop);
  if (grey.width < 2 || grey.height < 2) {
    return std::nullopt;
  }
  std::optional<Ink> ink = ink_of(grey);
  const int least =
      std::max(kLeastInkRows, static_cast<int>(std::lround(kLeastInkShare * grey.height)));
  if (!ink || is_block(*ink, least)) {
    return std::nullopt;
  }
  make_high(*ink, least, grey.height);
  const double reduction = static_cast<double>(kInkHeight) / (ink->bottom - ink->top);
  const int width = std::clamp(static_cast<int>(std::lround((ink->right - ink->left) * reduction)),
                               1, kMostWidth - 2 * kMargin);
  NumberFrame frame = frame_for(*ink, width);
  fill(frame, narrowed(grey, *ink, width), *ink, width);
  return frame;
}

}  // namespace ita::text
