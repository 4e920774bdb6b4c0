#pragma once

#include <string>
#include <string_view>

namespace ita::thai {

/// The glyphs of a text for fonts without rules of their own: a mark that must stand lower or
/// further left than it usually does (ป่, กี่, ญุ) as its private-use code (U+F700–U+F71A), ำ in its
/// two parts.  What is not Thai stays as it is.
std::u32string shape(std::u32string_view text);

}  // namespace ita::thai
