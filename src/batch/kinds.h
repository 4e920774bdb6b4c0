#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace ita::batch {

/// Why a file of a folder is not read; nothing when it is.  A name that ends as that of a PDF or an
/// image is believed; for every other the first bytes decide, so that a PDF without a suffix is
/// read and a Word document is named as one.
std::optional<Error> passed_over(const std::string& path);

/// Whether the file is a photograph of a telephone (HEIC), by its first bytes.
bool is_photograph(const std::string& path);

}  // namespace ita::batch
