#include "review/html/labels.h"

namespace ita::review {

std::string field_label(const std::string& field, const Json& names, const Texts& texts) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= field.size();) {
    const size_t end = std::min(field.find('/', begin), field.size());
    parts.push_back(field.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::string& kind = parts[0];
  const std::string id = parts.size() > 1 ? parts[1] : "";
  const std::string level = parts.back() == "level" ? " " + texts("field.level") : "";
  if (kind == "overall") {
    return texts(id == "level" ? "field.level" : "field.overall");
  }
  if (kind == "agency") {
    return texts("field.agency." + id);
  }
  if (kind == "indicator") {
    const bool named = names.is_object() && names.contains(id) && names[id].is_string();
    return texts("field.indicator", {{"n", id}}) +
           (named ? " " + names[id].get<std::string>() : std::string()) + level;
  }
  if (kind == "history") {
    return parts.size() > 3 && parts[2] == "indicator"
               ? texts("field.historyIndicator", {{"y", id}, {"n", parts[3]}})
               : texts("field.history", {{"y", id}}) + level;
  }
  if (kind == "check") {
    return texts("field.check");
  }
  return texts("field." + kind, {{"n", id}}) + level;
}

std::string value_text(const Json& value) {
  if (value.is_null()) {
    return "\u2013";
  }
  if (value.is_number()) {
    return shown_number(value.get<double>());
  }
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace ita::review
