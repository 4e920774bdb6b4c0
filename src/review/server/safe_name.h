#pragma once

#include <string>

namespace ita::review {

/// The name as a path without "..", hidden parts and control characters; empty when nothing is
/// left.
std::string safe_name(const std::string& name);

}  // namespace ita::review
