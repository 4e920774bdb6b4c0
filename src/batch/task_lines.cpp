#include "batch/task_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <nlohmann/json.hpp>

#include "batch/files.h"
#include "batch/own_json.h"
#include "batch/problems_json.h"

namespace ita::batch {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kCheck = "check";

/// Of what is said, not of how a line is written: what hands lines on may write them anew.
std::string line_of(const Json& json) {
  constexpr size_t kDigits = 16;
  std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string check = sha256_of_text(line).substr(0, kDigits);
  line.pop_back();
  return fmt::format("{},\"{}\":\"{}\"}}\n", line, kCheck, check);
}

/// `ours` is what was understood, as we write it.  Lines of people and programs have no checksum.
bool is_as_written(const Json& line, const std::string& ours) {
  return !line.contains(kCheck) || line.at(kCheck) == Json::parse(ours).at(kCheck);
}

constexpr const char* kChanged = "its checksum is wrong";

Json range(int first, int last) { return first > 0 ? Json::array({first, last}) : Json(nullptr); }

Error not_understood(const std::string& why) {
  return {ErrorCode::bad_argument,
          "batch",
          "",
          0,
          "a line is not understood: " + why,
          "a task is one JSON object on a line with id, input and name; see 'ita worker --help'"};
}

}  // namespace

std::string to_line(const TaskLine& t) {
  Json json{{"id", t.id}, {"input", t.input}, {"name", t.name}};
  if (t.first > 0) {
    json["pages"] = range(t.first, t.last);
    json["of"] = t.pages;
  }
  return line_of(json);
}

Result<TaskLine> task_line_of(const std::string& line) {
  try {
    const auto j = parse_own<Json>(line);
    TaskLine t{j.at("id"), j.at("input"), j.at("name")};
    if (j.contains("pages") && !j.at("pages").is_null()) {
      t.first = j.at("pages").at(0);
      t.last = j.at("pages").at(1);
      t.pages = j.at("of");
      if (t.first < 1 || t.last < t.first || t.pages < t.last) {
        return not_understood("pages " + j.at("pages").dump());
      }
    }
    return is_as_written(j, to_line(t)) ? Result<TaskLine>(t) : not_understood(kChanged);
  } catch (const std::exception& fault) {
    return not_understood(fault.what());
  }
}

std::string to_line(const ResultLine& r) {
  Json error = nullptr;
  if (r.error.code != ErrorCode::none) {
    error = {{"code", name(r.error.code)},
             {"stage", r.error.stage},
             {"page", r.error.page},
             {"message", r.error.message},
             {"remedy", r.error.remedy}};
  }
  return line_of({{"id", r.id},
                  {"name", r.name},
                  {"key", r.key},
                  {"run_key", r.run_key},
                  {"build", r.build},
                  {"sandbox", r.sandbox},
                  {"sha256", r.sha256},
                  {"media_type", r.media_type},
                  {"of", r.pages},
                  {"pages", range(r.first, r.last)},
                  {"status", r.status},
                  {"output", r.output},
                  {"output_sha256", r.output_sha256},
                  {"problems", problems_to_json(r.problems)},
                  {"seconds", std::round(r.seconds * 1000) / 1000},
                  {"reused", r.reused},
                  {"error", std::move(error)}});
}

bool ResultLine::is_passing() const {
  return std::any_of(problems.begin(), problems.end(),
                     [](const PageTrouble& problem) { return problem.passing; });
}

Result<ResultLine> result_line_of(const std::string& line) {
  try {
    const auto j = parse_own<Json>(line);
    ResultLine r;
    r.id = j.at("id");
    r.name = j.at("name");
    r.key = j.at("key");
    r.run_key = j.value("run_key", "");
    r.build = j.value("build", "");
    r.sandbox = j.value("sandbox", "");
    r.sha256 = j.at("sha256");
    r.media_type = j.at("media_type");
    r.pages = j.at("of");
    if (!j.at("pages").is_null()) {
      r.first = j.at("pages").at(0);
      r.last = j.at("pages").at(1);
    }
    r.status = j.at("status");
    r.output = j.at("output");
    r.output_sha256 = j.value("output_sha256", "");
    r.problems = problems_of_json(j.at("problems"));
    r.seconds = j.at("seconds");
    r.reused = j.at("reused");
    r.error.code = ErrorCode::none;
    if (const Json& e = j.at("error"); !e.is_null()) {
      r.error = {code_of(e.at("code")), e.at("stage"),   "",
                 e.at("page"),          e.at("message"), e.at("remedy")};
    }
    return is_as_written(j, to_line(r)) ? Result<ResultLine>(r) : not_understood(kChanged);
  } catch (const std::exception& fault) {
    return not_understood(fault.what());
  }
}

}  // namespace ita::batch
