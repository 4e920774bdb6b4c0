#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "cli/check_command.h"
#include "cli/commands.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita extract report.pdf                    writes output/report.pdf.json and prints a summary
  ita extract scan.pdf photo.tif folder/ -o out/
  ita extract report.pdf -o - | jq .overall JSON on standard output, nothing else there
  ita extract archive/ -o out/ --jobs 8     a whole archive; run it again to go on where it stopped
  ita text report.pdf                       only the text, repaired
  ita review out/                           what a person should look at
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

int parse_and_run(int argc, char** argv) {
  CLI::App app{
      "Reads Thai ITA reports (Integrity and Transparency Assessment), scanned or as PDF, and "
      "writes\n"
      "what they say as JSON, every value with the place it stands at and with its doubts.",
      "ita"};
  app.footer(kFooter);
  app.set_version_flag("--version", std::string("ita ") + ITA_VERSION);
  app.require_subcommand(1);
  Action action;
  add_check_command(app, action);
  add_extract_command(app, action);
  add_review_command(app, action);
  add_export_command(app, action);
  add_schema_command(app, action);
  add_text_command(app, action);
  add_shards_command(app, action);
  add_worker_command(app, action);
  add_merge_command(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked), kOk;
  } catch (const CLI::ParseError& fault) {
    const auto called = app.get_subcommands();
    const std::string command = called.empty() ? "ita" : "ita " + called.front()->get_name();
    std::fprintf(stderr, "%s: %s\nSee '%s --help'.\n", command.c_str(), fault.what(),
                 command.c_str());
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
