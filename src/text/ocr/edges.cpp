#include "text/ocr/edges.h"

#include <algorithm>
#include <cmath>

#include "text/numbers/candidate.h"

namespace ita::text {

namespace {

constexpr double kAtEdge = 0.5;     // of the height of the digits
constexpr double kRunsOut = 0.004;  // of the image's width: a ruling that ends so near to the edge
constexpr int kFewestOpen = 3;      // level rulings that run out of the image

/// The side of a table that is open at the image's edge: what stands beyond `x` is cut.
struct Open {
  bool left = false, right = false;
  double top = 0, bottom = 0;            ///< of the table, reading frame
  double from_left = 0, from_right = 0;  ///< the outermost upright rulings, reading frame
};

Open open_sides(const OcrPage& page) {
  Open out;
  int left = 0;
  int right = 0;
  Box rows;
  const double near = kRunsOut * page.image.width();
  for (const image::Ruling& ruling : page.rulings) {
    if (!ruling.horizontal) {
      continue;
    }
    const double y = ruling.box.cy();
    const double x0 = page.to_image.x(ruling.box.x0, y);
    const double x1 = page.to_image.x(ruling.box.x1, y);
    const bool runs_left = std::min(x0, x1) < page.image.x0 + near;
    const bool runs_right = std::max(x0, x1) > page.image.x1 - near;
    left += runs_left ? 1 : 0;
    right += runs_right ? 1 : 0;
    if (runs_left || runs_right) {
      rows = unite(rows, ruling.box);
    }
  }
  out.left = left >= kFewestOpen;
  out.right = right >= kFewestOpen;
  out.top = rows.y0;
  out.bottom = rows.y1;
  out.from_left = rows.x1;
  out.from_right = rows.x0;
  for (const image::Ruling& ruling : page.rulings) {
    if (ruling.horizontal || overlap(ruling.box.y0, ruling.box.y1, out.top, out.bottom) <= 0) {
      continue;
    }
    out.from_left = std::min(out.from_left, ruling.position());
    out.from_right = std::max(out.from_right, ruling.position());
  }
  return out;
}

}  // namespace

void doubt_numbers_at_edge(const OcrPage& page, std::vector<ReadWord>& words) {
  const Open open = open_sides(page);
  for (ReadWord& read : words) {
    const Box digits = digits_of(read.word);
    if (digits.empty()) {
      continue;
    }
    const Box box = apply(page.to_image, digits);
    const double near = kAtEdge * digits.height();
    const bool at_edge = box.x0 < page.image.x0 + near || box.x1 > page.image.x1 - near ||
                         box.y0 < page.image.y0 + near || box.y1 > page.image.y1 - near;
    const bool in_rows = digits.cy() > open.top && digits.cy() < open.bottom;
    const bool in_open = in_rows && ((open.left && digits.x1 < open.from_left) ||
                                     (open.right && digits.x0 > open.from_right));
    if (at_edge || in_open) {
      read.word.doubt("number-cut-off");
    }
  }
}

}  // namespace ita::text
