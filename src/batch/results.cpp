#include "batch/results.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <vector>

#include "base/sha256.h"
#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/unrecorded.h"

namespace ita::batch {

namespace fs = std::filesystem;

namespace {

using Broken = std::function<void(const Error& error)>;
using Visit = std::function<Status(const Record& record, const std::string& json)>;

Error cannot_read(const std::string& journal) {
  return {ErrorCode::unreadable,
          "batch",
          journal,
          0,
          "cannot be read to its end",
          "check the disk and that you may read the file"};
}

/// Where the last record of each input stands: while a run goes on, or after one was killed, an
/// input may have several, and the last line may have no end yet.
Result<std::map<std::string, std::streamoff>> places_in(std::ifstream& in,
                                                        const std::string& journal,
                                                        const Broken& broken) {
  std::map<std::string, std::streamoff> out;
  std::streamoff begin = 0;
  for (std::string line; std::getline(in, line);) {
    const bool whole = !in.eof();
    const auto record = record_of(line);
    if (record) {
      out.insert_or_assign(record->file, begin);
    } else if (whole) {
      const Error error{ErrorCode::damaged,
                        "batch",
                        journal,
                        0,
                        "has a broken line: " + record.error().message,
                        "run 'ita extract' with the same output folder again"};
      if (!broken) {
        return error;
      }
      broken(error);
    }
    begin += static_cast<std::streamoff>(line.size()) + 1;
  }
  if (in.bad() || !in.is_open()) {  // what comes behind must not be missing without a word
    return cannot_read(journal);
  }
  in.clear();
  return out;
}

/// The JSON of a record; empty when it has none; nothing where it was told to be broken.
Result<std::optional<std::string>> json_of(const std::string& folder, const Record& record,
                                           const Broken& broken) {
  if (record.output.empty()) {
    return std::optional<std::string>("");
  }
  auto text = read_all(folder + "/" + file_name(record.output));
  if (!text) {
    if (!broken) {
      return text.error();
    }
    broken(text.error());
    return std::optional<std::string>();
  }
  if (broken) {
    if (const Status same = as_recorded(record.output, record.output_sha256, *text); !same) {
      broken(same.error());
      return std::optional<std::string>();
    }
  }
  return std::optional<std::string>(std::move(*text));
}

Status by_journal(const std::string& folder, const std::string& journal, const Visit& visit,
                  const Broken& broken) {
  std::error_code fault;
  if (!fs::is_regular_file(journal, fault)) {  // a FIFO would hold us for ever
    return cannot_read(journal);
  }
  std::ifstream in(journal, std::ios::binary);
  const auto places = places_in(in, journal, broken);
  if (!places) {
    return places.error();
  }
  if (broken) {
    (void)for_each_unrecorded(
        folder, [&](const std::string& file) { return places->count(file) != 0; },
        [&](const Record& record) {
          broken(without_record(record.output));
          return Status(Done{});
        });
  }
  for (const auto& [file, begin] : *places) {
    std::string line;
    in.clear();
    in.seekg(begin);
    std::getline(in, line);
    if (in.bad()) {
      return cannot_read(journal);
    }
    const auto record = record_of(line);
    if (!record) {
      continue;  // a run has put the journal in order: the file that is open is the old one
    }
    const auto json = json_of(folder, *record, broken);
    if (!json) {
      return json.error();
    }
    if (*json) {
      if (Status done = visit(*record, **json); !done) {
        return done;
      }
    }
  }
  return Done{};
}

Status by_folder(const std::string& folder, const Visit& visit, const Broken& broken) {
  std::vector<std::string> paths;
  std::error_code fault;
  for (auto it = fs::recursive_directory_iterator(folder, fault);
       !fault && it != fs::recursive_directory_iterator(); it.increment(fault)) {
    const std::string top = it->path().lexically_relative(folder).begin()->string();
    if (it->path().extension() == ".json" && !top.starts_with(".") && top != "export") {
      paths.push_back(it->path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    auto json = read_all(path);
    if (!json) {
      if (!broken) {
        return json.error();
      }
      broken(json.error());
      continue;
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

Status as_recorded(const std::string& output, const std::string& sha256, const std::string& json) {
  if (!sha256.empty() && sha256_of_bytes(json) == sha256) {
    return Done{};
  }
  return Error{ErrorCode::damaged,
               "batch",
               output,
               0,
               sha256.empty() ? "has no hash in its record: nobody knows what was written"
                              : "is not what was written there: its hash is another one",
               "run 'ita extract' with the same output folder again"};
}

std::optional<RecordedHashes> recorded_hashes(const std::string& folder) {
  std::error_code fault;
  if (!fs::is_regular_file(folder + "/run.jsonl", fault)) {
    return std::nullopt;
  }
  RecordedHashes out;
  std::ifstream in(folder + "/run.jsonl", std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    const auto record = record_of(line);
    if (record && !record->output.empty()) {
      out[file_name(record->output)] = record->output_sha256;  // the last one counts
    }
  }
  return out;
}

Error without_record(const std::string& output) {
  return {ErrorCode::damaged,
          "batch",
          output,
          0,
          "has no record in run.jsonl",
          "run 'ita extract' with the same output folder again"};
}

Status for_each_result(const std::string& folder, const Visit& visit, const Broken& broken) {
  std::error_code fault;
  if (!fs::is_directory(folder, fault)) {
    return Error{ErrorCode::not_found,      "batch",
                 utf8_name(folder),         0,
                 "is no folder of results", "give the output folder of 'ita extract'"};
  }
  const std::string journal = folder + "/run.jsonl";
  return fs::exists(journal, fault) ? by_journal(folder, journal, visit, broken)
                                    : by_folder(folder, visit, broken);
}

}  // namespace ita::batch
