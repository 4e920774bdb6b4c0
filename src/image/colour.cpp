#include "image/colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <vector>

#include "image/coloured_ground.h"
#include "image/components.h"
#include "image/pix.h"

namespace ita::image {

namespace {

constexpr int kSaturated = 50;        // levels between the strongest and the weakest channel
constexpr int kDarker = 200;          // the weakest channel of ink, of a paper made 255
constexpr int kBlack = 110;           // the strongest channel of black print
constexpr int kInkFrom = 70;          // strongest channel: below it print, ...
constexpr int kInkTo = 110;           // ... above it nothing but coloured ink
constexpr int kTinted = 24;           // the same where such ink is pale, or thin and blurred
constexpr int kPale = 150;            // strongest channel of pale ink; edges of print are darker
constexpr int kBridge = 9;            // pixels: pictures keep colour in blocks of eight
constexpr int kStep = 4;              // pixels between the samples of the first look
constexpr int kFewSamples = 30;       // coloured samples that are no more than noise
constexpr int kShrink = 4;            // patches are joined at this part of the size
constexpr double kJoin = 0.12;        // inch between strokes of one stamp
constexpr double kLargest = 3.6;      // inch; the longest side of a stamp or a signature
constexpr double kCrossing = 0.0003;  // square inches of black ink that are no speck

struct Rgb {
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
  explicit Balance(Pix* page) {
    std::array<std::array<int, 256>, 3> histogram{};
    int n = 0;
    for (int y = 0; y < pixGetHeight(page); y += kStep) {
      const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
      for (int x = 0; x < pixGetWidth(page); x += kStep) {
        for (size_t c = 0; c < 3; ++c) {
          ++histogram[c][channel(line[x], c)];
        }
        ++n;
      }
    }
    for (size_t c = 0; c < 3; ++c) {
      int paper = 255;
      for (int above = 0; paper > 120; --paper) {
        above += histogram[c][static_cast<size_t>(paper)];
        if (4 * above >= n) {  // most of a page is paper
          break;
        }
      }
      for (int i = 0; i < 256; ++i) {
        levels_[c][static_cast<size_t>(i)] = std::min(255, i * 255 / paper);
      }
    }
  }

  Rgb at(l_uint32 pixel) const {
    return {levels_[0][channel(pixel, 0)], levels_[1][channel(pixel, 1)],
            levels_[2][channel(pixel, 2)]};
  }

 private:
  static size_t channel(l_uint32 pixel, size_t c) { return (pixel >> (24 - 8 * c)) & 255U; }
  std::array<std::array<int, 256>, 3> levels_{};
};

/// Whether the three channels are the same everywhere, as in a grey page that was asked for in
/// colour.
bool is_grey(Pix* page) {
  for (int y = 0; y < pixGetHeight(page); ++y) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    l_uint32 differ = 0;
    for (int x = 0; x < pixGetWidth(page); ++x) {
      differ |= (line[x] ^ (line[x] >> 8U)) & 0x00FFFF00U;
    }
    if (differ != 0) {
      return false;
    }
  }
  return true;
}

/// One channel of a page in 8 bits; null without memory.
Pix* one_channel(Pix* page) {
  const int width = pixGetWidth(page);
  Pix* out = pixCreateNoInit(width, pixGetHeight(page), 8);
  if (out == nullptr) {
    return nullptr;
  }
  for (int y = 0; y < pixGetHeight(page); ++y) {
    const l_uint32* from = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    l_uint32* to = pixGetData(out) + static_cast<ptrdiff_t>(y) * pixGetWpl(out);
    const int words = width / 4;
    for (int i = 0; i < words; ++i) {
      const l_uint32* four = from + static_cast<ptrdiff_t>(4) * i;
      to[i] = (four[0] & 0xFF000000U) | (four[1] >> 8U & 0x00FF0000U) |
              (four[2] >> 16U & 0x0000FF00U) | four[3] >> 24U;
    }
    for (int x = 4 * words; x < width; ++x) {
      SET_DATA_BYTE(to, x, static_cast<l_uint8>(from[x] >> 24U));
    }
  }
  return out;
}

bool has_colour(Pix* page, const Balance& balance) {
  int n = 0;
  for (int y = 0; y < pixGetHeight(page); y += kStep) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = 0; x < pixGetWidth(page); x += kStep) {
      if (balance.at(line[x]).coloured() && ++n > kFewSamples) {
        return true;
      }
    }
  }
  return false;
}

/// Coloured pixels, those of them that are strongly so, and black ones, 1 bit each.
struct Inks {
  PixPtr coloured, strong, black;
};

