#include "cli/help_command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/cli.h"
#include "cli/command_tree.h"

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
  std::fprintf(stderr, "ita help: there is no command '%s'. 'ita --help' lists them.\n",
               about.c_str());
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
  CLI::App* help_command = app.add_subcommand("help", "Say more about a command");
  help_command->add_option("command", asked->about, "extract, review, …; the program without it");
  help_command->add_flag("--man", asked->man, "As a manual page, for man -l -");
  help_command->add_flag("--list", asked->names, "Only the names of the commands");
  help_command->footer(
      "Examples:\n"
      "  ita help extract\n"
      "  ita help --man extract | man -l -");
  help_command->callback([asked, &app, &action] {
    action = [asked, &app] {
      return asked->names ? list(app) : help(app, asked->about, asked->man);
    };
  });
  CLI::App* completion_command =
      app.add_subcommand("completion", "Print the completion of commands and options for a shell");
  completion_command->add_option("shell", asked->shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
  completion_command->footer(
      "Examples:\n"
      "  source <(ita completion bash)\n"
      "  ita completion fish > ~/.config/fish/completions/ita.fish");
  completion_command->callback(
      [asked, &app, &action] { action = [asked, &app] { return completion(app, asked->shell); }; });
}

}  // namespace ita::cli
