#include "review/store/add_value.h"

#include <algorithm>
#include <cstdlib>

namespace ita::review {

namespace {

Json evidence_of(const Correction& correction) {
  if (correction.page <= 0 || !correction.bbox) {
    return nullptr;
  }
  return {{"page", correction.page},
          {"bbox", to_json(correction)["bbox"]},
          {"source", "reviewer"},
          {"confidence", 1.0},
          {"raw", correction.value.is_string() ? correction.value : Json(correction.value.dump())}};
}

Json no_review() { return {{"needed", false}, {"reasons", Json::array()}}; }

Json blank_score(const Correction& correction) {
  return {{"score", nullptr},
          {"level", nullptr},
          {"evidence", evidence_of(correction)},
          {"review", no_review()}};
}

Json level_of(const Json& label) { return {{"label", label}, {"scale", "words"}}; }

bool add_total(Json& report, const std::string& part, const Correction& correction) {
  Json& overall = report["overall"];
  if (!overall.is_object()) {
    overall = blank_score(correction);
  }
  overall[part] = part == "level" ? level_of(correction.value) : correction.value;
  return true;
}

bool add_year(Json& report, const char* key, const Correction& correction) {
  if (!correction.value.is_number_integer()) {
    return false;
  }
  report[key] = {{"be", correction.value},
                 {"ce", correction.value.get<int>() - 543},
                 {"evidence", evidence_of(correction)},
                 {"review", no_review()}};
  return true;
}

bool add_agency(Json& report, const std::string& part, const Correction& correction) {
  Json& agency = report["agency"];
  if (!agency.is_object()) {
    agency = {{"name", nullptr},      {"type", nullptr},     {"subdistrict", nullptr},
              {"district", nullptr},  {"province", nullptr}, {"evidence", evidence_of(correction)},
              {"review", no_review()}};
  }
  agency[part] = correction.value;
  return true;
}

Json number_or_text(const std::string& id) {
  const bool digits =
      !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && id.size() < 9 ? Json(std::atoi(id.c_str())) : Json(id);
}

/// Into the list, behind everything that comes before it.
bool add_listed(Json& report, const char* list, const char* key, const std::string& id,
                const std::string& part, Json item, const Correction& correction) {
  const Json wanted = number_or_text(id);
  Json& items = report[list];
  if (!items.is_array()) {
    items = Json::array();
  }
  for (Json& there : items) {
    if (there.value(key, Json()) == wanted) {
      there[part] = part == "level" ? level_of(correction.value) : correction.value;
      return true;
    }
  }
  item[key] = wanted;
  item[part] = part == "level" ? level_of(correction.value) : correction.value;
  auto place = items.begin();
  while (place != items.end() && place->value(key, Json()) < wanted) {
    ++place;
  }
  items.insert(place, std::move(item));
  return true;
}

}  // namespace

bool add_value(Json& document, int report, const Correction& correction) {
  if (report < 0 || static_cast<size_t>(report) >= document["reports"].size()) {
    return false;
  }
  Json& target = document["reports"][static_cast<size_t>(report)];
  std::vector<std::string> parts;
  const std::string& field = correction.target.field;
  for (size_t begin = 0; begin <= field.size();) {
    const size_t end = std::min(field.find('/', begin), field.size());
    parts.push_back(field.substr(begin, end - begin));
    begin = end + 1;
  }
  if (parts.size() == 1 && (parts[0] == "fiscal_year" || parts[0] == "plan_year")) {
    return add_year(target, parts[0].c_str(), correction);
  }
  if (parts.size() == 2 && parts[0] == "agency") {
    return add_agency(target, parts[1], correction);
  }
  if (parts.size() == 2 && parts[0] == "overall" && (parts[1] == "score" || parts[1] == "level")) {
    return add_total(target, parts[1], correction);
  }
  if (parts.size() != 3 || (parts[2] != "score" && parts[2] != "level")) {
    return false;
  }
  const Json evidence = evidence_of(correction);
  if (parts[0] == "indicator") {
    return add_listed(target, "indicators", "number", parts[1], parts[2],
                      {{"number", 0},
                       {"name", ""},
                       {"name_as_printed", nullptr},
                       {"instrument", nullptr},
                       {"score", nullptr},
                       {"level", nullptr},
                       {"evidence", evidence},
                       {"review", no_review()},
                       {"also", Json::array()}},
                      correction);
  }
  if (parts[0] == "instrument") {
    return add_listed(target, "instruments", "code", parts[1], parts[2],
                      {{"code", ""},
                       {"score", nullptr},
                       {"scale", "percent"},
                       {"evidence", evidence},
                       {"review", no_review()}},
                      correction);
  }
  if (parts[0] == "history") {
    return add_listed(target, "history", "fiscal_year_be", parts[1], parts[2],
                      {{"fiscal_year_be", 0},
                       {"score", nullptr},
                       {"level", nullptr},
                       {"indicators", Json::array()},
                       {"instruments", Json::array()},
                       {"evidence", evidence},
                       {"review", no_review()}},
                      correction);
  }
  return false;
}

}  // namespace ita::review
