#pragma once

#include "image/pix.h"

namespace ita::image {

/// Sets the pixels [x0, x1) of a row of one bit a pixel.
void set_run(l_uint32* line, int x0, int x1);

// Morphology along the rows of 1 bit images, by runs instead of by shifted copies of the image: the
// same pixels as Leptonica's bricks of one row, at the cost of what ink there is.

/// Runs of at least `shortest` pixels: pixOpenBrick(shortest, 1).
PixPtr long_runs(Pix* ink, int shortest);
/// Fills gaps of fewer than `length` pixels between two runs: pixCloseSafeBrick(length, 1).
void bridge_gaps(Pix* ink, int length);
/// Each pixel and the ones above and below: pixDilateBrick(1, 3).
PixPtr thickened(Pix* ink);
/// The image reflected in its main diagonal.
PixPtr transposed(Pix* ink);

}  // namespace ita::image
