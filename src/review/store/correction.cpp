#include "review/store/correction.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <cmath>
#include <ctime>
#include <utility>

#include "batch/files.h"

namespace ita::review {

namespace {

constexpr std::array<std::pair<Action, const char*>, 10> kNames{
    {{Action::accept, "accept"},
     {Action::correct, "correct"},
     {Action::misprint, "misprint"},
     {Action::unreadable, "unreadable"},
     {Action::add, "add"},
     {Action::not_a_report, "not_a_report"},
     {Action::split, "split"},
     {Action::role, "role"},
     {Action::comment, "comment"},
     {Action::revert, "revert"}}};

constexpr std::string_view kSum = ",\"sum\":\"";

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json box_or_null(const std::optional<Box>& box) {
  if (!box) {
    return nullptr;
  }
  const auto side = [](double v) { return std::round(v * 10) / 10; };
  return Json::array({side(box->x0), side(box->y0), side(box->x1), side(box->y1)});
}

std::optional<Box> box_of(const Json& json) {
  const auto found = json.find("bbox");
  if (found == json.end() || !found->is_array() || found->size() != 4) {
    return std::nullopt;
  }
  for (const Json& side : *found) {
    if (!side.is_number()) {
      return std::nullopt;
    }
  }
  return Box{(*found)[0], (*found)[1], (*found)[2], (*found)[3]};
}

Error damaged(const std::string& what) {
  return {ErrorCode::damaged, "review", "", 0, what, "restore the file from a copy"};
}

}  // namespace

const char* name(Action action) {
  for (const auto& [value, text] : kNames) {
    if (value == action) {
      return text;
    }
  }
  return "comment";
}

std::optional<Action> action_of(std::string_view wanted) {
  for (const auto& [value, text] : kNames) {
    if (text == wanted) {
      return value;
    }
  }
  return std::nullopt;
}

Json to_json(const Correction& c) {
  return {{"id", c.id},
          {"time", c.time},
          {"user", c.user},
          {"sha256", c.target.sha256},
          {"report", c.target.report},
          {"field", c.target.field},
          {"machine", c.machine},
          {"machine_key", c.machine_key},
          {"action", name(c.action)},
          {"value", c.value},
          {"page", c.page > 0 ? Json(c.page) : Json(nullptr)},
          {"bbox", box_or_null(c.bbox)},
          {"reason", text_or_null(c.reason)},
          {"supersedes", text_or_null(c.supersedes)},
          {"flagged", c.flagged},
          {"sample", text_or_null(c.sample)}};
}

std::string to_line(const Correction& correction) {
  std::string line = to_json(correction).dump(-1, ' ', false, Json::error_handler_t::replace);
  line.pop_back();  // the closing brace
  const std::string sum = batch::sha256_of_text(line);
  return line + std::string(kSum) + sum + "\"}";
}

Result<Correction> correction_of(const std::string& line) {
  const size_t at = line.rfind(kSum);
  if (at == std::string::npos || line.size() != at + kSum.size() + 64 + 2 ||
      line.substr(line.size() - 2) != "\"}") {
    return damaged("a line has no sum at its end");
  }
  if (batch::sha256_of_text(std::string_view(line).substr(0, at)) !=
      line.substr(at + kSum.size(), 64)) {
    return damaged("a line does not fit its sum");
  }
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) {
    return damaged("a line is no JSON object");
  }
  const auto action = action_of(text_of(json, "action"));
  if (!action) {
    return damaged("an action is not known: " + text_of(json, "action"));
  }
  Correction out;
  out.id = text_of(json, "id");
  out.time = text_of(json, "time");
  out.user = text_of(json, "user");
  out.target = {text_of(json, "sha256"), text_of(json, "report"), text_of(json, "field")};
  out.machine = json.value("machine", Json());
  out.machine_key = text_of(json, "machine_key");
  out.action = *action;
  out.value = json.value("value", Json());
  const auto page = json.find("page");
  out.page = page != json.end() && page->is_number_integer() ? page->get<int>() : 0;
  out.bbox = box_of(json);
  out.reason = text_of(json, "reason");
  out.supersedes = text_of(json, "supersedes");
  const auto flagged = json.find("flagged");
  out.flagged = flagged == json.end() || !flagged->is_boolean() || flagged->get<bool>();
  out.sample = text_of(json, "sample");
  if (out.id.empty() || out.target.sha256.empty()) {
    return damaged("a line does not say what it is about");
  }
  return out;
}

std::string new_id() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return batch::sha256_of_text(utc_now() + std::to_string(std::clock())).substr(0, 32);
  }
  std::string out;
  for (const unsigned char byte : bytes) {
    out += fmt::format("{:02x}", byte);
  }
  return out;
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace ita::review
