#include "image/coloured_ground.h"

#include <algorithm>
#include <array>

#include "image/components.h"
#include "image/pix.h"

namespace ita::image {

namespace {

constexpr int kSaturated = 40;  // levels between the strongest and the weakest channel
constexpr int kBlack = 90;      // the strongest channel of black print at the most
constexpr int kPaper = 200;     // the weakest channel of paper and of white letters at the least
constexpr int kLighter = 60;    // levels that white letters are lighter than their ground
constexpr int kShrink = 4;
constexpr int kEdge = 2;  // pixels of the shrunken page
// Inches.
constexpr double kLetters = 0.12;   // holes that print makes in a band
constexpr double kLowest = 0.22;    // height of a band of one line
constexpr double kNarrowest = 1.2;  // no stroke of a stamp or a seal is as wide
constexpr int kFewest = 200;        // pixels that tell the colour of a band
constexpr double kGrain = 0.72;     // of the usual level: from there on it is ground
constexpr double kMiddle = 0.5;     // share of the pixels: their usual level

int strongest(l_uint32 pixel) {
  return static_cast<int>(
      std::max({(pixel >> 24U) & 255U, (pixel >> 16U) & 255U, (pixel >> 8U) & 255U}));
}

int weakest(l_uint32 pixel) {
  return static_cast<int>(
      std::min({(pixel >> 24U) & 255U, (pixel >> 16U) & 255U, (pixel >> 8U) & 255U}));
}

bool is_ground(l_uint32 pixel) {
  return strongest(pixel) - weakest(pixel) >= kSaturated && strongest(pixel) > kBlack;
}

/// Full colour, at a part of the page's size: what is no broad band is left out.
PixPtr bands(Pix* page, double dpi) {
  const int w = pixGetWidth(page) / kShrink;
  const int h = pixGetHeight(page) / kShrink;
  const PixPtr small = w > 0 && h > 0 ? own(pixCreate(w, h, 1)) : nullptr;
  const PixPtr paper = w > 0 && h > 0 ? own(pixCreate(w, h, 1)) : nullptr;
  if (!small || !paper) {
    return nullptr;
  }
  int count = 0;
  for (int y = 0; y < h; ++y) {
    const l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(kShrink) * y * pixGetWpl(page);
    l_uint32* bits = pixGetData(small.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(small.get());
    l_uint32* white = pixGetData(paper.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(paper.get());
    for (int x = 0; x < w; ++x) {
      if (is_ground(line[static_cast<ptrdiff_t>(kShrink) * x])) {
        SET_DATA_BIT(bits, x);
        ++count;
      } else if (weakest(line[static_cast<ptrdiff_t>(kShrink) * x]) > kPaper) {
        SET_DATA_BIT(white, x);
      }
    }
  }
  const double scale = dpi / kShrink;
  if (count < kNarrowest * kLowest * scale * scale / 2) {
    return nullptr;
  }
  const auto pixels = [&](double inches) { return std::max(1, static_cast<int>(inches * scale)); };
  const PixPtr closed =
      own(pixCloseSafeBrick(nullptr, small.get(), pixels(kLetters), pixels(kLetters)));
  // Paper that runs on between two bands is no hole that a letter makes: the heading and the table
  // under it are looked at by themselves.
  const PixPtr between = own(pixOpenBrick(nullptr, paper.get(), pixels(kNarrowest), 1));
  if (!closed || !between) {
    return nullptr;
  }
  pixSubtract(closed.get(), closed.get(), between.get());
  return own(pixOpenBrick(nullptr, closed.get(), pixels(kNarrowest), pixels(kLowest)));
}

/// The level below which a share of the pixels lies.
int level_at(const std::array<int, 256>& histogram, double share) {
  int all = 0;
  for (const int count : histogram) {
    all += count;
  }
  int below = 0;
  for (int level = 0; level < 256; ++level) {
    below += histogram[static_cast<size_t>(level)];
    if (below > share * all) {
      return level;
    }
  }
  return 255;
}

/// The strongest channel of print on the colour is as dark as elsewhere, that of the ground is
/// taken for white.
void lift(Pix* grey, Pix* page, const Box& box, Pix* mask) {
  const auto inside = [&](int x, int y) {
    const int mx = x / kShrink;
    const int my = y / kShrink;
    return mx < pixGetWidth(mask) && my < pixGetHeight(mask) &&
           GET_DATA_BIT(pixGetData(mask) + static_cast<ptrdiff_t>(my) * pixGetWpl(mask), mx) != 0;
  };
  const int x1 = std::min({static_cast<int>(box.x1), pixGetWidth(page), pixGetWidth(grey)});
  const int y1 = std::min({static_cast<int>(box.y1), pixGetHeight(page), pixGetHeight(grey)});
  std::array<int, 256> ground{};
  int count = 0;
  for (int y = static_cast<int>(box.y0); y < y1; ++y) {
    const l_uint32* from = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = static_cast<int>(box.x0); x < x1; ++x) {
      if (inside(x, y) && is_ground(from[x])) {
        ++ground[static_cast<size_t>(strongest(from[x]))];
        ++count;
      }
    }
  }
  if (count < kFewest) {
    return;
  }
  const int white = std::max(kBlack, static_cast<int>(kGrain * level_at(ground, kMiddle)));
  const int black = std::min(white - 1, kBlack / 2);
  for (int y = static_cast<int>(box.y0); y < y1; ++y) {
    const l_uint32* from = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    l_uint32* to = pixGetData(grey) + static_cast<ptrdiff_t>(y) * pixGetWpl(grey);
    for (int x = static_cast<int>(box.x0); x < x1; ++x) {
      // White letters on the colour stay as they are: the block is turned where it is known as
      // dark.
      if (inside(x, y)) {
        const int level = (strongest(from[x]) - black) * 255 / (white - black);
        SET_DATA_BYTE(to, x, static_cast<l_uint8>(std::clamp(level, 0, 255)));
      }
    }
  }
}

/// Whether the band holds white print: its ground is what has to be dark.  On a pale ground nobody
/// prints in white.
bool has_light_print(Pix* page, const Box& box) {
  const int x1 = std::min(static_cast<int>(box.x1), pixGetWidth(page));
  const int y1 = std::min(static_cast<int>(box.y1), pixGetHeight(page));
  std::array<int, 256> ground{};
  std::array<int, 256> other{};
  int dark = 0;
  for (int y = static_cast<int>(box.y0); y < y1; ++y) {
    const l_uint32* from = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = static_cast<int>(box.x0); x < x1; ++x) {
      ++(is_ground(from[x]) ? ground : other)[static_cast<size_t>(weakest(from[x]))];
      dark += strongest(from[x]) < kBlack ? 1 : 0;
    }
  }
  const int least = std::max(kPaper, level_at(ground, kMiddle) + kLighter);
  int light = 0;
  for (int level = least + 1; level < 256; ++level) {
    light += other[static_cast<size_t>(level)];
  }
  return light > dark;
}

}  // namespace

double dpi_of_office_paper(const Raster& page) {
  constexpr double kLongerSide = 11.7;  // inch
  return std::max(page.width(), page.height()) / kLongerSide;
}

Raster lift_coloured_ground(Raster& grey, const Raster& page) {
  if (page.depth() != 32 || grey.depth() != 8) {
    return {};
  }
  const double dpi = dpi_of_office_paper(page);
  const PixPtr mask = bands(page.pix(), dpi);
  if (!mask) {
    return {};
  }
  // Its edges are softened into the paper: what stays of them would be a frame of strokes.
  const PixPtr with_edges = own(pixDilateBrick(nullptr, mask.get(), 2 * kEdge + 1, 2 * kEdge + 1));
  PixPtr lifted = own(pixCreate(page.width(), page.height(), 1));
  if (!with_edges || !lifted) {
    return {};
  }
  bool any = false;
  for (const Component& part : find_components(mask.get(), 1).items) {
    const Box box{double(part.x0) * kShrink, double(part.y0) * kShrink, double(part.x1) * kShrink,
                  double(part.y1) * kShrink};
    if (has_light_print(page.pix(), box)) {
      continue;
    }
    const double edge = kEdge * kShrink;
    const Box whole{std::max(0.0, box.x0 - edge), std::max(0.0, box.y0 - edge), box.x1 + edge,
                    box.y1 + edge};
    lift(grey.pix(), page.pix(), whole, with_edges.get());
    pixRasterop(lifted.get(), static_cast<int>(whole.x0), static_cast<int>(whole.y0),
                static_cast<int>(whole.width()), static_cast<int>(whole.height()), PIX_SET, nullptr,
                0, 0);
    any = true;
  }
  return any ? Raster(lifted.release(), page.dpi()) : Raster();
}

}  // namespace ita::image
