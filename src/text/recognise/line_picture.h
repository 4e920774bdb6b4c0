#pragma once

#include <cstdint>
#include <vector>

#include "image/raster.h"

namespace ita::text {

/// A line as a network sees it: columns of grey, paper high and ink low, with a frame around them.
class LinePicture {
 public:
  /// `line` scaled to `height` rows, its contrast stretched as Tesseract does it in its input
  /// (imagedata.cpp, PreScale; networkio.cpp, ComputeBlackWhite).  Around it are `frame` rows and
  /// columns.  Empty where it cannot be scaled.
  static LinePicture of(const image::Raster& line, int height, int frame);

  int width() const { return width_; }
  int height() const { return height_; }
  /// Pixels of the line's own image to a column.
  double step() const { return step_; }
  /// The pixels from row `y` of column `x` downwards, both from -frame; some bytes after the last
  /// one can be read.
  const std::int8_t* window(int x, int y) const {
    return pixels_.data() + static_cast<std::ptrdiff_t>(x + frame_) * (height_ + 2 * frame_) + y +
           frame_;
  }

 private:
  int width_ = 0, height_ = 0, frame_ = 0;
  double step_ = 1;
  std::vector<std::int8_t> pixels_;
};

}  // namespace ita::text
