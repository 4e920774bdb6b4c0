#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>

#include "cli/check_command.h"
#include "cli/command_tree.h"
#include "cli/commands.h"
#include "cli/help_command.h"
#include "cli/suggest.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita extract report.pdf                    writes output/report.pdf.json and prints a summary
  ita extract scan.pdf photo.tif folder/ -o out/
  ita extract report.pdf -o - | jq '.reports[].overall'
  ita extract archive/ -o out/ --jobs 8     a whole archive; run it again to go on where it stopped
  ita text report.pdf                       only the text, repaired
  ita review out/ --sources archive/        check values beside their pages, in the browser
  ita serve                                 bring files in and check them, in the browser
  ita check out/ --source archive/          reads every box again, and compares
  ita export out/ --to xlsx                 tables for other systems
  ita schema > ita.schema.json              the JSON Schema of what is written

Exit codes:
  0    all was read ("needs review" and "not an ITA report" count as read)
  1    the program could not work: no output folder, no model, another run in the same folder
  2    wrong usage
  3    some files could not be read, or a check failed: see run.jsonl in the output folder
  130  stopped by Ctrl-C; the same command goes on where it stopped

'ita COMMAND --help' says more about a command.)";

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
      return "Did you mean '" + meant + "'? ";
    }
  }
  return "";
}

int parse_and_run(int argc, char** argv) {
  CLI::App app{
      "Reads Thai ITA reports (Integrity and Transparency Assessment), scanned or as PDF, and "
      "writes\n"
      "what they say as JSON, every value with the place it stands at and with its doubts.",
      "ita"};
  app.footer(kFooter);
  app.set_version_flag("-V,--version", std::string("ita ") + ITA_VERSION);
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
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked), kOk;
  } catch (const CLI::ParseError& fault) {
    const auto called = app.get_subcommands();
    const std::string command = called.empty() ? "ita" : "ita " + called.front()->get_name();
    std::fprintf(stderr, "%s: %s\n%sSee '%s --help'.\n", command.c_str(), fault.what(),
                 suggestion(app, argc, argv).c_str(), command.c_str());
    return kUsage;
  }
  return action ? action() : kUsage;
}

}  // namespace

int run(int argc, char** argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "ita: internal error: %s (please report it)\n", fault.what());
    return kCannotWork;
  }
}

}  // namespace ita::cli
