// A record as a line of run.jsonl.
#include <cmath>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "batch/files.h"
#include "batch/journal.h"
#include "batch/own_json.h"
#include "batch/problems_json.h"

namespace ita::batch {

namespace {

using Json = nlohmann::ordered_json;

/// The last member of each line: what stands before it, hashed.
constexpr const char* kCheck = ",\"check\":\"";

std::string checksum(const std::string& text) { return sha256_of_text(text).substr(0, 16); }

}  // namespace

std::string to_line(const Record& r) {
  const auto or_null = [](const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); };
  Json error = nullptr;
  if (r.error.code != ErrorCode::none) {
    error = {{"code", name(r.error.code)},
             {"stage", r.error.stage},
             {"page", r.error.page > 0 ? Json(r.error.page) : Json(nullptr)},
             {"message", r.error.message},
             {"remedy", r.error.remedy}};
  }
  const Json json{{"file", r.file},
                  {"sha256", or_null(r.sha256)},
                  {"status", r.status},
                  {"seconds", std::round(r.seconds * 1000) / 1000},
                  {"pages", r.pages},
                  {"problems", problems_to_json(r.problems)},
                  {"output", or_null(r.output)},
                  {"output_sha256", or_null(r.output_sha256)},
                  {"extras", r.extras},
                  {"duplicate_of", or_null(r.duplicate_of)},
                  {"key", r.key},
                  {"build", r.build},
                  {"sandbox", r.sandbox},
                  {"origin", or_null(r.origin)},
                  {"gone", r.gone},
                  {"error", std::move(error)}};
  std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  line.pop_back();
  return line + kCheck + checksum(line) + "\"}\n";
}

Result<Record> record_of(const std::string& line) {
  const size_t check = line.rfind(kCheck);  // lines of older versions have none
  if (check != std::string::npos && line.substr(check + std::char_traits<char>::length(kCheck)) !=
                                        checksum(line.substr(0, check)) + "\"}") {
    return Error{ErrorCode::damaged, "batch", "run.jsonl", 0, "its checksum is wrong", ""};
  }
  try {
    const auto j = parse_own<Json>(line);
    const auto text = [&](const char* key) {
      return j.at(key).is_null() ? std::string() : j.at(key).get<std::string>();
    };
    Record r;
    r.file = text("file");
    r.sha256 = text("sha256");
    r.status = text("status");
    r.seconds = j.at("seconds");
    r.pages = j.at("pages");
    r.problems = problems_of_json(j.at("problems"));
    r.output = text("output");
    r.output_sha256 = text("output_sha256");
    r.extras = j.at("extras").get<std::vector<std::string>>();
    r.duplicate_of = text("duplicate_of");
    r.key = text("key");
    r.build = j.value("build", "");
    r.sandbox = j.value("sandbox", "");
    r.origin = j.contains("origin") ? text("origin") : std::string();
    r.gone = j.value("gone", false);
    r.error.code = ErrorCode::none;
    if (const Json& e = j.at("error"); !e.is_null()) {
      r.error = {code_of(e.at("code")),
                 e.at("stage"),
                 r.file,
                 e.at("page").is_null() ? 0 : e.at("page").get<int>(),
                 e.at("message"),
                 e.at("remedy")};
    }
    return r;
  } catch (const std::exception& fault) {
    return Error{ErrorCode::damaged, "batch", "run.jsonl", 0, fault.what(), ""};
  }
}

}  // namespace ita::batch
