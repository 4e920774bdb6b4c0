#pragma once

#include "cli/commands.h"

namespace ita::cli {

/// `ita help [COMMAND]`, with --man for the page of section 1, and `ita completion SHELL`.
void add_help_command(CLI::App& app, Action& action);

}  // namespace ita::cli
