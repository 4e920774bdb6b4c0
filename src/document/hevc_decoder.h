#pragma once

namespace ita::document {

/// Makes libheif decode HEVC in the thread that asks.  Its own decoder starts another thread, which
/// the fence of a worker forbids, and waits for it for ever.  Once is enough.
void use_hevc_decoder();

}  // namespace ita::document
