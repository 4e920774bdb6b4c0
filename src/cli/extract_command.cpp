#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/run.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reader_arguments.h"
#include "cli/watcher.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita extract report.pdf                       output/report.pdf.json, and a summary here
  ita extract scan.pdf photo.tif folder/ -o out/
  ita extract report.pdf -o - > report.json    JSON on standard output, nothing else there
  ita extract scans/ -o out/ --searchable-pdf  the scans, too, with text that can be searched and copied
  ita extract secret.pdf --password 1234
  ita extract archive/ -o out/ --jobs 8        again after a stop: finished files are not repeated

Each input gives one JSON file under the output folder, folders kept: folder/2567/a.pdf gives
out/2567/a.pdf.json. A value that is in doubt carries its reasons in "review".
out/run.jsonl has one line for each input: how it ended, and why it failed.

Exit codes: 0 all read; 1 could not work (output folder, models); 2 wrong usage;
3 some files could not be read; 130 stopped by Ctrl-C (the same command goes on).)";

struct Asked {
  std::vector<std::string> inputs;
  std::string output = "output";
  ReaderArguments reader;
  batch::Extras extras;
  bool quiet = false, again = false;
  std::string log_format = "text";
};

int fail(const Error& error) {
  std::fprintf(stderr, "ita extract: %s\n", batch::one_line(describe(error)).c_str());
  return error.code == ErrorCode::bad_argument ? kUsage : kCannotWork;
}

/// A folder of its own for `-o -`, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "ita-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) {
      path_ = name;
    }
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    if (!path_.empty()) {
      std::error_code ignored;
      std::filesystem::remove_all(path_, ignored);
    }
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

int print(const std::string& path) {
  const auto json = batch::read_all(path);
  if (!json) {
    return fail(json.error());
  }
  const bool written = std::fwrite(json->data(), 1, json->size(), stdout) == json->size();
  return written && std::fflush(stdout) == 0 ? kOk : kCannotWork;
}

int extract(const Asked& asked) {
  const bool to_stdout = asked.output == "-";
  auto inputs = batch::collect(asked.inputs, to_stdout ? "" : asked.output);
  if (!inputs) {
    return fail(inputs.error());
  }
  if (to_stdout && inputs->files.size() != 1) {
    std::fprintf(stderr,
                 "ita extract: -o - takes exactly one file, not %zu. Give a folder with -o.\n",
                 inputs->files.size());
    return kUsage;
  }
  if (inputs->files.empty()) {
    std::fprintf(stderr, "ita extract: no PDF, TIFF, PNG or JPEG file found there.\n");
    return kOk;
  }
  auto setup = asked.reader.setup();
  if (!setup) {
    return fail(setup.error());
  }
  std::unique_ptr<TemporaryFolder> temporary;
  batch::RunOptions options;
  options.output = asked.output;
  if (to_stdout) {
    temporary = std::make_unique<TemporaryFolder>();
    options.output = temporary->path();
  }
  options.setup = *setup;
  options.setup.extras = asked.extras;
  options.again = asked.again;
  options.jobs = asked.reader.jobs();
  WatchOptions watching;
  watching.folder = options.output;
  watching.single = inputs->files.size() == 1;
  watching.quiet = asked.quiet || to_stdout;
  watching.json_lines = asked.log_format == "json";
  watching.passed_over = inputs->passed_over;
  Watcher observer(watching);
  std::signal(SIGINT, [](int) { batch::interrupt(); });
  std::signal(SIGTERM, [](int) { batch::interrupt(); });
  const auto result = batch::run(inputs->files, options, observer);
  if (!result) {
    return fail(result.error());
  }
  observer.end(*result);
  if (result->interrupted) {
    return kInterrupted;
  }
  if (result->progress.failed > 0) {
    return kSomeFailed;
  }
  return to_stdout ? print(options.output + "/" + inputs->files[0].name + ".json") : kOk;
}

}  // namespace

void add_extract_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("extract", "Read files and folders, write JSON");
  command->footer(kFooter);
  command->add_option("inputs", asked->inputs, "PDF, TIFF, PNG or JPEG files, or folders of them")
      ->required();
  command
      ->add_option("-o,--output", asked->output,
                   "Folder to write to (default: output); - for standard output")
      ->type_name("DIR");
  command->add_flag("--searchable-pdf", asked->extras.searchable_pdf,
                    "Beside the JSON, the pages with invisible text: report.pdf.searchable.pdf");
  command->add_flag("--hocr", asked->extras.hocr,
                    "Beside the JSON, words with boxes: report.pdf.hocr");
  command->add_flag("--alto", asked->extras.alto, "The same as ALTO 4: report.pdf.alto.xml");
  command->add_flag("--again", asked->again, "Read again what is finished and unchanged");
  asked->reader.add_to(*command);
  command
      ->add_option("--log-format", asked->log_format,
                   "text, or json: one event on a line, on standard error")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json")
      ->capture_default_str();
  command->add_flag("-q,--quiet", asked->quiet, "Print errors only");
  command->callback([asked, &action] { action = [asked] { return extract(*asked); }; });
}

}  // namespace ita::cli
