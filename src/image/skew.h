#pragma once

#include "image/raster.h"

namespace ita::image {

struct Skew {
  double degrees = 0;     ///< turn the page clockwise by this to level its lines
  double confidence = 0;  ///< Leptonica's ratio; under 3 nothing was found
};

/// Skew of a page that is roughly upright.  `ink`: 1 bit.
Skew find_skew(const Raster& ink);

/// Turned clockwise by any angle about its centre, paper brought in; grown so that no corner is
/// lost.
Raster rotate(const Raster& grey, double degrees);
/// Turned clockwise by 0, 90, 180 or 270 degrees.
Raster turn(const Raster& page, int degrees);

/// Where a point of a page of this size goes when the page is turned clockwise by 0, 90, 180 or 270
/// degrees.
Affine turned_by(int degrees, double width, double height);
/// First `first`, then `second`.
Affine then(const Affine& first, const Affine& second);
Projection then(const Projection& first, const Projection& second);

/// Where a point of the turned image was in the image before `rotate`.  Sizes of both, in the unit
/// of the points.
Affine undo_rotation(double degrees, double width, double height, double turned_width,
                     double turned_height);

}  // namespace ita::image
