#pragma once

#include <memory>
#include <string>

#include "document/document.h"

namespace ita::document {

/// A PDF through poppler.  Errors: damaged, encrypted, empty.
Result<std::unique_ptr<Document>> open_pdf(std::shared_ptr<const FileBytes> bytes,
                                           const OpenOptions& options);

/// The image as a Leptonica raster of 8 or 32 bits; `data` holds rows of `stride` bytes, one or
/// three (RGB) for a pixel.
image::Raster to_raster(const char* data, int width, int height, int stride, Colour colour,
                        double dpi);

}  // namespace ita::document
