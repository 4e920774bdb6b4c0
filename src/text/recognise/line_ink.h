#pragma once

#include <vector>

#include "base/box.h"
#include "image/raster.h"

namespace ita::text {

/// The columns of a line's image that hold ink.
class LineInk {
 public:
  /// `line`: grey, paper near white.
  explicit LineInk(const image::Raster& line);

  /// The column without ink that is nearest to `x` from `from` to `to`; `x` where there is none.
  double gap_near(double x, double from, double to) const;

  bool any(double from, double to) const;

  /// The box without the paper at its left and right; unchanged where it holds no ink.
  Box fit(Box box) const;

 private:
  bool is_ink(int x) const;
  std::vector<unsigned char> darkest_;  // of each column
};

}  // namespace ita::text
