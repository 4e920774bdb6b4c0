#pragma once

#include "image/raster.h"

namespace ita::image {

/// A page whose tones are not those of dark print on light paper.
enum class Tone {
  usual,
  negative,  ///< light print on a dark page: a screen in dark mode, a negative of microfilm
  faint,     ///< so little contrast that its print would count for grain of the paper
};

/// `grey`: 8 or 1 bits.
Tone tone_of(const Raster& grey);

/// Light and dark exchanged.
Raster inverted(const Raster& grey);

/// Smoothed, and the faint print as dark as print usually is.  Digits may still be misread: what is
/// read from such a page is to be doubted.
Raster strengthened(const Raster& grey);

}  // namespace ita::image
