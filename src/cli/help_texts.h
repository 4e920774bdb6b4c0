#pragma once

#include "facts/messages.h"

namespace CLI {
class App;
}

namespace ita::cli {

/// Puts the words of the help into the program and its commands: what they do, their options and
/// arguments, examples, headings.  They are models/messages/help.th.json and help.en.json, by
/// command and by the long name of the option; what a command does not have itself is "shared".
void describe_commands(CLI::App& app, facts::Language language);

}  // namespace ita::cli
