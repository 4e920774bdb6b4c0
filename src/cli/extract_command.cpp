#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/run.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/models.h"
#include "cli/summary.h"
#include "cli/terminal.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Examples:
  ita extract report.pdf                       output/report.pdf.json, and a summary here
  ita extract scan.pdf photo.tif folder/ -o out/
  ita extract report.pdf -o - > report.json    JSON on standard output, nothing else there
  ita extract secret.pdf --password 1234

Each input gives one JSON file under the output folder, folders kept: folder/2567/a.pdf gives
out/2567/a.pdf.json. A value that is in doubt carries its reasons in "review".

Exit codes: 0 all read; 1 could not work (output folder, models); 2 wrong usage;
3 some files could not be read; 130 stopped by Ctrl-C (the same command goes on).)";

struct Asked {
  std::vector<std::string> inputs;
  std::string output = "output";
  std::string models, password;
  text::OcrMode ocr = text::OcrMode::automatic;
  bool quiet = false;
};

class Plain : public batch::Observer {
 public:
  Plain(const Asked& asked, const std::string& folder, bool single)
      : asked_(asked), folder_(folder), single_(single) {}

  void finished(const batch::Record& record, const Progress& progress) override {
    if (record.failed()) {
      std::fprintf(stderr, "ita: %s\n", batch::one_line(describe(record.error)).c_str());
      return;
    }
    if (asked_.quiet || asked_.output == "-") {
      return;
    }
    const auto json = batch::read_all(folder_ + "/" + record.output);
    if (!json) {
      return;
    }
    if (single_) {
      std::fputs(summary(*json, style_for(STDOUT_FILENO), columns_of(STDOUT_FILENO)).c_str(),
                 stdout);
      std::printf("\n→ %s\n", batch::one_line(folder_ + "/" + record.output).c_str());
    } else {
      std::printf("[%d/%d] %s: %s\n", progress.done, progress.total,
                  batch::one_line(record.file).c_str(), headline(*json).c_str());
    }
    std::fflush(stdout);
  }

 private:
  const Asked& asked_;
  std::string folder_;
  bool single_;
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
  auto models = find_models(asked.models);
  if (!models) {
    return fail(models.error());
  }
  std::unique_ptr<TemporaryFolder> temporary;
  batch::RunOptions options;
  options.output = asked.output;
  if (to_stdout) {
    temporary = std::make_unique<TemporaryFolder>();
    options.output = temporary->path();
  }
  options.extract.reader.models_dir = *models;
  options.extract.reader.ocr = asked.ocr;
  options.extract.open.password = asked.password;
  Plain observer(asked, options.output, inputs->files.size() == 1);
  const auto result = batch::run(inputs->files, options, observer);
  if (!result) {
    return fail(result.error());
  }
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
  command->add_option("-o,--output", asked->output,
                      "Folder to write to (default: output); - for standard output");
  command->add_option("--password", asked->password, "Password of encrypted PDFs");
  static const std::map<std::string, text::OcrMode> kModes{{"auto", text::OcrMode::automatic},
                                                           {"always", text::OcrMode::always},
                                                           {"never", text::OcrMode::never}};
  command->add_option("--ocr", asked->ocr, "auto: where the text layer falls short; always; never")
      ->transform(CLI::CheckedTransformer(kModes))
      ->default_str("auto");
  command->add_option("--models", asked->models,
                      "Folder of models (default: $ITA_MODELS_DIR, else beside the program)");
  command->add_flag("-q,--quiet", asked->quiet, "Print errors only");
  command->callback([asked, &action] { action = [asked] { return extract(*asked); }; });
}

}  // namespace ita::cli
