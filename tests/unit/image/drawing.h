#pragma once

#include <leptonica/allheaders.h>

#include <cstdint>

#include "image/raster.h"

namespace ita::image::test {

/// A white page of grey pixels on which tests draw.
class Canvas {
 public:
  Canvas(int width, int height, int paper = 255) : pix_(pixCreate(width, height, 8)) {
    pixSetAllArbitrary(pix_, static_cast<l_uint32>(paper));
  }
  ~Canvas() { pixDestroy(&pix_); }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  Canvas& fill(int x, int y, int w, int h, int grey) {
    for (int j = y; j < y + h; ++j) {
      for (int i = x; i < x + w; ++i) {
        pixSetPixel(pix_, i, j, static_cast<l_uint32>(grey));
      }
    }
    return *this;
  }
  /// The same noise in every run: a linear congruential generator, not the library's.
  Canvas& noise(int amplitude) {
    uint32_t state = 12345;
    for (int j = 0; j < pixGetHeight(pix_); ++j) {
      for (int i = 0; i < pixGetWidth(pix_); ++i) {
        state = state * 1664525U + 1013904223U;
        l_uint32 v = 0;
        pixGetPixel(pix_, i, j, &v);
        const int change =
            static_cast<int>((state >> 16U) % static_cast<uint32_t>(2 * amplitude + 1));
        const int out = static_cast<int>(v) + change - amplitude;
        pixSetPixel(pix_, i, j, static_cast<l_uint32>(out < 0 ? 0 : out > 255 ? 255 : out));
      }
    }
    return *this;
  }
  Canvas& rotate(double radians) {
    Pix* turned =
        pixRotate(pix_, static_cast<l_float32>(radians), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
    pixDestroy(&pix_);
    pix_ = turned;
    return *this;
  }
  Raster raster(double dpi = 300) const { return {pixClone(pix_), dpi}; }
  Pix* pix() { return pix_; }

 private:
  Pix* pix_;
};

}  // namespace ita::image::test
