#pragma once

#include <map>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "facts/json_node.h"

namespace ita::facts {

/// What models/facts/agency_names.json says: other names of a body, and what took its place.
struct AgencyNames {
  std::map<std::string, std::string, std::less<>> official;  ///< by the match key of any name of it
  std::vector<AgencySuccessor> successors;
};

/// A name that stands for two bodies, or a body that succeeds itself, is a fault.
AgencyNames read_agency_names(const JsonNode& root);

}  // namespace ita::facts
