#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ita::batch {

/// SHA-256 of the file's bytes, hex.  A file of more than `most` bytes is not read; `stop` ends it
/// at any moment.  Errors: not_found, unreadable, unsupported_format (no regular file), too_large,
/// interrupted.
Result<std::string> sha256_of(const std::string& path,
                              std::uint64_t most = std::numeric_limits<std::uint64_t>::max(),
                              const std::atomic<bool>* stop = nullptr);

/// SHA-256 of the text, hex.
std::string sha256_of_text(std::string_view text);

}  // namespace ita::batch
