#include "batch/problems_json.h"

namespace ita::batch {

nlohmann::ordered_json problems_to_json(const std::vector<PageTrouble>& problems) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const PageTrouble& problem : problems) {
    out.push_back({{"page", problem.page},
                   {"message", problem.message},
                   {"read", problem.read},
                   {"passing", problem.passing}});
  }
  return out;
}

std::vector<PageTrouble> problems_of_json(const nlohmann::ordered_json& json) {
  std::vector<PageTrouble> out;
  for (const nlohmann::ordered_json& problem : json) {
    out.push_back({problem.at("page"), problem.at("message"), problem.value("read", false),
                   problem.value("passing", false)});
  }
  return out;
}

}  // namespace ita::batch
