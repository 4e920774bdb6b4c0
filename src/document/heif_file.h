#pragma once

#include <string_view>

struct Pix;

namespace ita::document {

// Photographs of telephones (HEIC).  `number` counts from 1.  Nothing here starts a thread: the
// fence of a worker allows none.

/// How many pictures a HEIC file shows; its thumbnails and depth maps are none.  0 when it cannot
/// be read.
int heif_pages(std::string_view file);
/// As a picture is seen, turned as the camera was; false when it cannot be read.
bool heif_size(std::string_view file, int number, int& width, int& height);
/// In 32 bits of colour, as it is seen.  Null where it is damaged or cut off, or coded otherwise
/// than as HEVC.  The caller owns it.
Pix* read_heif(std::string_view file, int number);

}  // namespace ita::document
