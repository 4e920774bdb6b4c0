#pragma once

#include <vector>

#include "image/components.h"

namespace ita::text {

/// A component, or the rows [y0, y1) of one that two printed lines share.
struct InkPiece {
  int component = 0;
  int y0 = 0, y1 = 0;
};

/// A run of print on one line, without a wide gap in it: what the recogniser gets as one image.
/// Pixels.
struct InkLine {
  std::vector<InkPiece> pieces;
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< box of all its ink
  double top = 0, bottom = 0;          ///< band of the letters, without marks and tails
  int row = 0;      ///< lines side by side share a row; rows count from the top of the region
  int letters = 0;  ///< components of letter height
  /// "." or "-" when the line is a row of typed dots or hyphens, one for each piece; else empty.
  const char* typed_row = "";

  double height() const { return bottom - top; }
};

/// Usual height of the letters among `members`, in pixels; 0 when there are none.
double letter_height(const image::Components& all, const std::vector<int>& members);

/// Puts the components `members` of one region (a cell, or what stands outside of tables) on lines:
/// letters that stand beside one another make a line, and marks go to the line whose letters they
/// stand on.  `letter` is the usual letter height of the page.  Sorted by row, then from left to
/// right.
std::vector<InkLine> find_lines(const image::Components& all, const std::vector<int>& members,
                                double letter);

}  // namespace ita::text
