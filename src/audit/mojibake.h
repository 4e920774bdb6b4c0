#pragma once

#include <string>

namespace ita::audit {

/// UTF-8 that a program took for Windows-1252 and wrote as UTF-8 once more ("à¸›à¸µ" for a Thai
/// word), as it was.  A text that is not wholly that comes back as it is.
std::string undo_double_encoding(const std::string& utf8);

}  // namespace ita::audit
