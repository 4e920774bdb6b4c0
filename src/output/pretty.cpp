#include "output/pretty.h"

#include <nlohmann/json.hpp>

namespace ita::output {

namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kLineBytes = 120;

std::string scalar(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Writes `value` on one line; false as soon as the line grows over `limit`.
bool one_line(const Json& value, size_t limit, std::string& out) {
  const char* separator = "";
  if (value.is_object()) {
    out += '{';
    for (const auto& [key, item] : value.items()) {
      out += separator + scalar(key) + ": ";
      if (!one_line(item, limit, out)) {
        return false;
      }
      separator = ", ";
    }
    out += '}';
  } else if (value.is_array()) {
    out += '[';
    for (const Json& item : value) {
      out += separator;
      if (!one_line(item, limit, out)) {
        return false;
      }
      separator = ", ";
    }
    out += ']';
  } else {
    out += scalar(value);
  }
  return out.size() <= limit;
}

void write(const Json& value, size_t depth, size_t used, std::string& out) {
  std::string line;
  const size_t room = depth + used < kLineBytes ? kLineBytes - depth - used : 0;
  if (!value.is_structured() || value.empty()) {
    out += scalar(value);
    return;
  }
  if (depth > 0 && one_line(value, room, line)) {
    out += line;
    return;
  }
  const bool object = value.is_object();
  out += object ? '{' : '[';
  const char* separator = "\n";
  const std::string indent(depth + 1, ' ');
  for (const auto& [key, item] : value.items()) {
    out += separator + indent;
    size_t before = 0;
    if (object) {
      const std::string label = scalar(key) + ": ";
      before = label.size();
      out += label;
    }
    write(item, depth + 1, before, out);
    separator = ",\n";
  }
  out += '\n' + std::string(depth, ' ') + (object ? '}' : ']');
}

}  // namespace

std::string pretty(const Json& value) {
  std::string out;
  write(value, 0, 0, out);
  return out;
}

std::string compact(const Json& value) { return scalar(value); }

}  // namespace ita::output
