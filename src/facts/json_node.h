#pragma once

#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace ita::facts {

/// The first thing found wrong in a file of facts: "years.json: years[3].be: not a whole number".
struct Fault {
  std::string message;
  bool found() const { return !message.empty(); }
};

/// A value of a facts file together with its place, for strict reading.  A wrong or missing value
/// is noted in the Fault and read as empty, so that callers read on without asking and look at the
/// Fault once at the end.
class JsonNode {
 public:
  JsonNode(const nlohmann::json* value, std::string place, Fault& fault)
      : value_(value), place_(std::move(place)), fault_(&fault) {}

  /// The member of an object; noted as missing when it is not there.
  JsonNode member(const std::string& name) const;
  /// The member, or nothing when the object has none of that name.
  std::optional<JsonNode> optional_member(const std::string& name) const;
  std::vector<JsonNode> items() const;              ///< elements of an array
  std::map<std::string, JsonNode> members() const;  ///< of an object
  /// Notes every member that is none of these: a misspelt name must not be passed over.
  void expect_only(std::initializer_list<const char*> names) const;

  std::string text() const;                ///< a text that is not empty
  std::vector<std::string> texts() const;  ///< an array of texts that are not empty
  int whole() const;
  double number() const;
  bool boolean() const;

  void complain(const std::string& what) const;

 private:
  const nlohmann::json* value_;  // null when missing: already noted
  std::string place_;
  Fault* fault_;
};

}  // namespace ita::facts
