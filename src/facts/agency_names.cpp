#include "facts/agency_names.h"

#include "facts/data.h"
#include "thai/key.h"

namespace ita::facts {

AgencyNames read_agency_names(const JsonNode& root) {
  root.expect_only({"aliases", "successors"});
  AgencyNames out;
  const auto name = [&](const std::string& official) {
    out.official.emplace(thai::match_key(official), official);
  };
  for (const JsonNode& item : root.member("aliases").items()) {
    item.expect_only({"name", "means", "why"});
    item.member("why").text();  // no entry without its reason
    const std::string means = item.member("means").text();
    name(means);
    const bool fresh =
        out.official.emplace(thai::match_key(item.member("name").text()), means).second;
    if (!fresh) {
      item.member("name").complain("stands for something already");
    }
  }
  for (const JsonNode& item : root.member("successors").items()) {
    item.expect_only({"name", "successor", "since_be", "source"});
    AgencySuccessor one{item.member("name").text(), item.member("successor").text(),
                        item.member("since_be").whole(), item.member("source").text()};
    if (thai::match_key(one.name) == thai::match_key(one.successor)) {
      item.member("successor").complain("is the body itself");
    }
    name(one.name);
    name(one.successor);
    out.successors.push_back(std::move(one));
  }
  return out;
}

bool Facts::known_by_name(const std::string& name) const {
  return data_->agency_names.official.contains(thai::match_key(name));
}

const std::string& Facts::official_name(const std::string& name) const {
  const auto found = data_->agency_names.official.find(thai::match_key(name));
  return found == data_->agency_names.official.end() ? name : found->second;
}

const AgencySuccessor* Facts::successor_of(const std::string& name) const {
  const std::string key = thai::match_key(name);
  for (const AgencySuccessor& one : data_->agency_names.successors) {
    if (thai::match_key(one.name) == key) {
      return &one;
    }
  }
  return nullptr;
}

std::string Facts::province_code(const std::string& province) const {
  const auto found = data_->province_codes.find(province);
  return found == data_->province_codes.end() ? "" : found->second;
}

}  // namespace ita::facts
