#pragma once

#include "image/raster.h"

namespace ita::image {

/// The same line of print (grey, dark on light) with its paper at white and the cores of its
/// strokes at black; shares the pixels where there is too little contrast for that, or one bit
/// only.
///
/// Tesseract takes the contrast of a line from the minima and maxima of its middle row alone.  In a
/// row that crosses little print, as between the letters and the marks above them, soft halos on a
/// paper that is not white count for ink, and the line is read at the contrast of its paper: marks
/// and whole words get lost.
Raster full_contrast(const Raster& line);

}  // namespace ita::image
