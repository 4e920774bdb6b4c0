#pragma once

#include <string>
#include <string_view>

namespace ita::document {

/// What is wrong with the data of a GIF's pictures, empty where nothing is: fewer or more pixels
/// than the picture's measures need, a code that stands for nothing yet, data that does not end
/// with the code for it, or a string of pixels in pieces where its writer had a longer one.  GIF
/// has no checksum, and decoders stop at the last pixel and look no further: a changed byte shifts
/// all that follows it.  What cannot be known is a pixel that was changed alone.
std::string gif_trouble(std::string_view file);

}  // namespace ita::document
