#include "review/store/json_parts.h"

namespace ita::review {

std::string member_text(const Json& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json member(const Json& node, const char* key) {
  if (!node.is_object()) {
    return nullptr;
  }
  const auto found = node.find(key);
  return found != node.end() ? *found : Json(nullptr);
}

Json first_evidence(const Json& holder) {
  const Json evidence = member(holder, "evidence");
  if (evidence.is_array()) {
    return evidence.empty() ? Json(nullptr) : evidence[0];
  }
  return evidence;
}

Json review_reasons(const Json& holder) {
  const Json reasons = member(member(holder, "review"), "reasons");
  return reasons.is_array() ? reasons : Json::array();
}

}  // namespace ita::review
