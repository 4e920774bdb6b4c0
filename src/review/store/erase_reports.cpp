#include "review/store/erase_reports.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>

namespace ita::review {

namespace {

/// The pointer after some reports are gone; empty for one into those.
std::string moved_pointer(const std::string& pointer, const std::set<int>& gone) {
  constexpr std::string_view kReports = "/reports/";
  if (!pointer.starts_with(kReports)) {
    return pointer;
  }
  const size_t end = std::min(pointer.find('/', kReports.size()), pointer.size());
  const int index = std::atoi(pointer.substr(kReports.size(), end - kReports.size()).c_str());
  if (gone.contains(index)) {
    return "";
  }
  const auto before = std::distance(gone.begin(), gone.lower_bound(index));
  return std::string(kReports) + std::to_string(index - before) + pointer.substr(end);
}

/// What speaks of the reports that are gone goes with them.
void move_pointers(Json& document, const std::set<int>& gone) {
  Json checks = Json::array();
  for (Json check : document.value("checks", Json::array())) {
    bool kept = true;
    for (Json& path : check["paths"]) {
      path = moved_pointer(path.get<std::string>(), gone);
      kept = kept && !path.get_ref<const std::string&>().empty();
    }
    if (kept) {
      checks.push_back(std::move(check));
    }
  }
  document["checks"] = std::move(checks);
  if (!document.contains("ledger")) {
    return;
  }
  for (Json& entry : document["ledger"]) {
    if (Json& used = entry["used_by"]; used.is_string()) {
      const std::string moved = moved_pointer(used.get<std::string>(), gone);
      used = moved.empty() ? Json(nullptr) : Json(moved);
    }
  }
}

}  // namespace

void erase_reports(Json& document, const std::set<int>& indices) {
  if (indices.empty()) {
    return;
  }
  move_pointers(document, indices);
  Json kept = Json::array();
  for (size_t i = 0; i < document["reports"].size(); ++i) {
    if (!indices.contains(static_cast<int>(i))) {
      kept.push_back(document["reports"][i]);
    }
  }
  document["reports"] = std::move(kept);
  if (document["reports"].empty()) {
    document["status"] = "not_recognised";
    document["checks"] = Json::array();
    Json& review = document["review"];
    review["needed"] = false;
    review["count"] = 0;
    review["reasons"] = Json::array();
  }
}

}  // namespace ita::review
