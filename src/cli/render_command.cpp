#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "review/render/page_worker.h"

namespace ita::cli {

/// Not for people: the process that draws pages for 'ita review'.
void add_render_command(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("render", "")->group("");
  command->callback(
      [&action] { action = [] { return review::serve_pages(STDIN_FILENO, STDOUT_FILENO); }; });
}

}  // namespace ita::cli
