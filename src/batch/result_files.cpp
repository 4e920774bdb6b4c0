// The results in a folder, and a sample of them.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "batch/files.h"
#include "batch/verify.h"

namespace ita::batch {

namespace fs = std::filesystem;

Result<std::vector<std::string>> result_files(const std::string& results) {
  std::error_code fault;
  std::vector<std::string> out;
  if (fs::is_regular_file(results, fault)) {
    out.push_back(fs::path(results).filename().string());
    return out;
  }
  fs::recursive_directory_iterator it(results, fs::directory_options::skip_permission_denied,
                                      fault);
  if (fault) {
    return Error{fault == std::errc::no_such_file_or_directory ? ErrorCode::not_found
                                                               : ErrorCode::unreadable,
                 "batch",
                 results,
                 0,
                 fault.message(),
                 "name a folder that 'ita extract' wrote, or one of its files"};
  }
  for (; it != fs::recursive_directory_iterator(); it.increment(fault)) {
    if (fault) {
      return Error{ErrorCode::unreadable, "batch", results, 0, fault.message(), ""};
    }
    const std::string name = it->path().filename().string();
    if (name.starts_with(".") || (name == "export" && it.depth() == 0)) {
      if (it->is_directory(fault)) {
        it.disable_recursion_pending();  // scratch space of a run
      }
      continue;
    }
    if (name.ends_with(".json") && it->is_regular_file(fault)) {
      out.push_back(it->path().lexically_relative(results).string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> sample_of(const std::vector<std::string>& results, double share) {
  constexpr double kAll = 4294967296.0;  // of eight hexadecimal digits
  constexpr size_t kDigits = 8;
  constexpr int kBase = 16;
  std::vector<std::string> out;
  std::copy_if(results.begin(), results.end(), std::back_inserter(out), [&](const auto& name) {
    const auto drawn =
        static_cast<double>(std::stoul(sha256_of_text(name).substr(0, kDigits), nullptr, kBase));
    return drawn < share * kAll;
  });
  return out;
}

}  // namespace ita::batch
