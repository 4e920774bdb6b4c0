#include <leptonica/allheaders.h>

#include "image/clean.h"
#include "image/pix.h"
#include "text/ocr/page.h"

namespace ita::text {

using image::own;
using image::PixPtr;
using image::Raster;

Raster line_image(const OcrPage& page, const InkLine& line, int margin) {
  const int x0 = line.x0 - margin;
  const int y0 = line.y0 - margin;
  const int w = line.x1 + margin - x0;
  const int h = line.y1 + margin - y0;
  const PixPtr mask = own(pixCreate(w, h, 1));
  Pix* out = pixCreate(w, h, 8);
  if (!mask || out == nullptr) {
    pixDestroy(&out);
    return {};
  }
  pixSetAllArbitrary(out, image::kPaper);
  for (const InkPiece& piece : line.pieces) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    for (const image::Run& run : page.ink.runs_of(c)) {
      if (run.y >= piece.y0 && run.y < piece.y1) {
        pixRasterop(mask.get(), run.x0 - x0, run.y - y0, run.length(), 1, PIX_SET, nullptr, 0, 0);
      }
    }
  }
  pixDilateBrick(mask.get(), mask.get(), 5, 5);
  // The soft edges of the strokes come along; what is further away belongs to something else.
  for (int y = 0; y < h; ++y) {
    const int from_y = y0 + y;
    if (from_y < 0 || from_y >= page.grey.height()) {
      continue;
    }
    const l_uint32* bits =
        pixGetData(mask.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(mask.get());
    const l_uint32* from =
        pixGetData(page.grey.pix()) + static_cast<ptrdiff_t>(from_y) * pixGetWpl(page.grey.pix());
    l_uint32* to = pixGetData(out) + static_cast<ptrdiff_t>(y) * pixGetWpl(out);
    for (int x = 0; x < w; ++x) {
      if (GET_DATA_BIT(bits, x) != 0 && x0 + x >= 0 && x0 + x < page.grey.width()) {
        SET_DATA_BYTE(to, x, GET_DATA_BYTE(from, x0 + x));
      }
    }
  }
  return {out, page.grey.dpi()};
}

}  // namespace ita::text
