#pragma once

#include <string>

#include "base/result.h"

namespace ita::cli {

/// The folder of models: `given` when not empty, else $ITA_MODELS_DIR, else share/ita/models beside
/// the program, else models/ of the source tree it was built from.  Errors: missing_model.
Result<std::string> find_models(const std::string& given);

}  // namespace ita::cli
