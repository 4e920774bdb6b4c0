#pragma once

#include <string_view>

struct Pix;

namespace ita::document {

/// How the pixels of an image file lie in it: the EXIF tag Orientation, 1 (as they are seen) to 8.
/// Cameras turn the picture by this tag alone; a mirrored one cannot be told from its print.
/// `jpeg`: the bytes of a JPEG.  1 where there is no tag, or none that can be.
int exif_orientation(std::string_view jpeg);

/// Turns and mirrors a picture so that it lies as it is seen.  Takes over `pix`; null stays null.
Pix* as_seen(Pix* pix, int orientation);

/// A fax has twice as many pixels to the inch along a line as down the page (204 x 98), or half as
/// many: letters would be read squashed.  The coarser direction is stretched to the finer one, in
/// grey, when the file states such resolutions and the result has at most `most_megapixels`.  Takes
/// over `pix`; null stays null.
Pix* with_square_pixels(Pix* pix, double most_megapixels);

}  // namespace ita::document
