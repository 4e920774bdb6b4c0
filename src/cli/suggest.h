#pragma once

#include <string>
#include <vector>

namespace ita::cli {

/// The known word that a mistyped one is nearest to ("extarct" → "extract"); empty where none is
/// near enough to be worth a question.
std::string nearest(const std::string& typed, const std::vector<std::string>& known);

}  // namespace ita::cli
