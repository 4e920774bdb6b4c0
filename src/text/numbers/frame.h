#pragma once

#include <optional>

#include "image/raster.h"
#include "text/numbers/net.h"

namespace ita::text {

/// Scales the ink of a crop to the size that the number reader was trained on, paper 0 and ink 1,
/// whatever the tone of both.  Nothing where the crop holds no ink.  The same steps as `frame()` in
/// models/training/numbers/number_data.py.
std::optional<NumberFrame> number_frame(const image::Raster& crop);

}  // namespace ita::text
