#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace ita {

/// The folder of models: `given` when not empty, else $ITA_MODELS_DIR, else share/ita/models beside
/// one of `folders` (those of the program or library: …/bin, …/lib, …/lib/TRIPLET), else models/ of
/// the source tree that it was built from.  Errors: missing_model.
Result<std::string> find_models_folder(const std::string& given,
                                       const std::vector<std::string>& folders);
/// The same, beside the program that runs.
Result<std::string> find_models_folder(const std::string& given);
/// Folder of the library, or of the program that it was linked into, which holds `address` (of
/// something of its own); empty when that is not known.
std::string folder_of_code(const void* address);

}  // namespace ita
