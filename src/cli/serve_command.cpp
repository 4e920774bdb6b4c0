#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/review_server.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita serve                              bring papers in, check them and take tables out, in the browser
  ita serve results/ --inbox papers/     results in results/, files that are brought in in papers/

The same application as 'ita review', with the page for bringing files in first. It is for this
machine alone: the address that is printed opens it, with its token.

Exit codes: 0 stopped; 1 could not work; 2 wrong usage.)";

}  // namespace

void add_serve_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<ServerArguments>();
  asked->folder = "output";
  asked->inbox = "inbox";
  asked->intake = true;
  CLI::App* command = app.add_subcommand("serve", "Bring files in and check them in the browser");
  command->footer(kFooter);
  command->add_option("folder", asked->folder, "Folder for the results (default: output)")
      ->type_name("DIR");
  command->add_option("--inbox", asked->inbox, "Folder for what is brought in (default: inbox)")
      ->type_name("DIR");
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
