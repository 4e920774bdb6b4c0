#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ita::batch {

/// Writes the file whole or not at all: beside its place (`scratch`, on the same file system),
/// synced, renamed. Makes the folders above it.  Errors: cannot_write.
Status write_whole(const std::string& path, std::string_view content, const std::string& scratch);

/// The file's bytes.  Errors: not_found, unreadable.
Result<std::string> read_all(const std::string& path);

/// mkdir -p.  Errors: cannot_write, with the cause and what to do.
Status make_folders(const std::string& path);

}  // namespace ita::batch
