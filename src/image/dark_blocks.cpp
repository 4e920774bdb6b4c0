#include "image/dark_blocks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "image/clean.h"
#include "image/components.h"
#include "image/pix.h"
#include "image/threshold.h"

namespace ita::image {

namespace {

constexpr int kShrink = 4;       // blocks are looked for at this part of the size
constexpr int kLeast = 600;      // pixels of the longer side of an image worth looking at
constexpr int kLeastWide = 3;    // pixels, at the least, for kWide
constexpr int kNoRow = 1 << 30;  // below every image
// Share of the pixels that are darker: than the ground of a block, than its print (from an edge of
// a few bright pixels), and than the paper of a page that is dark in places.
constexpr double kGroundLevel = 0.4, kPrintLevel = 0.995, kPaperLevel = 0.75;
constexpr double kDark = 0.62;      // a block is darker than this part of the paper
constexpr double kWide = 0.006;     // of the longer side: a block is nowhere narrower, print is
constexpr double kHigh = 0.0034;    // ... nor lower, over and under its print
constexpr double kLongest = 0.04;   // of the longer side: a block is at least so wide
constexpr double kTallest = 0.008;  // ... and so high
constexpr double kLeastPrint = 0.015, kMostPrint = 0.45;  // share of a block that is print
constexpr double kSolid = 0.5;                            // share of it that is as dark as it is
constexpr double kContrast = 0.3;  // of the paper, between a block and its print
constexpr int kFewestSigns = 3;
constexpr double kInside = 0.6;        // share of what is light that must be signs
constexpr double kLargestSign = 0.06;  // of the longer side, in height
constexpr int kGrain = 10;             // grey levels that a block varies by

using Histogram = std::array<int, 256>;

int level_of(const Histogram& histogram, double share) {
  long all = 0;
  for (const int n : histogram) {
    all += n;
  }
  long sum = 0;
  int level = 0;
  for (; level < 255; ++level) {
    sum += histogram[static_cast<size_t>(level)];
    if (static_cast<double>(sum) >= share * static_cast<double>(all)) {
      break;
    }
  }
  return level;
}

int grey_at(Pix* pix, int x, int y) {
  return GET_DATA_BYTE(pixGetData(pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix), x);
}

/// Rows [top, bottom) of a block in one column.
struct Extent {
  int top = kNoRow, bottom = 0;
};

struct Block {
  int x0 = 0;
  std::vector<Extent> columns;
  int ground = 0, print = 0;  ///< grey levels
};

/// The block around a piece of dark ground, when it holds light print.
bool find_print(Pix* small, const Components& all, const Component& c, int paper, Block& block) {
  block.x0 = c.x0;
  block.columns.assign(static_cast<size_t>(c.width()), {});
  for (const Run& run : all.runs_of(c)) {
    for (int x = run.x0; x < run.x1; ++x) {
      Extent& extent = block.columns[static_cast<size_t>(x - c.x0)];
      extent.top = std::min(extent.top, run.y);
      extent.bottom = std::max(extent.bottom, run.y + 1);
    }
  }
  Histogram histogram{};
  int pixels = 0;
  for (size_t i = 0; i < block.columns.size(); ++i) {
    // One pixel at the rim is a mixture of both sides.
    for (int y = block.columns[i].top + 1; y < block.columns[i].bottom - 1; ++y, ++pixels) {
      ++histogram[static_cast<size_t>(grey_at(small, block.x0 + static_cast<int>(i), y))];
    }
  }
  if (pixels == 0) {
    return false;
  }
  block.ground = level_of(histogram, kGroundLevel);
  block.print = level_of(histogram, kPrintLevel);
  if (block.print - block.ground < kContrast * paper) {
    return false;
  }
  const int middle = (block.ground + block.print) / 2;
  double light = 0;
  double solid = 0;
  for (int level = 0; level < 256; ++level) {
    light += level > middle ? histogram[static_cast<size_t>(level)] : 0;
    solid +=
        std::abs(level - block.ground) <= 2 * kGrain ? histogram[static_cast<size_t>(level)] : 0;
  }
  return light >= kLeastPrint * pixels && light <= kMostPrint * pixels && solid >= kSolid * pixels;
}

/// Whether what is light in a block lies there as signs: inside of it, and none too large.
bool holds_signs(Pix* small, const Block& block, double side) {
  const int width = static_cast<int>(block.columns.size());
  int top = kNoRow;
  int bottom = 0;
  for (const Extent& extent : block.columns) {
    top = std::min(top, extent.top);
    bottom = std::max(bottom, extent.bottom);
  }
  const PixPtr light = own(pixCreate(width, std::max(1, bottom - top), 1));
  if (!light) {
    return false;
  }
  const int middle = (block.ground + block.print) / 2;
  for (int x = 0; x < width; ++x) {
    const Extent& extent = block.columns[static_cast<size_t>(x)];
    for (int y = extent.top; y < extent.bottom; ++y) {
      if (grey_at(small, block.x0 + x, y) > middle) {
        pixSetPixel(light.get(), x, y - top, 1);
      }
    }
  }
  const Components parts = find_components(light.get(), 1);
  int signs = 0;
  double inside = 0;
  double all = 0;
  for (const Component& c : parts.items) {
    all += c.area;
    const Extent& left = block.columns[static_cast<size_t>(c.x0)];
    const Extent& right = block.columns[static_cast<size_t>(c.x1 - 1)];
    if (c.x0 > 0 && c.x1 < width && c.height() < kLargestSign * side &&
        c.y0 + top > std::max(left.top, right.top) &&
        c.y1 + top < std::min(left.bottom, right.bottom)) {
      inside += c.area;
      ++signs;
    }
  }
  return signs >= kFewestSigns && inside >= kInside * all;
}

void lighten(Pix* page, const Block& block) {
  const int width = pixGetWidth(page);
  const int height = pixGetHeight(page);
  const double gain = static_cast<double>(kPaper) / (block.print - block.ground);
  std::array<l_uint8, 256> levels{};
  for (int i = 0; i < 256; ++i) {
    const int off = std::max(0, std::abs(i - block.ground) - kGrain);
    levels[static_cast<size_t>(i)] = static_cast<l_uint8>(
        std::clamp(kPaper - static_cast<int>(std::lround(off * gain)), 0, kPaper));
  }
  for (size_t i = 0; i < block.columns.size(); ++i) {
    const Extent& extent = block.columns[i];
    for (int y = kShrink * (extent.top + 1); y < std::min(height, kShrink * (extent.bottom - 1));
         ++y) {
      l_uint32* line = pixGetData(page) + static_cast<ptrdiff_t>(y) * pixGetWpl(page);
      const int x0 = kShrink * (block.x0 + static_cast<int>(i));
      for (int x = x0; x < std::min(width, x0 + kShrink); ++x) {
        SET_DATA_BYTE(line, x, levels[GET_DATA_BYTE(line, x)]);
      }
    }
  }
}

}  // namespace

Raster lighten_dark_blocks(const Raster& grey) {
  const int longer = std::max(grey.width(), grey.height());
  if (grey.empty() || longer < kLeast || (grey.depth() != 8 && grey.depth() != 1)) {
    return grey.copy();
  }
  const PixPtr small =
      own(grey.depth() == 1 ? pixScaleToGray4(grey.pix())
                            : pixScaleAreaMap(grey.pix(), 1.0F / kShrink, 1.0F / kShrink));
  if (!small) {
    return grey.copy();
  }
  Histogram histogram{};
  for (int y = 0; y < pixGetHeight(small.get()); ++y) {
    for (int x = 0; x < pixGetWidth(small.get()); ++x) {
      ++histogram[static_cast<size_t>(grey_at(small.get(), x, y))];
    }
  }
  const int paper = level_of(histogram, kPaperLevel);
  const double side = static_cast<double>(longer) / kShrink;
  const PixPtr dark = darker_than(small.get(), std::max(1, static_cast<int>(kDark * paper)));
  if (!dark) {
    return grey.copy();
  }
  const PixPtr ground =
      own(pixOpenBrick(nullptr, dark.get(), std::max(kLeastWide, static_cast<int>(kWide * side)),
                       std::max(2, static_cast<int>(kHigh * side))));
  const Components parts = ground ? find_components(ground.get(), 1) : Components{};
  PixPtr page;
  for (const Component& c : parts.items) {
    Block block;
    if (c.width() < kLongest * side || c.height() < kTallest * side ||
        !find_print(small.get(), parts, c, paper, block) ||
        !holds_signs(small.get(), block, side)) {
      continue;
    }
    if (!page) {
      page = own(grey.depth() == 1 ? pixConvertTo8(grey.pix(), 0) : pixCopy(nullptr, grey.pix()));
    }
    if (page) {
      lighten(page.get(), block);
    }
  }
  return page ? Raster(page.release(), grey.dpi()) : grey.copy();
}

}  // namespace ita::image
