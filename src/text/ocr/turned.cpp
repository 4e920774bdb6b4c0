#include "text/ocr/turned.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "image/clean.h"
#include "image/pix.h"
#include "image/skew.h"

namespace ita::text {

namespace {

constexpr int kLeastLetters = 4;
constexpr double kLetter = 0.62;                      // of the usual height: larger ink is a letter
constexpr double kLargest = 8;                        // larger ink is none
constexpr double kTall = 1.2;                         // height of the ink over its width
constexpr double kLetterFrom = 0.6, kLetterTo = 1.3;  // letters of the cell against the page's

Box cell_of(const OcrPage& page, size_t region) {
  for (const image::Grid& grid : page.grids) {
    if (region < grid.cells.size()) {
      return grid.cells[region].box;
    }
    region -= grid.cells.size();
  }
  return {};
}

}  // namespace

int letters_if_turned(const OcrPage& page, size_t region) {
  const Box cell = page.grey.to_pixels(cell_of(page, region));
  Box ink;
  int letters = 0;
  for (const image::Component& c : page.ink.items) {
    const int size = std::max(c.width(), c.height());
    if (size >= kLetter * page.letter && size < kLargest * page.letter &&
        cell.contains(c.cx(), c.cy())) {
      ink = unite(ink, {double(c.x0), double(c.y0), double(c.x1), double(c.y1)});
      ++letters;
    }
  }
  return letters >= kLeastLetters && ink.height() > kTall * ink.width() ? letters : 0;
}

TurnedCell turn_cell(const OcrPage& page, size_t region, int rotation) {
  TurnedCell out;
  out.rotation = rotation;
  const Box pixels = page.grey.to_pixels(cell_of(page, region));
  const int x0 = std::max(0, static_cast<int>(std::lround(pixels.x0)));
  const int y0 = std::max(0, static_cast<int>(std::lround(pixels.y0)));
  const int w = std::min(page.grey.width(), static_cast<int>(std::lround(pixels.x1))) - x0;
  const int h = std::min(page.grey.height(), static_cast<int>(std::lround(pixels.y1))) - y0;
  if (w < 3 || h < 3) {
    return out;
  }
  BOX* box = boxCreate(x0, y0, w, h);
  const image::Raster cell(pixClipRectangle(page.grey.pix(), box, nullptr), page.grey.dpi());
  boxDestroy(&box);
  if (cell.empty()) {
    return out;
  }
  OcrPage& turned = out.page;
  turned.grey = image::turn(cell, 360 - rotation);
  turned.threshold = page.threshold;
  const image::Raster ink = image::binarise(turned.grey, turned.threshold);
  if (ink.empty()) {
    return out;
  }
  turned.ink = image::find_components(ink.pix(), 5);
  std::vector<int> all(turned.ink.items.size());
  std::iota(all.begin(), all.end(), 0);
  const double own = letter_height(turned.ink, all);
  turned.letter =
      own > kLetterFrom * page.letter && own < kLetterTo * page.letter ? own : page.letter;
  turned.regions.push_back(find_lines(turned.ink, all, turned.letter));
  const Box size =
      turned.grey.to_points({0, 0, double(turned.grey.width()), double(turned.grey.height())});
  const Box origin = page.grey.to_points({0, 0, double(x0), double(y0)});
  turned.width = size.x1;
  turned.height = size.y1;
  out.to_frame = image::turned_by(rotation, size.x1, size.y1);
  out.to_frame.c += origin.x1;
  out.to_frame.f += origin.y1;
  return out;
}

}  // namespace ita::text
