#pragma once

#include <leptonica/allheaders.h>

#include <memory>

namespace ita::image {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};

/// Owning pointer for the intermediate images of one function; what is passed between stages is a
/// Raster.
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

inline PixPtr own(Pix* pix) { return PixPtr(pix); }

}  // namespace ita::image
