#include "base/models_folder.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

namespace ita {

namespace fs = std::filesystem;

namespace {

bool holds_models(const fs::path& path) {
  std::error_code fault;
  return fs::is_directory(path / "tessdata", fault);
}

}  // namespace

Result<std::string> find_models_folder(const std::string& given,
                                       const std::vector<std::string>& folders) {
  const char* from_environment = std::getenv("ITA_MODELS_DIR");
  const std::string named = !given.empty()                ? given
                            : from_environment != nullptr ? from_environment
                                                          : "";
  if (!named.empty()) {
    if (holds_models(named)) {
      return named;
    }
    return Error{ErrorCode::missing_model,
                 "base",
                 named,
                 0,
                 "has no folder tessdata/",
                 given.empty() ? "set ITA_MODELS_DIR to the models folder, or unset it"
                               : "give the models folder with --models"};
  }
  for (const fs::path folder : folders) {
    for (const char* place : {"../share/ita/models", "../../share/ita/models", "../models"}) {
      if (!folder.empty() && holds_models(folder / place)) {
        return (folder / place).lexically_normal().string();
      }
    }
  }
  if (holds_models(ITA_MODELS_DIR)) {
    return std::string(ITA_MODELS_DIR);
  }
  return Error{ErrorCode::missing_model,
               "base",
               "",
               0,
               "the folder of models was not found",
               "give it with --models DIR or in ITA_MODELS_DIR"};
}

Result<std::string> find_models_folder(const std::string& given) {
  std::error_code fault;
  return find_models_folder(given,
                            {fs::read_symlink("/proc/self/exe", fault).parent_path().string()});
}

std::string folder_of_code(const void* address) {
  Dl_info info{};
  if (::dladdr(address, &info) == 0 || info.dli_fname == nullptr) {
    return "";
  }
  return fs::path(info.dli_fname).parent_path().string();
}

}  // namespace ita
