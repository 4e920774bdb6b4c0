#include "text/recognise/model_hash.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/content_hash.h"

namespace ita::text {

std::string content_of(const std::filesystem::path& file) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(file, fault);
  std::string out(fault ? 0 : static_cast<size_t>(size), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<size_t>(std::max<std::streamsize>(0, in.gcount())));
  return out;
}

namespace {

/// Adds a file without holding all of it.
void add_file(const std::filesystem::path& file, ContentHash& hash) {
  std::array<char, 1 << 15> part;
  std::ifstream in(file, std::ios::binary);
  std::size_t size = 0;
  while (in) {
    in.read(part.data(), static_cast<std::streamsize>(part.size()));
    const auto read = static_cast<std::size_t>(in.gcount());
    hash.add_part({part.data(), read});
    size += read;
  }
  hash.end_part(size);
}

}  // namespace

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
    hash.add(file.filename().string());
    add_file(file, hash);
  }
  return hash.hex();
}

}  // namespace ita::text
