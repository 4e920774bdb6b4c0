#pragma once

#include <memory>
#include <utility>

#include "base/box.h"

struct Pix;  // Leptonica

namespace ita::image {

/// An image of a page or of a part of it: an owning handle on a Leptonica Pix of 1, 8 (grey) or 32
/// (RGB) bits, with its resolution.  Pixel (0, 0) is the top left.  Move-only; `copy()` shares the
/// pixels (Leptonica counts references), so treat the pixels of a Raster as read-only.
class Raster {
 public:
  Raster() = default;
  /// Takes over `pix` (may be null: an empty raster).
  Raster(Pix* pix, double dpi) : pix_(pix), dpi_(dpi) {}
  Raster(Raster&& other) noexcept : pix_(std::exchange(other.pix_, nullptr)), dpi_(other.dpi_) {}
  Raster& operator=(Raster&& other) noexcept;
  Raster(const Raster&) = delete;
  Raster& operator=(const Raster&) = delete;
  ~Raster();

  Raster copy() const;
  bool empty() const { return pix_ == nullptr; }
  Pix* pix() const { return pix_; }
  double dpi() const { return dpi_; }
  int width() const;
  int height() const;
  int depth() const;

  /// Pixels for points and back.
  double scale() const { return dpi_ / 72.0; }
  Box to_points(const Box& pixels) const;
  Box to_pixels(const Box& points) const;

 private:
  Pix* pix_ = nullptr;
  double dpi_ = 0;
};

}  // namespace ita::image
