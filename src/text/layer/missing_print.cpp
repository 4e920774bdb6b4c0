#include <algorithm>
#include <cmath>

#include "image/threshold.h"
#include "text/layer/ink.h"
#include "text/layer/pixels.h"

namespace ita::text::layer {

namespace {

constexpr double kInkBelow = 128;                   // grey level
constexpr double kLetterLow = 4, kLetterHigh = 30;  // points
constexpr double kLetterWide = 60;
constexpr int kFewestInCell = 3, kMostInCell = 60;  // pieces of print that a cell may hold
// Levels between ink and paper, and the share of a picture that has them: of print only its edges.
constexpr int kDarkest = 50, kLightest = 215;
constexpr double kMostlyShades = 0.45;
constexpr int kSampled = 2;       // pixels
constexpr double kAround = 0.15;  // of the type size: ink this near to a word is explained by it

}  // namespace

bool is_photograph(const image::Raster& page, const Box& box) {
  if (page.empty() || page.depth() != 8) {
    return false;
  }
  const Pixels pixels(page.pix());
  const Box area = page.to_pixels(box);
  const int x0 = std::max(0, static_cast<int>(area.x0));
  const int x1 = std::min(pixels.width, static_cast<int>(area.x1));
  const int y0 = std::max(0, static_cast<int>(area.y0));
  const int y1 = std::min(pixels.height, static_cast<int>(area.y1));
  int shades = 0;
  int all = 0;
  for (int y = y0; y < y1; y += kSampled) {
    const l_uint32* line = pixels.row(y);
    for (int x = x0; x < x1; x += kSampled) {
      const int level = GET_DATA_BYTE(line, x);
      shades += level > kDarkest && level < kLightest ? 1 : 0;
      ++all;
    }
  }
  return shades > kMostlyShades * all;
}

std::vector<Box> unexplained_letters(const std::vector<Word>& words,
                                     const std::vector<image::Ruling>& rulings,
                                     const image::Raster& page, const document::PagePaint& paint) {
  if (page.empty() || page.depth() != 8) {
    return {};
  }
  Pix* ink = image::darker_than(page.pix(), static_cast<int>(kInkBelow)).release();
  if (ink == nullptr) {
    return {};
  }
  const auto clear = [&](const Box& points, double around) {
    const Box box = page.to_pixels(
        {points.x0 - around, points.y0 - around, points.x1 + around, points.y1 + around});
    BOX* area = boxCreate(static_cast<l_int32>(std::max(0.0, box.x0)),
                          static_cast<l_int32>(std::max(0.0, box.y0)),
                          static_cast<l_int32>(std::ceil(std::max(1.0, box.width()))),
                          static_cast<l_int32>(std::ceil(std::max(1.0, box.height()))));
    pixClearInRect(ink, area);
    boxDestroy(&area);
  };
  for (const Word& word : words) {
    clear(word.box, kAround * word.size);
  }
  for (const image::Ruling& ruling : rulings) {
    clear(ruling.box, 1.5);
  }
  for (const document::PaintedArea& area : paint.areas) {
    if (area.picture && is_photograph(page, area.box)) {
      clear(area.box, 0);
    }
  }
  std::vector<Box> letters;
  BOXA* pieces = pixConnComp(ink, nullptr, 8);
  const double scale = page.scale();
  for (l_int32 i = 0; pieces != nullptr && i < boxaGetCount(pieces); ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(pieces, i, &x, &y, &w, &h);
    const bool letter = h >= kLetterLow * scale && h <= kLetterHigh * scale &&
                        w <= kLetterWide * scale && w >= 0.05 * h;
    if (letter) {
      letters.push_back(page.to_points({double(x), double(y), double(x + w), double(y + h)}));
    }
  }
  boxaDestroy(&pieces);
  pixDestroy(&ink);
  return letters;
}

int cells_with_unknown_print(const std::vector<Word>& words,
                             const std::vector<image::Ruling>& rulings,
                             const std::vector<Box>& unexplained) {
  if (unexplained.size() < kFewestInCell) {
    return 0;
  }
  int out = 0;
  for (const image::Grid& grid : image::find_grids(rulings)) {
    for (const image::GridCell& cell : grid.cells) {
      const auto print = std::count_if(
          unexplained.begin(), unexplained.end(),
          [&](const Box& piece) { return cell.box.contains(piece.cx(), piece.cy()); });
      if (print < kFewestInCell || print > kMostInCell) {
        continue;  // a speck, a tick; a picture
      }
      out += std::none_of(words.begin(), words.end(), [&](const Word& word) {
        return cell.box.contains(word.box.cx(), word.box.cy());
      });
    }
  }
  return out;
}

}  // namespace ita::text::layer
