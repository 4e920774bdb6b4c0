#pragma once

#include <nlohmann/json.hpp>

#include <vector>

#include "batch/protocol.h"

namespace ita::batch {

/// The pages of a file that could not be read, as the lines of run.jsonl and of shards hold them.
nlohmann::ordered_json problems_to_json(const std::vector<PageTrouble>& problems);

/// Errors: throws what nlohmann::json does where a member lacks or is of another type.
std::vector<PageTrouble> problems_of_json(const nlohmann::ordered_json& json);

}  // namespace ita::batch
