#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ita::audit {

/// Rows of a CSV file as people get them: comma, semicolon or tab (whichever the first lines hold
/// most of), quoted fields with doubled quotes and line breaks, CRLF or LF, with or without a byte
/// order mark; UTF-8, or the Thai Windows code page that Excel writes (then made UTF-8).  Fields
/// are trimmed.  Empty lines are dropped.
std::vector<std::vector<std::string>> parse_csv(std::string_view bytes);

}  // namespace ita::audit
