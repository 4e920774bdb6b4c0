#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "facts/messages.h"

namespace ita::archive {

/// The language of the words in the rows: labels of values, reasons, messages of checks.
struct Words {
  const facts::Messages& messages;
  facts::Language language = facts::Language::th;
};

/// Puts the texts of a result's reasons and checks into the language.  What has no text there, or
/// lacks an argument of it, keeps the text that it carries.
void speak(nlohmann::json& document, const Words& words);

/// What the journal says of a file, in English there, in the language.
std::string told(const std::string& english, const Words& words);

}  // namespace ita::archive
