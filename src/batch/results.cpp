#include "batch/results.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "batch/files.h"
#include "batch/inputs.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

using Visit = std::function<Status(const Record& record, const std::string& json)>;

Status by_journal(const std::string& folder, const std::string& journal, const Visit& visit) {
  std::ifstream in(journal, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    const auto record = record_of(line);
    if (!record) {
      return Error{ErrorCode::damaged,
                   "batch",
                   journal,
                   0,
                   "has a broken line: " + record.error().message,
                   "run 'ita extract' with the same output folder again"};
    }
    std::string json;
    if (!record->failed()) {
      auto text = read_all(folder + "/" + file_name(record->output));
      if (!text) {
        return text.error();
      }
      json = std::move(*text);
    }
    if (Status done = visit(*record, json); !done) {
      return done;
    }
  }
  return Done{};
}

Status by_folder(const std::string& folder, const Visit& visit) {
  std::vector<std::string> paths;
  std::error_code fault;
  for (auto it = fs::recursive_directory_iterator(folder, fault);
       !fault && it != fs::recursive_directory_iterator(); it.increment(fault)) {
    if (it->path().extension() == ".json" &&
        it->path().string().find("/.ita/") == std::string::npos) {
      paths.push_back(it->path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    auto json = read_all(path);
    if (!json) {
      return json.error();
    }
    Record record;
    record.file = utf8_name(fs::path(path).lexically_relative(folder).string());
    record.error.code = ErrorCode::none;
    record.status = output::status_of(*json);
    if (record.status.empty()) {
      continue;  // no document of ours
    }
    if (Status done = visit(record, *json); !done) {
      return done;
    }
  }
  return Done{};
}

}  // namespace

Status for_each_result(const std::string& folder, const Visit& visit) {
  std::error_code fault;
  if (!fs::is_directory(folder, fault)) {
    return Error{ErrorCode::not_found,      "batch",
                 utf8_name(folder),         0,
                 "is no folder of results", "give the output folder of 'ita extract'"};
  }
  const std::string journal = folder + "/run.jsonl";
  return fs::exists(journal, fault) ? by_journal(folder, journal, visit) : by_folder(folder, visit);
}

}  // namespace ita::batch
