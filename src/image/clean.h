#pragma once

#include <vector>

#include "image/raster.h"
#include "image/rulings.h"

namespace ita::image {

/// Grey level of the paper in a flattened image.
inline constexpr int kPaper = 235;

/// Grey, with shadows and paper tone evened out: the paper is about kPaper everywhere.  Any depth
/// goes in.
Raster flatten(const Raster& page);

/// Grey level below which a pixel of a flattened image is ink, from its histogram.
int ink_threshold(const Raster& flat);

/// Ink of a flattened image: 1 bit, same size.
Raster binarise(const Raster& flat, int threshold);

/// Copy of `flat` without its rulings: paper where they ran, except where a stroke of print
/// crosses. The rulings are in points of the same frame.
Raster without_rulings(const Raster& flat, const std::vector<Ruling>& rulings, int threshold);

}  // namespace ita::image
