#pragma once

#include <vector>

#include "base/box.h"

struct Pix;

namespace ita::image {

/// Rulings of both directions as boxes in pixels.
struct Lines {
  std::vector<Box> across, down;
};

/// Light rulings of which a fax or a copy left rows of dots and dashes.  `grey`: the page at 150 to
/// 210 dpi; `solid`: the rulings that were found whole. Rows of dots count only where they form a
/// grid, with one another or with the solid rulings: a dotted line to write on, a leader and the
/// hyphens of a typed line do not.
Lines find_dotted_rulings(Pix* grey, const Lines& solid);

}  // namespace ita::image
