#include "image/coloured_inks.h"

#include <algorithm>
#include <iterator>

#include "image/components.h"

namespace ita::image {

namespace {

constexpr int kBlack = 110;       // the strongest channel of black print
constexpr int kBridge = 9;        // pixels: pictures keep colour in blocks of eight
constexpr int kFewSamples = 30;   // coloured samples that are no more than noise
constexpr int kShrink = 4;        // patches are joined at this part of the size
constexpr double kJoin = 0.12;    // inch between strokes of one stamp
constexpr int kLeastJoin = 3;     // pixels, at the least, for kJoin
constexpr double kLargest = 3.6;  // inch; the longest side of a stamp or a signature

/// Boxes in pixels of the patches of coloured ink, strokes near one another as one.
std::vector<Box> find_patches(Pix* coloured, double dpi) {
  const PixPtr small = own(pixReduceRankBinaryCascade(coloured, 2, 1, 0, 0));
  if (!small) {
    return {};
  }
  const int join = std::max(kLeastJoin, static_cast<int>(kJoin * dpi / kShrink));
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

}  // namespace

bool has_colour(Pix* page, const Balance& balance) {
  int n = 0;
  for (int y = 0; y < pixGetHeight(page); y += kColourStep) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = 0; x < pixGetWidth(page); x += kColourStep) {
      if (balance.at(line[x]).coloured() && ++n > kFewSamples) {
        return true;
      }
    }
  }
  return false;
}

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

std::vector<Box> find_stamps(Pix* page, const Balance& balance, Pix* coloured, double dpi) {
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

}  // namespace ita::image
