#pragma once

#include <functional>
#include <string>

#include "base/result.h"

/// Files of lines that others wrote, and the names in them.
namespace ita::batch {

/// The same error, of that file.
Error in_file(Error error, const std::string& file);

/// Calls `take` with every line that is not empty.  Errors: not_found, unreadable, and those of
/// `take`.
Status each_line(const std::string& path, const std::function<Status(const std::string&)>& take);

/// "2567/report.pdf": a path that stays under the folder it is put to, and out of our own.
bool is_plain_name(const std::string& name);

/// As workers name what they keep: a key and its kind.
bool is_store_name(const std::string& name);

}  // namespace ita::batch
