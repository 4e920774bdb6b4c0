#pragma once

#include <string>
#include <string_view>

namespace ita::document {

enum class Format { pdf, tiff, png, jpeg, bmp, gif, webp, heif, other };

/// What the first bytes of a file say it is.  A PDF may have up to 1024 bytes of rubbish before its
/// header.
Format sniff(std::string_view head);

/// A word for people on what an unsupported file seems to be ("a Word document"), empty when
/// nothing is known of it.
std::string guess(std::string_view head);

/// Whether it is an AppleDouble file: "._report.pdf" beside report.pdf.
bool is_companion(std::string_view head);

}  // namespace ita::document
