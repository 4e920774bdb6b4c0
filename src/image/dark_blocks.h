#pragma once

#include "image/raster.h"

namespace ita::image {

/// The page with its dark blocks of light print (headings, head rows of tables) turned into dark
/// print on paper; shares the pixels where there are none.  A block is dark all over but for its
/// print; pictures, bars of charts and dark edges hold no such print and stay.  Lines within a
/// block that are darker than it stay dark: they part its cells.  `grey`: 1 or 8 bits, before any
/// flattening.
Raster lighten_dark_blocks(const Raster& grey);

}  // namespace ita::image
