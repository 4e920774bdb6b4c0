#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/exporter.h"
#include "base/models_folder.h"
#include "batch/inputs.h"
#include "batch/results.h"
#include "batch/run.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/export_run.h"
#include "cli/speech.h"
#include "cli/temporary_folder.h"

namespace ita::cli {

namespace {

using Make = Result<std::unique_ptr<archive::Writer>> (*)(const archive::ExportOptions&);

struct Kind {
  Make make;
  const char* place;  ///< under the output folder; empty when --output must be given
  const char* piped;  ///< what of it goes to standard output: "" the file, "/…" one of its folder;
                      ///< null where that makes no sense
};

const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> kKinds{
      {"csv", {archive::make_csv, "export/csv", "/reports.csv"}},
      {"xlsx", {archive::make_xlsx, "export/ita.xlsx", ""}},
      {"sqlite", {archive::make_sqlite, "export/ita.sqlite", ""}},
      {"jsonl", {archive::make_jsonl, "export/ita.jsonl", ""}},
      {"datapackage", {archive::make_datapackage, "export/datapackage", nullptr}},
      {"postgres", {archive::make_postgres, "", nullptr}}};
  return kKinds;
}

int fail(const Error& error) {
  complain("export", error);
  return error.code == ErrorCode::interrupted ? kInterrupted : kCannotWork;
}

/// No draft stays behind; who asks a second time does not wait for that.
void stop(int signal) {
  batch::interrupt();
  std::signal(signal, SIG_DFL);
}

/// A finished file to standard output, in pieces.
int pipe_out(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> some(1 << 16);
  while (file.read(some.data(), static_cast<std::streamsize>(some.size())) || file.gcount() > 0) {
    const auto n = static_cast<size_t>(file.gcount());
    if (std::fwrite(some.data(), 1, n, stdout) != n) {
      return kCannotWork;
    }
  }
  return std::fflush(stdout) == 0 && file.eof() ? kOk : kCannotWork;
}

/// Whether what was asked for is no sound order; says what is wrong with it.
bool refused(const ExportAsked& asked, const Kind& kind) {
  if (asked.output == "-" && kind.piped == nullptr) {
    complain("export", {ErrorCode::bad_argument, "cli", "", 0,
                        "--to " + asked.to + " does not go to standard output",
                        "give a place with --output"});
    return true;
  }
  if (asked.output.empty() && *kind.place == '\0') {
    complain("export", tr("--to postgres needs --output with a connection string"));
    return true;
  }
  return false;
}

archive::ExportOptions options_of(const ExportAsked& asked, const Kind& kind,
                                  std::shared_ptr<const facts::Messages> messages) {
  archive::ExportOptions out;
  out.output = asked.output.empty() ? asked.folder + "/" + kind.place : asked.output;
  out.bom = !asked.no_bom;
  out.guard = !asked.no_guard;
  out.prune = asked.prune;
  out.messages = std::move(messages);
  out.language = asked.language == "en" ? facts::Language::en : facts::Language::th;
  return out;
}

/// Takes everything of the folder to the exporter.  The exit code where nothing came of it.
std::optional<int> take_all(const ExportAsked& asked, ExportRun& run, archive::Exporter& exporter) {
  if (const Status opened = run.open(); !opened) {
    return fail(opened.error());
  }
  note_missing_list("export", asked.folder);
  const Status done = batch::for_each_result(
      asked.folder,
      [&](const batch::Record& record, const std::string& json) { return run.add(record, json); },
      [&](const Error& error) { run.leave_out(error); });
  if (!done) {
    return fail(done.error());
  }
  if (exporter.files() == 0) {
    complain("export", asked.folder + ": " +
                           (run.not_approved() > 0 ? tr("holds no results that are approved")
                                                   : tr("holds no results")));
    return run.not_approved() > 0 ? kCannotWork : kUsage;
  }
  if (const Status added = run.add_corrections(); !added) {
    return fail(added.error());
  }
  if (const Status finished = exporter.finish(); !finished) {
    return fail(finished.error());
  }
  return std::nullopt;
}

/// `place`: what was written.
void sum_up(const ExportAsked& asked, const ExportRun& run, const archive::Exporter& exporter,
            const std::string& place) {
  if (!asked.quiet) {
    say_line(tr(
        "{files} files, {documents} documents → {place}",
        {{"files", std::to_string(exporter.files())},
         {"documents", std::to_string(exporter.documents())},
         {"place", asked.to == "postgres" ? "PostgreSQL, schema ita" : batch::one_line(place)}}));
    if (asked.approved_only) {
      say_line(tr("{count} are not approved yet and were left out",
                  {{"count", std::to_string(run.not_approved())}}));
    }
  }
  if (run.left_out() > 0) {
    complain("export",
             tr("{count} results were left out", {{"count", std::to_string(run.left_out())}}));
  }
}

/// `asked.output` is a place, not standard output.
int export_to_place(const ExportAsked& asked, const Kind& kind) {
  const auto models = find_models_folder(asked.models);
  if (!models) {
    return fail(models.error());
  }
  const auto facts = facts::Facts::load(*models);
  const auto messages = facts::Messages::load(*models);
  if (!facts || !messages) {
    return fail(facts ? messages.error() : facts.error());
  }
  std::error_code ignored;
  if (!std::filesystem::is_directory(asked.folder, ignored)) {
    fail({ErrorCode::not_found, "cli", asked.folder, 0, "is no folder of results",
          "give the output folder of 'ita extract'"});
    return kUsage;
  }
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  const archive::ExportOptions options = options_of(asked, kind, *messages);
  auto writer = kind.make(options);
  if (!writer) {
    return fail(writer.error());
  }
  archive::Exporter exporter(std::move(*writer), **facts, {**messages, options.language});
  ExportRun run(asked, exporter, *models);
  if (const std::optional<int> failed = take_all(asked, run, exporter)) {
    return *failed;
  }
  sum_up(asked, run, exporter, options.output);
  return run.left_out() > 0 ? kSomeFailed : kOk;
}

int export_results(const ExportAsked& asked) {
  const Kind& kind = kinds().at(asked.to);
  if (refused(asked, kind)) {
    return kUsage;
  }
  if (asked.output != "-") {
    return export_to_place(asked, kind);
  }
  const TemporaryFolder temporary;
  ExportAsked to_file = asked;
  to_file.output = temporary.path() + "/export";
  to_file.quiet = true;
  const int done = export_to_place(to_file, kind);
  if (done != kOk && done != kSomeFailed) {
    return done;
  }
  const int sent = pipe_out(to_file.output + kind.piped);
  return sent != kOk ? sent : done;
}

}  // namespace

void add_export_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<ExportAsked>();
  CLI::App* command = app.add_subcommand("export");
  command->add_option("folder", asked->folder)->required()->type_name("DIR");
  command->add_option("--to", asked->to)
      ->required()
      ->check(CLI::IsMember({"csv", "xlsx", "sqlite", "jsonl", "datapackage", "postgres"})
                  .description(""))
      ->type_name("csv|xlsx|sqlite|jsonl|datapackage|postgres");
  command->add_option("-o,--output", asked->output)->type_name("PLACE");
  command->add_flag("--no-bom", asked->no_bom);
  command->add_flag("--no-guard", asked->no_guard);
  command->add_flag("--machine-only", asked->machine_only);
  command->add_flag("--approved-only", asked->approved_only);
  command->add_flag("--prune", asked->prune);
  command->add_option("--lang", asked->language)
      ->check(CLI::IsMember({"th", "en"}).description(""))
      ->type_name("th|en");
  command->add_option("--models", asked->models)->type_name("DIR");
  command->add_flag("-q,--quiet", asked->quiet);
  command->callback([asked, &action] { action = [asked] { return export_results(*asked); }; });
}

}  // namespace ita::cli
