#include "batch/verify_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace ita::batch {

namespace {

using nlohmann::json;

constexpr size_t kMostFindings = 40;  ///< of one result; more say nothing new

/// Members that are no value, or that other checks hold.
bool is_left_out(const std::string& key) {
  static const std::set<std::string> kLeftOut = {
      "evidence", "bbox", "confidence",  "places",  "computed", "also",  "args",
      "problem",  "id",   "text_source", "used_by", "width",    "height"};
  return kLeftOut.contains(key);
}

std::string shown(const json& value) {
  if (value.is_null()) {
    return "nothing";
  }
  constexpr size_t kMost = 120;
  std::string text = value.is_string() ? value.get<std::string>()
                                       : value.dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() > kMost) {
    size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      --end;
    }
    text = text.substr(0, end) + "…";
  }
  return text.empty() ? "nothing" : "\"" + text + "\"";
}

/// What tells an entry of a list from the others: its number, code or year, else its text.
std::string key_of(const json& entry) {
  if (!entry.is_object()) {
    return "";
  }
  for (const char* member : {"number", "code", "fiscal_year_be", "list", "heading"}) {
    if (entry.contains(member) && !entry.at(member).is_null()) {
      return entry.at(member).dump();
    }
  }
  for (const char* member : {"text", "title"}) {
    if (entry.contains(member) && entry.at(member).is_string()) {
      return entry.at(member).get<std::string>();
    }
  }
  return "";
}

/// A line on an entry for which the other side has none.
std::string name_of(const json& entry) {
  std::string out;
  for (const char* member :
       {"agency", "number", "code", "fiscal_year_be", "title", "name", "score", "text", "raw"}) {
    if (!entry.is_object() || !entry.contains(member) || entry.at(member).is_null()) {
      continue;
    }
    const json& value = entry.at(member);
    out += (out.empty() ? "" : ", ") +
           shown(value.is_object() && value.contains("name") ? value.at("name") : value);
  }
  return out.empty() ? shown(entry) : out;
}

class Comparison {
 public:
  explicit Comparison(std::vector<Finding>& findings) : findings_(findings) {}

  void values(const json& stated, const json& again, const std::string& path) {
    if (stated.is_object() && again.is_object()) {
      return objects(stated, again, path);
    }
    if (stated.is_array() && again.is_array()) {
      return lists(stated, again, path);
    }
    if (stated != again) {
      add(path, fmt::format("the result says {}, its source {}", name_of(stated), name_of(again)));
    }
  }

 private:
  void add(const std::string& path, std::string message) {
    if (++found_ <= kMostFindings) {
      findings_.push_back({"evidence", Verdict::fail, std::move(message), path, 0, {}});
    }
  }

  void objects(const json& stated, const json& again, const std::string& path) {
    for (const auto& [key, value] : again.items()) {
      if (key == "review") {
        marks(stated.value(key, json::object()), value, path);
      } else if (!is_left_out(key)) {
        values(stated.contains(key) ? stated.at(key) : json(), value, path + "/" + key);
      }
    }
  }

  /// A doubt that is there again must be in the result.
  void marks(const json& stated, const json& again, const std::string& path) {
    if (again.value("needed", false) && !stated.value("needed", false)) {
      const json& reasons = again.at("reasons");
      add(path + "/review", "is not marked for review, but " +
                                (reasons.empty() ? std::string("should be")
                                                 : reasons.at(0).at("text").get<std::string>()));
    }
  }

  /// Entries of the same key are compared in their order; one that only one side has is named.
  void lists(const json& stated, const json& again, const std::string& path) {
    const bool keyed = std::all_of(again.begin(), again.end(),
                                   [](const json& entry) { return entry.is_object(); });
    if (!keyed || stated.size() == again.size()) {
      return by_place(stated, again, path);
    }
    std::map<std::string, std::vector<size_t>> places;
    for (size_t i = 0; i < stated.size(); ++i) {
      places[key_of(stated.at(i))].push_back(i);
    }
    std::map<std::string, size_t> used;
    for (const json& entry : again) {
      const std::string key = key_of(entry);
      const std::vector<size_t>& here = places[key];
      const size_t nth = used[key]++;
      if (nth < here.size()) {
        values(stated.at(here[nth]), entry, fmt::format("{}/{}", path, here[nth]));
      } else {
        add(path, "is in the source and not in the result: " + name_of(entry));
      }
    }
    for (const auto& [key, here] : places) {
      for (size_t nth = used[key]; nth < here.size(); ++nth) {
        add(fmt::format("{}/{}", path, here[nth]),
            "is in the result and not in the source: " + name_of(stated.at(here[nth])));
      }
    }
  }

  void by_place(const json& stated, const json& again, const std::string& path) {
    for (size_t i = 0; i < std::max(stated.size(), again.size()); ++i) {
      const std::string place = fmt::format("{}/{}", path, i);
      if (i >= stated.size()) {
        add(path, "is in the source and not in the result: " + name_of(again.at(i)));
      } else if (i >= again.size()) {
        add(place, "is in the result and not in the source: " + name_of(stated.at(i)));
      } else {
        values(stated.at(i), again.at(i), place);
      }
    }
  }

  std::vector<Finding>& findings_;
  size_t found_ = 0;
};

}  // namespace

void compare_values(const json& stated, const json& again, std::vector<Finding>& findings) {
  Comparison comparison(findings);
  for (const char* member : {"reports", "ledger", "tables", "pages"}) {
    comparison.values(stated.at(member), again.at(member), std::string("/") + member);
  }
  comparison.values(stated.at("document").at("kind"), again.at("document").at("kind"),
                    "/document/kind");
}

}  // namespace ita::batch
