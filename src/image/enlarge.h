#pragma once

#include "image/pix.h"

namespace ita::image {

/// A grey page `factor` (0.7 or more) times as large in both directions, between its pixels by
/// straight lines: the same as pixScaleGrayLI, a row at a time instead of a pixel.
PixPtr enlarged(Pix* grey, float factor);

}  // namespace ita::image
