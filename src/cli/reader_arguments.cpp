#include "cli/reader_arguments.h"

#include <sched.h>

#include <CLI/CLI.hpp>

#include "cli/models.h"

namespace ita::cli {

void ReaderArguments::add_to(CLI::App& command) {
  command.add_option("--password", password_, "Password of encrypted PDFs")->type_name("WORD");
  command.add_option("--ocr", ocr_, "auto: where the text layer falls short")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->type_name("auto|always|never")
      ->capture_default_str();
  command
      .add_option("--models", models_,
                  "Folder of models (default: $ITA_MODELS_DIR, else beside the program)")
      ->type_name("DIR");
  command.add_option("-j,--jobs", jobs_, "Worker processes (default: one for each core)")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  const auto number = [&](const char* name, double& value, double least, double most,
                          const char* help) {
    command.add_option(name, value, help)
        ->check(CLI::Range(least, most).description(""))
        ->type_name("N")
        ->capture_default_str();
  };
  number("--page-timeout", limits_.page_seconds, 1, 86400, "Seconds for one page");
  number("--document-timeout", limits_.document_seconds, 1, 864000, "Seconds for one document");
  number("--memory", limits_.memory_mib, 256, 1048576, "MiB of memory for one worker");
  number("--max-megapixels", max_megapixels_, 1, 10000, "A larger page is read at less dpi");
  command.add_flag("--no-sandbox", no_sandbox_, "Do not confine the workers (for debugging)");
}

Result<batch::Setup> ReaderArguments::setup() const {
  auto models = find_models(models_);
  if (!models) {
    return models.error();
  }
  batch::Setup out;
  out.extract.reader.models_dir = *models;
  out.extract.reader.ocr = ocr_ == "always"  ? text::OcrMode::always
                           : ocr_ == "never" ? text::OcrMode::never
                                             : text::OcrMode::automatic;
  out.extract.open.password = password_;
  out.extract.open.max_megapixels = max_megapixels_;
  out.limits = limits_;
  out.sandbox = !no_sandbox_;
  return out;
}

int ReaderArguments::jobs() const {
  if (jobs_ > 0) {
    return jobs_;
  }
  cpu_set_t ours;  // what this process may use: a batch system or container may have given us less
  return ::sched_getaffinity(0, sizeof ours, &ours) == 0 ? CPU_COUNT(&ours) : 1;
}

}  // namespace ita::cli
