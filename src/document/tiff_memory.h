#pragma once

#include <string_view>

struct Pix;

namespace ita::document {

/// Pages of a TIFF that lies in memory; 0 when it is none.  Directories that form a circle end the
/// count.
int tiff_pages(std::string_view file);
/// A page of a TIFF in tiles, which Leptonica does not read, as 32 bits of colour; `number` counts
/// from
/// 1.  Null for any other TIFF, and where it cannot be decoded.  The caller owns it.
Pix* read_tiff_tiles(std::string_view file, int number);

}  // namespace ita::document
