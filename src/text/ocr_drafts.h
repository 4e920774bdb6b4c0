#pragma once

#include <vector>

#include "text/ocr_lines.h"

namespace ita::text {

/// A line in the making: letters first, marks later.  Pixels.
struct Draft {
  std::vector<int> letters;  ///< components
  std::vector<InkPiece> others;
  double top = 0, bottom = 0;  ///< band of the letters
  double x0 = 0, x1 = 0;
  bool dead = false;
  const char* typed_row = "";

  double height() const { return bottom - top; }
};

/// What the steps of line finding work on: the components of a region and the lines so far.
struct Drafting {
  const image::Components& all;
  double letter = 0;  ///< usual letter height of the page
  std::vector<Draft> drafts;

  const image::Component& at(int i) const { return all.items[static_cast<size_t>(i)]; }
  InkPiece whole(int i) const { return {i, at(i).y0, at(i).y1}; }
};

}  // namespace ita::text
