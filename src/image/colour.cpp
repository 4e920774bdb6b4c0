#include "image/colour.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "image/colour_balance.h"
#include "image/coloured_ground.h"
#include "image/coloured_inks.h"
#include "image/pix.h"

namespace ita::image {

namespace {

constexpr int kInkFrom = 70;          // strongest channel: below it print, ...
constexpr int kInkTo = 110;           // ... above it nothing but coloured ink
constexpr double kCrossing = 0.0003;  // square inches of black ink that are no speck
// Pixels that ink is widened by, both sides and the middle: the soft edge of a stroke, of strong
// ink and next to black print, and what goes on beyond it.
constexpr int kSoftEdge = 3, kEdge = 5, kBeyond = 13;

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

BOX* to_leptonica(const Box& box) {
  return boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0),
                   static_cast<int>(box.width()), static_cast<int>(box.height()));
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
  const PixPtr near = own(pixDilateBrick(nullptr, coloured.get(), kEdge, kEdge));
  const PixPtr beyond = own(pixDilateBrick(nullptr, coloured.get(), kBeyond, kBeyond));
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
  mask = own(pixDilateBrick(nullptr, mask.get(), kSoftEdge, kSoftEdge));
  strong = own(pixDilateBrick(nullptr, strong.get(), kEdge, kEdge));
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
  const double dpi = dpi_of_office_paper(page);
  for (const Box& patch : find_stamps(page.pix(), balance, inks.coloured.get(), dpi)) {
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
