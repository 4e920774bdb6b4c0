#include "facts/json_node.h"

#include <algorithm>

namespace ita::facts {

namespace {

/// "levels.json: scales" at the top of a file, "years[2].be" below.
std::string place_of_member(const std::string& place, const std::string& name) {
  return place + (place.ends_with(".json") ? ": " : ".") + name;
}

std::string place_of_item(const std::string& place, size_t index) {
  return place + "[" + std::to_string(index) + "]";
}

}  // namespace

void JsonNode::complain(const std::string& what) const {
  if (!fault_->found()) {
    fault_->message = place_ + ": " + what;
  }
}

JsonNode JsonNode::member(const std::string& name) const {
  if (auto found = optional_member(name)) {
    return *found;
  }
  JsonNode missing(nullptr, place_of_member(place_, name), *fault_);
  missing.complain("missing");
  return missing;
}

std::optional<JsonNode> JsonNode::optional_member(const std::string& name) const {
  if (value_ == nullptr) {
    return std::nullopt;
  }
  if (!value_->is_object()) {
    complain("not an object");
    return std::nullopt;
  }
  const auto found = value_->find(name);
  if (found == value_->end()) {
    return std::nullopt;
  }
  return JsonNode(&*found, place_of_member(place_, name), *fault_);
}

std::vector<JsonNode> JsonNode::items() const {
  std::vector<JsonNode> out;
  if (value_ == nullptr) {
    return out;
  }
  if (!value_->is_array()) {
    complain("not an array");
    return out;
  }
  for (size_t i = 0; i < value_->size(); ++i) {
    out.emplace_back(&(*value_)[i], place_of_item(place_, i), *fault_);
  }
  return out;
}

std::map<std::string, JsonNode> JsonNode::members() const {
  std::map<std::string, JsonNode> out;
  if (value_ == nullptr) {
    return out;
  }
  if (!value_->is_object()) {
    complain("not an object");
    return out;
  }
  for (const auto& [name, value] : value_->items()) {
    out.emplace(name, JsonNode(&value, place_of_member(place_, name), *fault_));
  }
  return out;
}

void JsonNode::expect_only(std::initializer_list<const char*> names) const {
  if (value_ == nullptr || !value_->is_object()) {
    (void)members();  // says so
    return;
  }
  for (const auto& [name, value] : value_->items()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      JsonNode(&value, place_of_member(place_, name), *fault_).complain("unknown field");
    }
  }
}

std::string JsonNode::text() const {
  if (value_ == nullptr) {
    return {};
  }
  if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) {
    complain("not a text, or an empty one");
    return {};
  }
  return value_->get<std::string>();
}

std::vector<std::string> JsonNode::texts() const {
  std::vector<std::string> out;
  if (value_ == nullptr || !value_->is_array()) {
    (void)items();  // says so
    return out;
  }
  out.reserve(value_->size());
  for (size_t i = 0; i < value_->size(); ++i) {
    // The place of an item is put into words only for a complaint: lists have thousands.
    const nlohmann::json& value = (*value_)[i];
    const bool sound = value.is_string() && !value.get_ref<const std::string&>().empty();
    out.push_back(sound ? value.get<std::string>()
                        : JsonNode(&value, place_of_item(place_, i), *fault_).text());
  }
  return out;
}

int JsonNode::whole() const {
  if (value_ == nullptr) {
    return 0;
  }
  if (!value_->is_number_integer()) {
    complain("not a whole number");
    return 0;
  }
  return value_->get<int>();
}

double JsonNode::number() const {
  if (value_ == nullptr) {
    return 0;
  }
  if (!value_->is_number()) {
    complain("not a number");
    return 0;
  }
  return value_->get<double>();
}

bool JsonNode::boolean() const {
  if (value_ == nullptr) {
    return false;
  }
  if (!value_->is_boolean()) {
    complain("neither true nor false");
    return false;
  }
  return value_->get<bool>();
}

}  // namespace ita::facts
