#include "cli/fenced_table.h"

#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "batch/fenced.h"
#include "document/file_bytes.h"

namespace ita::cli {

namespace {

using Json = nlohmann::json;

std::string to_bytes(const Result<std::vector<audit::Sheet>>& sheets) {
  Json out;
  if (sheets) {
    out["sheets"] = Json::array();
    for (const audit::Sheet& sheet : *sheets) {
      out["sheets"].push_back({{"name", sheet.name}, {"rows", sheet.rows}, {"lines", sheet.lines}});
    }
  } else {
    const Error& error = sheets.error();
    out["error"] = {
        {"code", name(error.code)}, {"message", error.message}, {"remedy", error.remedy}};
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What the reader answers may be anything.
Result<std::vector<audit::Sheet>> sheets_of(const std::string& bytes) {
  try {
    const Json answer = Json::parse(bytes);
    if (answer.contains("error")) {
      const Json& e = answer.at("error");
      return Error{batch::code_of(e.at("code")), "audit", "", 0, e.at("message"), e.at("remedy")};
    }
    std::vector<audit::Sheet> out;
    for (const Json& one : answer.at("sheets")) {
      audit::Sheet sheet{one.at("name"), one.at("rows"), one.at("lines")};
      if (sheet.rows.size() != sheet.lines.size()) {
        break;
      }
      out.push_back(std::move(sheet));
    }
    return out;
  } catch (const std::exception&) {
    return Error{ErrorCode::crashed,
                 "audit",
                 "",
                 0,
                 "its reader gave no answer",
                 "save the list as CSV (UTF-8)"};
  }
}

}  // namespace

Result<std::vector<audit::Sheet>> read_sheets_fenced(const std::string& path,
                                                     const FenceArguments& fence,
                                                     const std::string& models_dir) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(path, fault);
  if (!fault && size > fence.max_bytes()) {
    return Error{ErrorCode::too_large,
                 "audit",
                 "",
                 0,
                 "is larger than the limit",
                 "save what is needed of it as CSV, or raise --max-bytes"};
  }
  const auto bytes = document::FileBytes::open(path);
  if (!bytes) {
    return bytes.error();
  }
  const auto answer =
      batch::run_fenced(fence.fence(models_dir), [&](batch::FencedProgress& /*progress*/) {
        return to_bytes(audit::read_sheets(std::string((*bytes)->view())));
      });
  return answer ? sheets_of(*answer) : Result<std::vector<audit::Sheet>>(answer.error());
}

}  // namespace ita::cli
