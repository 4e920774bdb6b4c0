#pragma once

#include <map>
#include <vector>

#include "text/ocr/lines.h"

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
  std::map<int, int> foot;  ///< by component: the row from which its ink is of another line

  const image::Component& at(int i) const { return all.items[static_cast<size_t>(i)]; }
  /// All of a component that is of its line.
  InkPiece whole(int i) const {
    const auto end = foot.find(i);
    return {i, at(i).y0, end == foot.end() ? at(i).y1 : end->second};
  }
};

/// The row of [y0, y1] with the least ink of the component; of equal ones the nearest to the
/// middle, above which there are tails and below which marks.
int thinnest_row(const Drafting& page, const image::Component& c, int y0, int y1);

}  // namespace ita::text
