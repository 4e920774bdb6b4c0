#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "archive/exporter.h"
#include "base/models_folder.h"
#include "batch/inputs.h"
#include "batch/results.h"
#include "batch/run.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/speech.h"
#include "cli/temporary_folder.h"
#include "review/store/corrected.h"

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

struct Asked {
  std::string folder, to, output, models, language;
  bool no_bom = false, no_guard = false, quiet = false, prune = false;
  bool machine_only = false, approved_only = false;
};

int fail(const Error& error) {
  complain("export", error);
  return error.code == ErrorCode::interrupted ? kInterrupted : kCannotWork;
}

/// No draft stays behind; who asks a second time does not wait for that.
void stop(int signal) {
  batch::interrupt();
  std::signal(signal, SIG_DFL);
}

/// Takes the results of a folder to an exporter.
class Run {
 public:
  Run(const Asked& asked, archive::Exporter& exporter, std::string models)
      : asked_(asked), exporter_(exporter), models_(std::move(models)) {}

  Status open() {
    if (asked_.machine_only) {
      return Done{};
    }
    auto opened = review::CorrectedResults::open(asked_.folder, models_);
    if (!opened) {
      return opened.error();
    }
    corrections_ = std::move(*opened);
    return Done{};
  }

  Status add(const batch::Record& record, const std::string& json) {
    if (batch::interrupted()) {
      return Error{ErrorCode::interrupted,
                   "cli",
                   "",
                   0,
                   "stopped",
                   "nothing that was there before has changed"};
    }
    archive::FileEntry file;
    file.path = record.file;
    file.sha256 = record.sha256;
    if (record.gone && asked_.prune) {
      return Done{};
    }
    file.status = record.gone ? "gone" : file.status;
    if (json.empty()) {
      file.status = record.gone ? "gone" : record.skipped() ? "skipped" : "failed";
      file.error_code = name(record.error.code);
      file.error_message = record.error.message;
      return exporter_.add(file, "");
    }
    std::string corrected;
    if (!correct(json, corrected, file)) {
      return Done{};
    }
    Status added = exporter_.add(file, corrected.empty() ? json : corrected);
    if (!added && added.error().code == ErrorCode::damaged) {
      Error error = added.error();
      error.file = record.output.empty() ? record.file : record.output;
      leave_out(error);
      return Done{};
    }
    return added;
  }

  /// What people said, as rows.
  Status add_corrections() {
    if (!corrections_) {
      return Done{};
    }
    archive::Batch batch = archive::empty_batch();
    for (const review::Correction& correction : corrections_->store().since(0)) {
      const review::Json json = review::to_json(correction);
      archive::RowBuilder row(archive::table("corrections"));
      for (const char* key :
           {"id", "sha256", "time", "user", "field", "action", "machine", "value", "reason"}) {
        const auto item = json.find(key);
        if (item != json.end() && !item->is_null()) {
          row.set(key, item->is_string() ? item->get<std::string>() : item->dump());
        }
      }
      archive::rows_in(batch, "corrections").push_back(row.row());
    }
    return exporter_.add(batch);
  }

  void leave_out(const Error& error) {
    complain("export", tr("left out: {what}", {{"what", told(error)}}));
    ++left_out_;
  }

  long left_out() const { return left_out_; }
  long not_approved() const { return not_approved_; }

 private:
  /// The document as people say it is.  False where only approved ones are asked for and it is
  /// none.
  bool correct(const std::string& json, std::string& corrected, archive::FileEntry& file) {
    const auto document = review::Json::parse(json, nullptr, false);
    if (document.is_discarded() || !document.is_object() || !document.contains("source")) {
      return true;  // the exporter says what is wrong with it
    }
    if (file.sha256.empty()) {
      file.sha256 = document["source"].value("sha256", "");
    }
    if (!corrections_) {
      return !asked_.approved_only;
    }
    const review::Applied applied = corrections_->of(document);
    if (asked_.approved_only && applied.state != review::State::approved &&
        applied.state != review::State::clean) {
      ++not_approved_;
      return false;
    }
    if (!applied.outcomes.empty()) {
      corrected = applied.document.dump();
    }
    return true;
  }

  const Asked& asked_;
  archive::Exporter& exporter_;
  const std::string models_;
  std::unique_ptr<review::CorrectedResults> corrections_;
  long left_out_ = 0, not_approved_ = 0;
};

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

int export_results(const Asked& given) {
  const Kind& kind = kinds().at(given.to);
  Asked asked = given;
  const TemporaryFolder temporary;
  const bool piped = asked.output == "-";
  if (piped && kind.piped == nullptr) {
    complain("export", {ErrorCode::bad_argument, "cli", "", 0,
                        "--to " + asked.to + " does not go to standard output",
                        "give a place with --output"});
    return kUsage;
  }
  if (piped) {
    asked.output = temporary.path() + "/export";
    asked.quiet = true;
  }
  if (asked.output.empty() && *kind.place == '\0') {
    complain("export", tr("--to postgres needs --output with a connection string"));
    return kUsage;
  }
  const auto models = find_models_folder(asked.models);
  if (!models) {
    return fail(models.error());
  }
  const auto facts = facts::Facts::load(*models);
  const auto messages = facts::Messages::load(*models);
  if (!facts || !messages) {
    return fail(facts ? messages.error() : facts.error());
  }
  archive::ExportOptions options;
  options.output = asked.output.empty() ? asked.folder + "/" + kind.place : asked.output;
  options.bom = !asked.no_bom;
  options.guard = !asked.no_guard;
  options.prune = asked.prune;
  options.messages = *messages;
  options.language = asked.language == "en" ? facts::Language::en : facts::Language::th;
  std::error_code ignored;
  if (!std::filesystem::is_directory(asked.folder, ignored)) {
    fail({ErrorCode::not_found, "cli", asked.folder, 0, "is no folder of results",
          "give the output folder of 'ita extract'"});
    return kUsage;
  }
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  auto writer = kind.make(options);
  if (!writer) {
    return fail(writer.error());
  }
  archive::Exporter exporter(std::move(*writer), **facts, {**messages, options.language});
  Run run(asked, exporter, *models);
  if (const Status opened = run.open(); !opened) {
    return fail(opened.error());
  }
  if (!std::filesystem::exists(asked.folder + "/run.jsonl", ignored)) {
    std::fprintf(stderr,
                 "ita export: %s has no run.jsonl: nothing says whether its results are what was "
                 "written\n",
                 batch::one_line(asked.folder).c_str());
  }
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
  if (!asked.quiet) {
    say_line(tr("{files} files, {documents} documents → {place}",
                {{"files", std::to_string(exporter.files())},
                 {"documents", std::to_string(exporter.documents())},
                 {"place", asked.to == "postgres" ? "PostgreSQL, schema ita"
                                                  : batch::one_line(options.output)}}));
    if (asked.approved_only) {
      say_line(tr("{count} are not approved yet and were left out",
                  {{"count", std::to_string(run.not_approved())}}));
    }
  }
  if (run.left_out() > 0) {
    complain("export",
             tr("{count} results were left out", {{"count", std::to_string(run.left_out())}}));
  }
  if (const int sent = piped ? pipe_out(asked.output + kind.piped) : kOk; sent != kOk) {
    return sent;
  }
  return run.left_out() > 0 ? kSomeFailed : kOk;
}

}  // namespace

void add_export_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
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
