#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ita {

/// SHA-256 as 64 lower-case hexadecimal digits (FIPS 180-4).
std::string sha256_of_bytes(std::string_view bytes);
/// Of a file's content.  Errors: unreadable.
Result<std::string> sha256_of_file(const std::string& path);

}  // namespace ita
