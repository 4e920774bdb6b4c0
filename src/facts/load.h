#pragma once

#include <nlohmann/json.hpp>

#include "facts/data.h"
#include "facts/json_node.h"

namespace ita::facts {

/// The parsed files of models/facts by name.
using FactFiles = std::map<std::string, nlohmann::json>;

/// Names of the files that must be there.
const std::vector<std::string>& fact_file_names();

/// The files of the families that facts.json names, in its order.
std::vector<std::string> family_file_names(const FactFiles& files);

/// Fills what comes from models/facts; the first thing wrong is in `fault`.
void read_facts(const FactFiles& files, FactData& data, Fault& fault);

}  // namespace ita::facts