Inks find_inks(Pix* page, const Balance& balance) {
  const int w = pixGetWidth(page);
  const int h = pixGetHeight(page);
  Inks out{own(pixCreate(w, h, 1)), nullptr, own(pixCreate(w, h, 1))};
  const PixPtr pale = own(pixCreate(w, h, 1));
  if (!out.coloured || !out.black || !pale) {
    return {};
  }
  for (int y = 0; y < h; ++y) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    l_uint32* coloured =
        pixGetData(out.coloured.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(out.coloured.get());
    l_uint32* black =
        pixGetData(out.black.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(out.black.get());
    l_uint32* tinted = pixGetData(pale.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(pale.get());
    for (int x = 0; x < w; ++x) {
      const Rgb rgb = balance.at(line[x]);
      if (rgb.tinted()) {
        SET_DATA_BIT(tinted, x);
      }
      if (rgb.coloured()) {
        SET_DATA_BIT(coloured, x);
      } else if (rgb.most() < kBlack) {
        SET_DATA_BIT(black, x);
      }
    }
  }
  // Pale ink that goes on from strong ink is of the same stroke; alone it may be a fringe of print.
  pixOr(pale.get(), pale.get(), out.coloured.get());
  const PixPtr bridged = own(pixCloseSafeBrick(nullptr, pale.get(), kBridge, kBridge));
  PixPtr grown =
      bridged ? own(pixSeedfillBinary(nullptr, out.coloured.get(), bridged.get(), 8)) : nullptr;
  if (!grown) {
    return {};
  }
  pixAnd(grown.get(), grown.get(), pale.get());
  out.strong = std::move(out.coloured);
  out.coloured = std::move(grown);
  return out;
}

/// Boxes in pixels of the patches of coloured ink, strokes near one another as one.
std::vector<Box> find_patches(Pix* coloured, double dpi) {
  const PixPtr small = own(pixReduceRankBinaryCascade(coloured, 2, 1, 0, 0));
  if (!small) {
    return {};
  }
  const int join = std::max(3, static_cast<int>(kJoin * dpi / kShrink));
  const PixPtr joined = own(pixDilateBrick(nullptr, small.get(), join, join));
  const Components parts = find_components(joined.get(), 1);
  std::vector<Box> out;
  for (const Component& part : parts.items) {
    out.push_back({double(part.x0) * kShrink, double(part.y0) * kShrink, double(part.x1) * kShrink,
                   double(part.y1) * kShrink});
  }
  // The words inside of a frame belong to it.
  for (bool merged = true; merged;) {
    merged = false;
    for (size_t i = 0; i < out.size(); ++i) {
      for (size_t j = i + 1; j < out.size(); ++j) {
        if (!intersect(out[i], out[j]).empty()) {
          out[i] = unite(out[i], out[j]);
          out.erase(out.begin() + static_cast<ptrdiff_t>(j--));
          merged = true;
        }
      }
    }
  }
  return out;
}

BOX* to_leptonica(const Box& box) {
  return boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0),
                   static_cast<int>(box.width()), static_cast<int>(box.height()));
}

/// The coloured pixels that are red rather than blue or green, or those that are not.
PixPtr of_hue(Pix* page, const Balance& balance, Pix* coloured, bool red) {
  PixPtr out = own(pixCopy(nullptr, coloured));
  for (int y = 0; out && y < pixGetHeight(page); ++y) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    l_uint32* bits = pixGetData(out.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(out.get());
    for (int x = 0; x < pixGetWidth(page); ++x) {
      if (GET_DATA_BIT(bits, x) != 0) {
        const Rgb rgb = balance.at(line[x]);
        if ((rgb.r >= std::max(rgb.g, rgb.b)) != red) {
          CLEAR_DATA_BIT(bits, x);
        }
      }
    }
  }
  return out;
}

bool larger_than_a_stamp(const Box& patch, double dpi) {
  return std::max(patch.width(), patch.height()) > kLargest * dpi;
}

/// Patches of the size of a stamp.  Stamps of two colours side by side are two.
std::vector<Box> stamps(Pix* page, const Balance& balance, Pix* coloured, double dpi) {
  std::vector<Box> out = find_patches(coloured, dpi);
  std::vector<Box> large;
  std::copy_if(out.begin(), out.end(), std::back_inserter(large),
               [&](const Box& patch) { return larger_than_a_stamp(patch, dpi); });
  std::erase_if(out, [&](const Box& patch) { return larger_than_a_stamp(patch, dpi); });
  if (large.empty()) {
    return out;
  }
  for (const bool red : {true, false}) {
    const PixPtr hue = of_hue(page, balance, coloured, red);
    if (!hue) {
      continue;
    }
    for (const Box& patch : find_patches(hue.get(), dpi)) {
      const bool inside = std::any_of(large.begin(), large.end(), [&](const Box& box) {
        return box.contains(patch.cx(), patch.cy());
      });
      if (inside && !larger_than_a_stamp(patch, dpi)) {
        out.push_back(patch);
      }
    }
  }
  return out;
}

