#include "cli/reader_arguments.h"

#include <sched.h>

#include <CLI/CLI.hpp>

#include "base/models_folder.h"

namespace ita::cli {

void ReaderArguments::add_to(CLI::App& command) {
  command.add_option("--ocr", ocr_)
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->type_name("auto|always|never")
      ->capture_default_str();
  engine_.add_to(command);
  command.add_option("--models", models_)->type_name("DIR");
  command.add_option("-j,--jobs", jobs_)
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  fence_.add_to(command);
}

Result<batch::Setup> ReaderArguments::setup() const {
  auto models = find_models_folder(models_);
  if (!models) {
    return models.error();
  }
  batch::Setup out;
  out.extract.reader.models_dir = *models;
  out.extract.reader.ocr = ocr_ == "always"  ? text::OcrMode::always
                           : ocr_ == "never" ? text::OcrMode::never
                                             : text::OcrMode::automatic;
  out.extract.reader.lines = engine_.options();
  auto how = fence_.open_options();
  if (!how) {
    return how.error();
  }
  out.extract.open = std::move(*how);
  out.limits = fence_.limits();
  out.sandbox = fence_.sandbox();
  out.require_sandbox = fence_.require_sandbox();
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
