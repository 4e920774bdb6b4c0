#include "cli/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include "batch/inputs.h"
#include "batch/worker.h"
#include "cli/check_command.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/help_command.h"
#include "cli/help_texts.h"
#include "cli/speech.h"
#include "cli/suggest.h"

namespace ita::cli {

namespace {

/// What --lang asks for, before the command line is understood: its errors are said in that
/// language.
std::string asked_language(int argc, char** argv) {
  const std::string option = "--lang";
  std::string out;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.starts_with(option + "=")) {
      out = word.substr(option.size() + 1);
    } else if (word == option && i + 1 < argc) {
      out = argv[i + 1];
    }
  }
  return out == "th" || out == "en" ? out : "";
}

/// Every command takes --lang; those without one of their own only speak in it.
void add_language(CLI::App& app, std::string& language) {
  const auto add = [&](CLI::App& command) {
    if (command.get_option_no_throw("--lang") == nullptr) {
      command.add_option("--lang", language)
          ->check(CLI::IsMember({"th", "en"}).description(""))
          ->type_name("th|en");
    }
  };
  add(app);
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    add(*command);
  }
}

/// The first word of the command line that is no command or option, with what it may have meant.
std::string suggestion(const CLI::App& app, int argc, char** argv) {
  const std::vector<CommandText> all = command_tree(app);
  std::vector<std::string> commands;
  const CommandText* called = &all.front();
  for (const CommandText& command : all) {
    if (!command.name.empty()) {
      commands.push_back(command.name);
    }
    if (argc > 1 && command.name == argv[1]) {
      called = &command;
    }
  }
  std::vector<std::string> options;
  for (const OptionText& option : called->options) {
    options.insert(options.end(), option.names.begin(), option.names.end());
  }
  for (int i = 1; i < argc; ++i) {
    const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    const bool option = word.starts_with("--");
    if (!option && (i > 1 || called != &all.front())) {
      continue;
    }
    const std::string meant = nearest(word, option ? options : commands);
    const std::vector<std::string>& known = option ? options : commands;
    if (!meant.empty() && std::find(known.begin(), known.end(), word) == known.end()) {
      return tr("Did you mean '{word}'?", {{"word", meant}}) + " ";
    }
  }
  return "";
}

int parse_and_run(int argc, char** argv) {
  speak_in(asked_language(argc, argv));
  // What a run starts for itself needs no names and texts of commands and options.
  if (argc == 3 && std::string_view(argv[1]) == "worker" &&
      std::string_view(argv[2]) == "--child") {
    return batch::serve(STDIN_FILENO, STDOUT_FILENO);
  }
  CLI::App app{"", "ita"};
  app.set_version_flag("-V,-v,--version", std::string("ita ") + ITA_VERSION);
  app.require_subcommand(1);
  Action action;
  add_check_command(app, action);
  add_extract_command(app, action);
  add_review_command(app, action);
  add_serve_command(app, action);
  add_render_command(app, action);
  add_export_command(app, action);
  add_corrections_command(app, action);
  add_certify_command(app, action);
  add_schema_command(app, action);
  add_text_command(app, action);
  add_shards_command(app, action);
  add_worker_command(app, action);
  add_merge_command(app, action);
  add_help_command(app, action);
  std::string language;
  add_language(app, language);
  describe_commands(app, spoken());
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked), kOk;
  } catch (const CLI::ParseError& fault) {
    const auto called = app.get_subcommands();
    const std::string command = called.empty() ? "ita" : "ita " + called.front()->get_name();
    std::fprintf(stderr, "%s: %s\n%s%s\n", command.c_str(),
                 batch::one_line(told(std::string(fault.what()))).c_str(),
                 suggestion(app, argc, argv).c_str(),
                 tr("See '{command} --help'.", {{"command", command}}).c_str());
    return kUsage;
  }
  return action ? action() : kUsage;
}

}  // namespace

int run(int argc, char** argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const std::exception& fault) {
    std::fprintf(
        stderr, "ita: %s\n",
        tr("internal error: {cause} (please report it)", {{"cause", fault.what()}}).c_str());
    return kCannotWork;
  }
}

}  // namespace ita::cli
