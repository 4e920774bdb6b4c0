#include "text/ocr/blemishes.h"

#include <algorithm>

namespace ita::text {

namespace {

constexpr double kRound = 0.8;  // of its longer side, the shorter side of a hole
constexpr double kDisc =
    0.65;  // of its square: a disc fills more than three quarters, badly printed

constexpr size_t kMostPieces = 40000;  // a page full of small print has 10000 pieces of ink
// Inches.
constexpr double kEdgeInk = 0.25;  // ink at the edge of the image that is no cut letter
constexpr double kSmallestHole = 0.17;
constexpr double kLargestHole = 0.4;
constexpr double kMargin = 0.2;
constexpr double kSheet = 6;
constexpr int kFewLetters = 3;

bool is_blemish(const OcrPage& page, const image::Component& c, double dpi) {
  const bool at_edge =
      c.x0 <= 2 || c.y0 <= 2 || c.x1 >= page.grey.width() - 2 || c.y1 >= page.grey.height() - 2;
  const double low = std::min(c.width(), c.height());
  const double high = std::max(c.width(), c.height());
  if (at_edge && high > kEdgeInk * dpi) {
    return true;
  }
  // A disc fills more than three quarters of its square.
  return low > kSmallestHole * dpi && high < kLargestHole * dpi && low > kRound * high &&
         c.area > kDisc * low * high;
}

}  // namespace

bool drop_blemishes(OcrPage& page, double dpi) {
  if (page.ink.items.size() > kMostPieces) {
    page.ink = {};
    page.rulings.clear();
    page.grids.clear();
    return true;
  }
  std::erase_if(page.ink.items,
                [&](const image::Component& c) { return is_blemish(page, c, dpi); });
  return false;
}

void drop_lines_at_edge(OcrPage& page, double dpi) {
  const double margin = kMargin * dpi;
  const double width = page.grey.width();
  const double height = page.grey.height();
  if (std::min(width, height) < kSheet * dpi) {
    return;
  }
  for (auto& lines : page.regions) {
    std::erase_if(lines, [&](const InkLine& line) {
      return line.letters <= kFewLetters && (line.x1 < margin || line.x0 > width - margin ||
                                             line.y1 < margin || line.y0 > height - margin);
    });
  }
}

}  // namespace ita::text
