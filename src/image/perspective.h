#pragma once

#include <optional>

#include "image/raster.h"

namespace ita::image {

/// A sheet cut out of a photo and made rectangular.
struct Sheet {
  Raster image;         ///< same resolution as the photo
  Projection to_photo;  ///< points of `image` to points of the photo, exact
};

/// Looks for a light sheet with four straight edges on a darker ground; nothing where the page
/// fills the image. `grey`: 8 bits, before any flattening.
std::optional<Sheet> find_sheet(const Raster& grey);

}  // namespace ita::image
