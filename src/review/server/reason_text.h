#pragma once

#include <string>

#include "facts/messages.h"
#include "review/store/fields.h"

namespace ita::review {

/// What a reason says of any value: its text with "…" for what differs.
std::string in_general(const facts::Messages& messages, const Json& code, facts::Language language);

}  // namespace ita::review
