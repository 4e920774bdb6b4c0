#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/exporter.h"
#include "base/models_folder.h"
#include "batch/inputs.h"
#include "batch/results.h"
#include "batch/run.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "review/store/corrected.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita export output/ --to csv                    output/export/csv/reports.csv, indicators.csv, …
  ita export output/ --to xlsx --output ita.xlsx
  ita export output/ --to sqlite && sqlite3 output/export/ita.sqlite "SELECT * FROM v_scores"
  ita export output/ --to postgres --output "postgresql://user@host/database"

One content is one document, however many files have it; documents of one agency and year are one
report, and its preferred version (the one with the fewest doubts) stands in "reports". Tables:
agencies, documents, files, reports, document_reports, indicators, instruments, history, issues,
measures, list_items, limitations, numbers (the ledger), reviews, checks, pages, table_cells,
corrections. Views: v_scores, v_change, v_worst_by_province, v_to_review, v_conflicts, v_coverage.

What people answered in 'ita review' holds, unless --machine-only is given.

csv         for Excel: begins with a byte order mark, and a text that would run as a formula begins with '
xlsx        for officials: scores by agency and year, what is to be checked, what could not be read
datapackage the tables for machines, with datapackage.json (Table Schema, metadata keys of CKAN portals)
postgres    tables in the schema "ita", updated in place; the password from PGPASSWORD or ~/.pgpass

Exit codes: 0 done; 1 could not read or write; 2 wrong usage; 3 some results were left out.)";

using Make = Result<std::unique_ptr<archive::Writer>> (*)(const archive::ExportOptions&);

struct Kind {
  Make make;
  const char* place;  ///< under the output folder; empty when --output must be given
};

const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> kKinds{
      {"csv", {archive::make_csv, "export/csv"}},
      {"xlsx", {archive::make_xlsx, "export/ita.xlsx"}},
      {"sqlite", {archive::make_sqlite, "export/ita.sqlite"}},
      {"jsonl", {archive::make_jsonl, "export/ita.jsonl"}},
      {"datapackage", {archive::make_datapackage, "export/datapackage"}},
      {"postgres", {archive::make_postgres, ""}}};
  return kKinds;
}

struct Asked {
  std::string folder, to, output, models, language;
  bool no_bom = false, no_guard = false, quiet = false, prune = false;
  bool machine_only = false, approved_only = false;
};

int fail(const Error& error) {
  std::fprintf(stderr, "ita export: %s\n", batch::one_line(describe(error)).c_str());
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
    std::fprintf(stderr, "ita export: left out: %s\n", batch::one_line(describe(error)).c_str());
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

int export_results(const Asked& asked) {
  const Kind& kind = kinds().at(asked.to);
  if (asked.output.empty() && *kind.place == '\0') {
    std::fprintf(stderr, "ita export: --to postgres needs --output with a connection string\n");
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
  const Status done = batch::for_each_result(
      asked.folder,
      [&](const batch::Record& record, const std::string& json) { return run.add(record, json); },
      [&](const Error& error) { run.leave_out(error); });
  if (!done) {
    return fail(done.error());
  }
  if (exporter.files() == 0) {
    std::fprintf(stderr, "ita export: %s holds no results%s\n",
                 batch::one_line(asked.folder).c_str(),
                 run.not_approved() > 0 ? " that are approved" : "");
    return run.not_approved() > 0 ? kCannotWork : kUsage;
  }
  if (const Status added = run.add_corrections(); !added) {
    return fail(added.error());
  }
  if (const Status finished = exporter.finish(); !finished) {
    return fail(finished.error());
  }
  if (!asked.quiet) {
    std::printf("%ld files, %ld documents → %s\n", exporter.files(), exporter.documents(),
                asked.to == "postgres" ? "PostgreSQL, schema ita"
                                       : batch::one_line(options.output).c_str());
    if (asked.approved_only) {
      std::printf("%ld are not approved yet and were left out\n", run.not_approved());
    }
  }
  if (run.left_out() > 0) {
    std::fprintf(stderr, "ita export: %ld results were left out\n", run.left_out());
  }
  return run.left_out() > 0 ? kSomeFailed : kOk;
}

}  // namespace

void add_export_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("export", "Write results as tables for other systems");
  command->footer(kFooter);
  command->add_option("folder", asked->folder, "Output folder of 'ita extract'")
      ->required()
      ->type_name("DIR");
  command->add_option("--to", asked->to, "Kind of export")
      ->required()
      ->check(CLI::IsMember({"csv", "xlsx", "sqlite", "jsonl", "datapackage", "postgres"})
                  .description(""))
      ->type_name("csv|xlsx|sqlite|jsonl|datapackage|postgres");
  command->add_option("-o,--output", asked->output, "Where to (default: in export/ of the folder)")
      ->type_name("PLACE");
  command->add_flag("--no-bom", asked->no_bom, "csv: without byte order mark");
  command->add_flag("--no-guard", asked->no_guard, "csv: texts exactly as they are");
  command->add_flag("--machine-only", asked->machine_only,
                    "Without the corrections of 'ita review'");
  command->add_flag("--approved-only", asked->approved_only,
                    "Only documents of which each doubt was answered");
  command->add_flag(
      "--prune", asked->prune,
      "Leave out what lay in files that are gone; postgres: files that are not in this "
      "export are marked as gone");
  command->add_option("--lang", asked->language, "Language of labels, reasons and headings")
      ->check(CLI::IsMember({"th", "en"}).description(""))
      ->type_name("th|en");
  command
      ->add_option("--models", asked->models,
                   "Folder of models (default: $ITA_MODELS_DIR, else beside the program)")
      ->type_name("DIR");
  command->add_flag("-q,--quiet", asked->quiet, "Print errors only");
  command->callback([asked, &action] { action = [asked] { return export_results(*asked); }; });
}

}  // namespace ita::cli
