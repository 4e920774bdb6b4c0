#include "batch/unrecorded.h"

#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "batch/files.h"
#include "batch/inputs.h"

namespace ita::batch {

namespace {

namespace fs = std::filesystem;

constexpr size_t kEnding = 5;  // ".json"

/// Of folders that hold what else this program writes.
bool is_own_folder(const fs::path& name) {
  return name == ".ita" || name == ".ita-review" || name == "export";
}

/// Anybody's JSON may lie there: where it says something else than a result does, it is none.
std::optional<Record> record_in(const std::string& text, const std::string& output) {
  try {
    const auto json = nlohmann::json::parse(text);
    const auto& source = json.at("source");
    Record record;
    record.file = source.at("file").get<std::string>();
    record.sha256 = source.at("sha256").get<std::string>();
    record.pages = source.at("pages").get<int>();
    record.status = json.at("status").get<std::string>();
    record.output = output;
    record.output_sha256 = sha256_of_text(text);
    record.error.code = ErrorCode::none;
    return record.file == output.substr(0, output.size() - kEnding)
               ? std::optional(std::move(record))
               : std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

Status for_each_unrecorded(const std::string& folder,
                           const std::function<bool(const std::string& file)>& is_recorded,
                           const std::function<Status(const Record& record)>& visit) {
  std::error_code fault;
  for (auto it = fs::recursive_directory_iterator(folder, fault);
       !fault && it != fs::recursive_directory_iterator(); it.increment(fault)) {
    if (it.depth() == 0 && is_own_folder(it->path().filename())) {
      it.disable_recursion_pending();
    }
    if (it->path().extension() != ".json" || !it->is_regular_file(fault)) {
      continue;
    }
    const std::string output = utf8_name(it->path().lexically_relative(folder).string());
    if (is_recorded(output.substr(0, output.size() - kEnding))) {
      continue;
    }
    const auto text = read_all(it->path().string());
    const auto record = text ? record_in(*text, output) : std::nullopt;
    if (record) {
      if (Status done = visit(*record); !done) {
        return done;
      }
    }
  }
  return Done{};
}

}  // namespace ita::batch
