#pragma once

#include "image/pix.h"

// Where rulings can be; only for the finder of their ink.

namespace ita::image {

/// A mask around the runs along x of pixels of a grey page up to `darkest` that are as long as a
/// ruling, and as far beside them as what measures rulings looks.
PixPtr around_runs_across(Pix* grey, int darkest);
/// The same around runs down the page.
PixPtr around_runs_down(Pix* grey, int darkest);

}  // namespace ita::image
