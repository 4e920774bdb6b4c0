#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "batch/verify.h"

namespace ita::batch {

/// Compares what a result says with what a new reading of its source says: values, texts, lists,
/// tables, pages, the ledger, and whether a value that is doubted now is marked.  Places and
/// confidences are left to the evidence.
void compare_values(const nlohmann::json& stated, const nlohmann::json& again,
                    std::vector<Finding>& findings);

}  // namespace ita::batch
