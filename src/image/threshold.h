#pragma once

#include "image/pix.h"

namespace ita::image {

/// One bit a pixel: what is darker than `level` (0..256).  The same as pixThresholdToBinary, which
/// looks at the pixels of a grey page one by one.
PixPtr darker_than(Pix* pix, int level);

}  // namespace ita::image
