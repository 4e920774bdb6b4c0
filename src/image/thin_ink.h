#pragma once

#include "image/pix.h"

namespace ita::image {

/// 1 bit: pixels at least `contrast` (1 or more) darker than the closing of `grey` (8 bits) by a
/// box of `width` × `height` pixels, both odd: what is dark and thinner than the box.  The same
/// pixels as Leptonica's pixTophat(…, L_TOPHAT_BLACK) from the threshold on, in a tenth of its
/// time.
PixPtr thin_ink(Pix* grey, int width, int height, int contrast);

}  // namespace ita::image
