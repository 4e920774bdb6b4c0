#pragma once

#include <string_view>

namespace ita::document {

/// Whether the coded data of a JPEG runs out exactly where its last block ends, as a decoder finds
/// that never fell out of step: blocks of 64 values, and then nothing but what fills the byte.
/// libjpeg reads ahead and does not look.  True where it cannot be told: progressive and
/// arithmetic coding, and what does not begin as a JPEG does.
bool jpeg_keeps_step(std::string_view jpeg);

}  // namespace ita::document
