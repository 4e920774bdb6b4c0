#pragma once

#include <vector>

#include "image/raster.h"

namespace ita::image {

/// A page without the coloured ink that lies across its print.
struct Separated {
  Raster grey;               ///< 8 bits (1 where the page has 1), size and resolution of the page
  std::vector<Box> removed;  ///< stamps and strokes that were taken out, points
  Raster coloured;  ///< 1 bit, all ink with colour, taken out or not; empty where there is none
};

/// Tells coloured ink (stamps, pens) from print by its colour.  Of a patch of it that runs across
/// black print the colour is taken out and the print stays; one that lies free stays in grey, for
/// it may be print.  So do patches larger than a stamp: pictures, tables with coloured lines or
/// grounds.  `page`: any depth; a page without colour is only made grey (empty when memory lacks).
Separated separate_colour(const Raster& page);

}  // namespace ita::image
