#pragma once

#include <leptonica/allheaders.h>

#include <functional>
#include <string>

namespace ita::test {

/// A grey picture of a shade for each pixel, as a JPEG.
inline std::string jpeg_of(int width, int height, const std::function<int(int x, int y)>& shade) {
  Pix* const pix = pixCreate(width, height, 8);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      pixSetPixel(pix, x, y, static_cast<l_uint32>(shade(x, y)));
    }
  }
  l_uint8* data = nullptr;
  size_t size = 0;
  pixWriteMemJpeg(&data, &size, pix, 75, 0);
  std::string out(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  Pix* gone = pix;
  pixDestroy(&gone);
  return out;
}

/// With detail everywhere.
inline std::string jpeg_of_noise() {
  return jpeg_of(320, 240, [](int x, int y) { return (x * 7919 + y * 104729 + x * y * 31) % 256; });
}

/// Black strokes on white, with a margin of two blocks.
inline std::string jpeg_of_print(int width, int height) {
  return jpeg_of(width, height, [](int x, int y) {
    return x >= 16 && y >= 16 && (x * 5 + y * 3) % 17 < 6 && y % 20 < 12 ? 0 : 255;
  });
}

}  // namespace ita::test
