#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/cli.h"
#include "cli/commands.h"
#include "output/json.h"

namespace ita::cli {

void add_schema_command(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("schema", "Print the JSON Schema (draft 7) of what 'ita extract' writes");
  command->footer(
      "Example:\n"
      "  ita schema > ita.schema.json\n"
      "  check-jsonschema --schemafile ita.schema.json output/report.pdf.json");
  command->callback([&action] {
    action = [] {
      const std::string schema = output::json_schema();
      const bool written = std::fwrite(schema.data(), 1, schema.size(), stdout) == schema.size();
      return written && std::fflush(stdout) == 0 ? kOk : kCannotWork;
    };
  });
}

}  // namespace ita::cli
