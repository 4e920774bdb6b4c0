#include "image/raster.h"

#include <leptonica/allheaders.h>

namespace ita::image {

Raster& Raster::operator=(Raster&& other) noexcept {
  if (this != &other) {
    pixDestroy(&pix_);
    pix_ = std::exchange(other.pix_, nullptr);
    dpi_ = other.dpi_;
  }
  return *this;
}

Raster::~Raster() { pixDestroy(&pix_); }

Raster Raster::copy() const { return {pix_ != nullptr ? pixClone(pix_) : nullptr, dpi_}; }
int Raster::width() const { return pix_ != nullptr ? pixGetWidth(pix_) : 0; }
int Raster::height() const { return pix_ != nullptr ? pixGetHeight(pix_) : 0; }
int Raster::depth() const { return pix_ != nullptr ? pixGetDepth(pix_) : 0; }

Box Raster::to_points(const Box& pixels) const {
  const double s = 1 / scale();
  return {pixels.x0 * s, pixels.y0 * s, pixels.x1 * s, pixels.y1 * s};
}

Box Raster::to_pixels(const Box& points) const {
  const double s = scale();
  return {points.x0 * s, points.y0 * s, points.x1 * s, points.y1 * s};
}

}  // namespace ita::image
