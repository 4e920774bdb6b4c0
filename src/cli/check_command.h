#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace ita::cli {

/// Adds `ita check`; sets `action` when it is the command that was called (as in commands.h).
void add_check_command(CLI::App& app, std::function<int()>& action);

}  // namespace ita::cli
