#pragma once

#include <string>
#include <vector>

#include "review/store/correction.h"

namespace ita::review {

/// Corrections as one file that travels between machines: a head with the number of lines and their
/// SHA-256, then the lines of corrections.jsonl.
std::string to_patch(const std::vector<Correction>& corrections);

/// Errors: damaged (a line is missing, was changed or added).
Result<std::vector<Correction>> corrections_of_patch(const std::string& text);

}  // namespace ita::review
