#pragma once

#include "image/raster.h"

namespace ita::image {

/// The page without its screens: grounds that a printer or a 1-bit scanner made of dots instead of
/// grey.  As ink the dots would cut line ends, stand for points and make false tables.  Where small
/// dots of one size stand close and all about, they are made paper; larger specks among them
/// (points, marks of letters) stay.  `flat`: 8 bits, flattened; shares the pixels of a page without
/// screens.
Raster without_screens(const Raster& flat, int threshold, double dpi);

}  // namespace ita::image
