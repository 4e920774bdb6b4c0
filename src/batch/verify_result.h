#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "batch/verify.h"
#include "facts/facts.h"
#include "facts/messages.h"

namespace ita::batch {

/// Violations of the published schema; empty when the document is valid.
std::vector<std::string> schema_violations(const nlohmann::json& document);

/// Does the sums and levels again and compares them with what the document says of them.
void verify_arithmetic(const nlohmann::json& document, const facts::Facts& facts,
                       const facts::Messages& messages, std::vector<Finding>& findings);

}  // namespace ita::batch
