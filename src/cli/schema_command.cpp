#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/cli.h"
#include "cli/commands.h"
#include "output/json.h"

namespace ita::cli {

void add_schema_command(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("schema");
  command->callback([&action] {
    action = [] {
      const std::string schema = output::json_schema();
      const bool written = std::fwrite(schema.data(), 1, schema.size(), stdout) == schema.size();
      return written && std::fflush(stdout) == 0 ? kOk : kCannotWork;
    };
  });
}

}  // namespace ita::cli
