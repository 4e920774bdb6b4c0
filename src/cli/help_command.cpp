#include "cli/help_command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/cli.h"
#include "cli/command_tree.h"
#include "cli/speech.h"

namespace ita::cli {

namespace {

int print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return written && std::fflush(stdout) == 0 ? kOk : kCannotWork;
}

int help(CLI::App& app, const std::string& about, bool man) {
  app.clear();  // else the help of the program is that of the command that was called
  const std::vector<CommandText> all = command_tree(app);
  for (const CommandText& command : all) {
    if (command.name == about) {
      return print(man             ? man_page(command, all)
                   : about.empty() ? app.help()
                                   : app.get_subcommand(about)->help("ita"));
    }
  }
  complain("help", tr("there is no command '{name}'. 'ita --help' lists them.", {{"name", about}}));
  return kUsage;
}

int list(const CLI::App& app) {
  std::string out;
  for (const CommandText& command : command_tree(app)) {
    out += command.name.empty() ? "" : command.name + "\n";
  }
  return print(out);
}

int completion(const CLI::App& app, const std::string& shell) {
  const std::vector<CommandText> all = command_tree(app);
  return print(shell == "bash"  ? bash_completion(all)
               : shell == "zsh" ? zsh_completion(all)
                                : fish_completion(all));
}

}  // namespace

void add_help_command(CLI::App& app, Action& action) {
  struct Asked {
    std::string about, shell;
    bool man = false, names = false;
  };
  auto asked = std::make_shared<Asked>();
  CLI::App* help_command = app.add_subcommand("help");
  help_command->add_option("command", asked->about);
  help_command->add_flag("--man", asked->man);
  help_command->add_flag("--list", asked->names);
  help_command->callback([asked, &app, &action] {
    action = [asked, &app] {
      return asked->names ? list(app) : help(app, asked->about, asked->man);
    };
  });
  CLI::App* completion_command = app.add_subcommand("completion");
  completion_command->add_option("shell", asked->shell)
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
  completion_command->callback(
      [asked, &app, &action] { action = [asked, &app] { return completion(app, asked->shell); }; });
}

}  // namespace ita::cli
