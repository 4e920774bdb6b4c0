#include "cli/models.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace ita::cli {

namespace fs = std::filesystem;

Result<std::string> find_models(const std::string& given) {
  std::error_code fault;
  const auto there = [&](const fs::path& path) {
    return fs::is_directory(path / "tessdata", fault);
  };
  const char* from_environment = std::getenv("ITA_MODELS_DIR");
  const std::string named = !given.empty()                ? given
                            : from_environment != nullptr ? from_environment
                                                          : "";
  if (!named.empty()) {
    if (there(named)) {
      return named;
    }
    return Error{ErrorCode::missing_model,
                 "cli",
                 named,
                 0,
                 "has no folder tessdata/",
                 given.empty() ? "set ITA_MODELS_DIR to the models folder, or unset it"
                               : "give the models folder with --models"};
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", fault).parent_path();
  for (const fs::path& place :
       {program / "../share/ita/models", program / "../models", fs::path(ITA_MODELS_DIR)}) {
    if (there(place)) {
      return place.lexically_normal().string();
    }
  }
  return Error{ErrorCode::missing_model,
               "cli",
               "",
               0,
               "the folder of models was not found",
               "give it with --models DIR or in ITA_MODELS_DIR"};
}

}  // namespace ita::cli
