#include "batch/merge_lines.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "batch/inputs.h"

namespace ita::batch {

namespace {

namespace fs = std::filesystem;

constexpr size_t kKeyDigits = 64;  // of a SHA-256

}  // namespace

Error in_file(Error error, const std::string& file) {
  error.file = utf8_name(file);
  return error;
}

Status each_line(const std::string& path, const std::function<Status(const std::string&)>& take) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Error{ErrorCode::not_found, "batch",         utf8_name(path), 0,
                 "cannot be opened",   "check the name"};
  }
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) {
      if (Status taken = take(line); !taken) {
        return in_file(taken.error(), path);
      }
    }
  }
  if (in.bad()) {  // what comes behind must not be missing without a word
    return Error{ErrorCode::unreadable,       "batch",         utf8_name(path), 0,
                 "cannot be read to its end", "check the disk"};
  }
  return Done{};
}

bool is_plain_name(const std::string& name) {
  const fs::path path(name);
  return !name.empty() && path.is_relative() && path.has_filename() &&
         name.find('\0') == std::string::npos && *path.begin() != ".ita" &&
         std::none_of(path.begin(), path.end(),
                      [](const fs::path& part) { return part == ".." || part == "."; });
}

bool is_store_name(const std::string& name) {
  const size_t key = name.find_first_not_of("0123456789abcdef");
  return key == kKeyDigits && (name.substr(key) == ".json" || name.substr(key) == ".pages");
}

}  // namespace ita::batch
