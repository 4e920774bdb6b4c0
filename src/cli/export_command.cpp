#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <memory>

#include "batch/inputs.h"
#include "batch/results.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "output/export/exporter.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita export output/ --to csv                    output/export/csv/documents.csv, indicators.csv, …
  ita export output/ --to xlsx --output ita.xlsx
  ita export output/ --to sqlite && sqlite3 output/export/ita.sqlite \
      "SELECT file, page FROM search WHERE text MATCH 'งบประมาณ'"
  ita export output/ --to postgres --output "postgresql://user@host/database"

Tables: documents, review, indicators, instruments, history, issues, measures, limitations, checks, pages
(xlsx: without pages). Keys: "file" in documents, "file" and "position" elsewhere. Boxes are points
from the top left of the page. Inputs that failed are documents with status "failed".

csv        for Excel: begins with a byte order mark, and a text that would run as a formula begins with '
datapackage the same for machines, with datapackage.json (Table Schema, metadata keys of CKAN portals)
postgres   tables in the schema "ita"; a document that is there already is replaced

Exit codes: 0 done; 1 could not read or write; 2 wrong usage.)";

using Make = Result<std::unique_ptr<output::Exporter>> (*)(const output::ExportOptions&);

struct Kind {
  Make make;
  const char* place;  ///< under the output folder; empty when --output must be given
};

const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> kKinds{
      {"csv", {output::make_csv, "export/csv"}},
      {"xlsx", {output::make_xlsx, "export/ita.xlsx"}},
      {"sqlite", {output::make_sqlite, "export/ita.sqlite"}},
      {"jsonl", {output::make_jsonl, "export/ita.jsonl"}},
      {"datapackage", {output::make_datapackage, "export/datapackage"}},
      {"postgres", {output::make_postgres, ""}}};
  return kKinds;
}

struct Asked {
  std::string folder, to, output;
  bool no_bom = false, no_guard = false, quiet = false;
};

int fail(const Error& error) {
  std::fprintf(stderr, "ita export: %s\n", batch::one_line(describe(error)).c_str());
  return kCannotWork;
}

int export_results(const Asked& asked) {
  const Kind& kind = kinds().at(asked.to);
  output::ExportOptions options;
  options.output = asked.output.empty() ? asked.folder + "/" + kind.place : asked.output;
  options.bom = !asked.no_bom;
  options.guard = !asked.no_guard;
  if (asked.output.empty() && *kind.place == '\0') {
    std::fprintf(stderr, "ita export: --to postgres needs --output with a connection string\n");
    return kUsage;
  }
  std::unique_ptr<output::Exporter> exporter;
  long documents = 0;
  const Status done = batch::for_each_result(
      asked.folder, [&](const batch::Record& record, const std::string& json) -> Status {
        if (!exporter) {
          auto made = kind.make(options);
          if (!made) {
            return made.error();
          }
          exporter = std::move(*made);
        }
        auto rows =
            json.empty()
                ? output::rows_of(output::Unread{record.file, record.sha256,
                                                 name(record.error.code), record.error.message})
                : output::rows_of(json);
        if (!rows) {
          Error error = rows.error();
          error.file = record.output.empty() ? record.file : record.output;
          return error;
        }
        ++documents;
        return exporter->add(json, *rows);
      });
  if (!done) {
    return fail(done.error());
  }
  if (!exporter) {
    std::fprintf(stderr, "ita export: %s holds no results\n",
                 batch::one_line(asked.folder).c_str());
    return kCannotWork;
  }
  if (const Status finished = exporter->finish(); !finished) {
    return fail(finished.error());
  }
  if (!asked.quiet) {
    std::printf("%ld documents → %s\n", documents,
                asked.to == "postgres" ? "PostgreSQL, schema ita"
                                       : batch::one_line(options.output).c_str());
  }
  return kOk;
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
  command->add_option("--output", asked->output, "Where to (default: in export/ of the folder)")
      ->type_name("PLACE");
  command->add_flag("--no-bom", asked->no_bom, "csv: without byte order mark");
  command->add_flag("--no-guard", asked->no_guard, "csv: texts exactly as they are");
  command->add_flag("-q,--quiet", asked->quiet, "Print errors only");
  command->callback([asked, &action] { action = [asked] { return export_results(*asked); }; });
}

}  // namespace ita::cli
