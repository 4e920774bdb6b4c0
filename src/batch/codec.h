#pragma once

#include <string>

#include "base/result.h"
#include "text/page_text.h"

namespace ita::batch {

/// A page as bytes (CBOR) and back, without loss: what a page read elsewhere needs to be joined to
/// its document.
std::string encode(const text::PageText& page);
/// Errors: damaged.
Result<text::PageText> decode_page(const std::string& bytes);

}  // namespace ita::batch
