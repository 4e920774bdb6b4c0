#pragma once

#include <string_view>

namespace ita::facts {

/// A file of models/messages that is part of the program, so that it can say what is wrong also
/// where its models are not found: "help.th.json".  Empty where there is none of this name.
std::string_view embedded_text(std::string_view name);

}  // namespace ita::facts