/// How many pixels of black print touch the coloured ink of a patch.
int touching(const Inks& inks, const Box& patch) {
  BOX* box = to_leptonica(patch);
  const PixPtr coloured = own(pixClipRectangle(inks.coloured.get(), box, nullptr));
  const PixPtr black = own(pixClipRectangle(inks.black.get(), box, nullptr));
  boxDestroy(&box);
  if (!coloured || !black) {
    return 0;
  }
  // Not the dark core of a coloured stroke: what goes on beyond its edge.
  const PixPtr near = own(pixDilateBrick(nullptr, coloured.get(), 5, 5));
  const PixPtr beyond = own(pixDilateBrick(nullptr, coloured.get(), 13, 13));
  pixSubtract(beyond.get(), beyond.get(), near.get());
  pixAnd(beyond.get(), beyond.get(), black.get());
  l_int32 count = 0;
  pixCountPixels(beyond.get(), &count, nullptr);
  return count;
}

void take_out(Pix* grey, Pix* page, const Balance& balance, const Inks& inks, const Box& patch) {
  BOX* box = to_leptonica(patch);
  PixPtr mask = own(pixClipRectangle(inks.coloured.get(), box, nullptr));
  PixPtr strong = own(pixClipRectangle(inks.strong.get(), box, nullptr));
  boxDestroy(&box);
  if (!mask || !strong) {
    return;
  }
  // The soft edges have little colour left; of pale ink they are narrow.
  mask = own(pixDilateBrick(nullptr, mask.get(), 3, 3));
  strong = own(pixDilateBrick(nullptr, strong.get(), 5, 5));
  pixOr(mask.get(), mask.get(), strong.get());
  const int x0 = static_cast<int>(patch.x0);
  const int y0 = static_cast<int>(patch.y0);
  for (int y = 0; y < pixGetHeight(mask.get()); ++y) {
    const l_uint32* bits =
        pixGetData(mask.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(mask.get());
    const l_uint32* from = pixGetData(page) + static_cast<ptrdiff_t>(y0 + y) * pixGetWpl(page);
    l_uint32* to = pixGetData(grey) + static_cast<ptrdiff_t>(y0 + y) * pixGetWpl(grey);
    for (int x = 0; x < pixGetWidth(mask.get()); ++x) {
      if (GET_DATA_BIT(bits, x) == 0) {
        continue;
      }
      // Dark pixels with some colour stay: pictures keep colour coarsely, and print beside a stamp
      // takes on its colour.
      const int most = balance.at(from[x0 + x]).most();
      const int part = std::clamp((most - kInkFrom) * 256 / (kInkTo - kInkFrom), 0, 256);
      const int was = GET_DATA_BYTE(to, x0 + x);
      SET_DATA_BYTE(to, x0 + x, static_cast<l_uint8>(was + (255 - was) * part / 256));
    }
  }
}

}  // namespace

Separated separate_colour(const Raster& page) {
  Separated out;
  if (page.empty()) {
    return out;
  }
  if (page.depth() <= 8) {
    out.grey = page.copy();
    return out;
  }
  if (page.depth() == 32 && is_grey(page.pix())) {
    out.grey = Raster(one_channel(page.pix()), page.dpi());
    return out;
  }
  out.grey = Raster(pixConvertTo8(page.pix(), 0), page.dpi());
  if (page.depth() != 32 || out.grey.empty()) {
    return out;
  }
  const Balance balance(page.pix());
  if (!has_colour(page.pix(), balance)) {
    return out;
  }
  Inks inks = find_inks(page.pix(), balance);
  if (!inks.coloured) {
    return out;
  }
  if (const Raster ground = lift_coloured_ground(out.grey, page); !ground.empty()) {
    pixSubtract(inks.coloured.get(), inks.coloured.get(), ground.pix());  // no ink of a stamp
  }
  // A photo says nothing of its resolution: paper of office size is taken for granted.
  const double dpi = std::max(page.width(), page.height()) / 11.7;
  for (const Box& patch : stamps(page.pix(), balance, inks.coloured.get(), dpi)) {
    if (touching(inks, patch) < kCrossing * dpi * dpi) {
      continue;
    }
    take_out(out.grey.pix(), page.pix(), balance, inks, patch);
    out.removed.push_back(out.grey.to_points(patch));
  }
  out.coloured = Raster(inks.coloured.release(), page.dpi());
  return out;
}

}  // namespace ita::image
