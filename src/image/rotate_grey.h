#pragma once

#include "image/pix.h"

namespace ita::image {

/// The grey page turned clockwise by `radians` about its middle, white where nothing was: the same
/// as pixRotateAMGray(grey, radians, 255), several pixels at a time where the processor can.
PixPtr rotated_grey(Pix* grey, float radians);

}  // namespace ita::image
