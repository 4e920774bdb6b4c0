#pragma once

#include "image/pix.h"

namespace ita::image {

/// What is darker by `contrast` than paper within half of `hat` rows above or below it, one bit a
/// pixel, as thin_ink(grey, 1, hat, contrast) gives it: in and around runs along x that are long
/// enough for a piece of a ruling.  Other places stay empty.  Null where memory is out.
PixPtr ink_across(Pix* grey, int hat, int contrast);

/// The same for runs down the page and what is paper to the left or right, as
/// thin_ink(grey, hat, 1, contrast).
PixPtr ink_down(Pix* grey, int hat, int contrast);

}  // namespace ita::image
