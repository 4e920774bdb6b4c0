#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/review_server.h"

namespace ita::cli {

namespace {}  // namespace

void add_serve_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<ServerArguments>();
  asked->folder = "output";
  asked->inbox = "inbox";
  asked->intake = true;
  CLI::App* command = app.add_subcommand("serve");
  command->add_option("folder", asked->folder)->type_name("DIR");
  command->add_option("--inbox", asked->inbox)->type_name("DIR");
  asked->add_to(*command);
  command->callback([asked, &action] {
    action = [asked] {
      std::error_code fault;
      std::filesystem::create_directories(asked->folder, fault);
      return review_in_browser(*asked);
    };
  });
}

}  // namespace ita::cli
