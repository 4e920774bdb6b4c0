#pragma once

#include <string>

#include "base/result.h"

namespace ita::batch {

/// What could not be written to an output folder, with the cause that errno says and the remedy.
Error cannot_keep(const std::string& path);

}  // namespace ita::batch
