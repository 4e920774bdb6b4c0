#pragma once

#include <string>
#include <string_view>

namespace ita::document {

/// What is wrong with a BMP, WebP or GIF as a file, empty where nothing is: more or less data than
/// it says itself, an end that is nothing but zeros, as of a copy that broke off, or codes of a GIF
/// that do not fit together.  These formats have no checksums: pixels that were changed in place
/// cannot be told from others.
std::string picture_trouble(std::string_view file);

/// Whether a file ends in zeros where data should be: a tenth of it, and more than a few rows.
bool ends_in_zeros(std::string_view file);

}  // namespace ita::document
