#include <leptonica/allheaders.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "document/pdf_document.h"

namespace ita::document {

namespace {

/// Leptonica packs bytes into words, most significant first.
l_uint32 most_significant_first(l_uint32 word) {
  return std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
}

}  // namespace

image::Raster to_raster(const char* data, int width, int height, int stride, Colour colour,
                        double dpi) {
  const bool grey = colour == Colour::grey;
  Pix* pix = pixCreateNoInit(width, height, grey ? 8 : 32);
  if (pix == nullptr) {
    return {};
  }
  l_uint32* words = pixGetData(pix);
  const auto words_per_line = static_cast<size_t>(pixGetWpl(pix));
  for (int y = 0; y < height; ++y) {
    const char* from = data + static_cast<std::ptrdiff_t>(y) * stride;
    l_uint32* line = words + static_cast<size_t>(y) * words_per_line;
    if (grey) {
      line[words_per_line - 1] = 0;
      std::memcpy(line, from, static_cast<size_t>(width));
      for (size_t i = 0; i < words_per_line; ++i) {
        line[i] = most_significant_first(line[i]);
      }
    } else {
      for (int x = 0; x < width; ++x) {
        const auto* rgb =
            reinterpret_cast<const unsigned char*>(from) + static_cast<ptrdiff_t>(3) * x;
        line[x] = (static_cast<l_uint32>(rgb[0]) << 24) | (static_cast<l_uint32>(rgb[1]) << 16) |
                  (static_cast<l_uint32>(rgb[2]) << 8);
      }
    }
  }
  const auto resolution = static_cast<l_int32>(std::lround(dpi));
  pixSetResolution(pix, resolution, resolution);
  return {pix, dpi};
}

}  // namespace ita::document
