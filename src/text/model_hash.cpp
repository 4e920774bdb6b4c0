#include "text/model_hash.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/content_hash.h"

namespace ita::text {

std::string hash_of_models(const std::string& models_dir, const std::string& line_model) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  std::error_code fault;
  for (const char* folder : {"tessdata", "numbers"}) {
    for (const fs::directory_entry& entry :
         fs::directory_iterator(fs::path(models_dir) / folder, fault)) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  if (!line_model.empty()) {
    files.emplace_back(line_model);
  }
  ContentHash hash;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    hash.add(file.filename().string());
    hash.add(std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
  }
  return hash.hex();
}

}  // namespace ita::text
