#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "batch/worker.h"
#include "cli/cli.h"
#include "cli/commands.h"

namespace ita::cli {

void add_worker_command(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("worker", "");
  command->group("");
  auto child = std::make_shared<bool>(false);
  command->add_flag("--child", *child,
                    "Speak the protocol of 'ita extract' with its own processes");
  command->callback([child, &action] {
    action = [child] { return *child ? batch::serve(STDIN_FILENO, STDOUT_FILENO) : kUsage; };
  });
}

}  // namespace ita::cli
