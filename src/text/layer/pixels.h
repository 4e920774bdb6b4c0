#pragma once

#include <leptonica/allheaders.h>

namespace ita::text::layer {

/// The pixels of a grey page, row by row.
struct Pixels {
  l_uint32* data;
  l_int32 words_per_line, width, height;

  explicit Pixels(Pix* pix)
      : data(pixGetData(pix)),
        words_per_line(pixGetWpl(pix)),
        width(pixGetWidth(pix)),
        height(pixGetHeight(pix)) {}

  const l_uint32* row(int y) const {
    return data + static_cast<std::ptrdiff_t>(y) * words_per_line;
  }
};

}  // namespace ita::text::layer
