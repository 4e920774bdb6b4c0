#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "batch/files.h"
#include "batch/inputs.h"
#include "batch/run.h"
#include "batch/standing.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reader_arguments.h"
#include "cli/speech.h"
#include "cli/temporary_folder.h"
#include "cli/watcher.h"
#include "review/store/store.h"

namespace ita::cli {

namespace {

struct Asked {
  std::vector<std::string> inputs;
  std::string output = "output";
  bool output_given = false;
  ReaderArguments reader;
  batch::Extras extras;
  bool quiet = false, again = false, prune = false;
  std::string log_format = "text", lang;
};

int fail(const Error& error) {
  complain("extract", error);
  return error.code == ErrorCode::bad_argument ? kUsage : kCannotWork;
}

bool ends_with(std::string path, std::string_view ending) {
  std::transform(path.begin(), path.end(), path.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return path.ends_with(ending);
}

/// Where the one file that is asked for goes, when no folder is.
enum class Target { folder, standard_output, json, pdf };

Target target_of(const std::string& output) {
  std::error_code ignored;
  if (output == "-") {
    return Target::standard_output;
  }
  if (std::filesystem::is_directory(output, ignored)) {
    return Target::folder;
  }
  return ends_with(output, ".pdf")    ? Target::pdf
         : ends_with(output, ".json") ? Target::json
                                      : Target::folder;
}

/// Takes a result out of the temporary folder to where it was asked for.
int deliver(const std::string& json, Target target, const std::string& output) {
  const auto content =
      batch::read_all(target == Target::pdf ? batch::beside(json, "searchable.pdf") : json);
  if (!content) {
    return fail(content.error());
  }
  if (target == Target::standard_output) {
    const bool written =
        std::fwrite(content->data(), 1, content->size(), stdout) == content->size();
    return written && std::fflush(stdout) == 0 ? kOk : kCannotWork;
  }
  const std::filesystem::path folder = std::filesystem::path(output).parent_path();
  const Status written =
      batch::write_whole(output, *content, folder.empty() ? "." : folder.string());
  return written ? kOk : fail(written.error());
}

/// Standard input as a file of the temporary folder; what it is, its content says.
Result<std::string> take_input(const std::string& folder) {
  std::string content;
  constexpr size_t kSome = 1 << 16;
  std::vector<char> some(kSome);
  while (const size_t n = std::fread(some.data(), 1, some.size(), stdin)) {
    content.append(some.data(), n);
  }
  std::string path = folder + "/stdin";
  if (Status written = batch::write_whole(path, content, folder); !written) {
    return written.error();
  }
  return path;
}

/// What there is to read; a message where it is nothing.
Result<batch::Inputs> inputs_of(const Asked& asked, Target target, const std::string& temporary) {
  std::vector<std::string> paths = asked.inputs;
  for (std::string& path : paths) {
    if (path == "-") {
      auto taken = take_input(temporary);
      if (!taken) {
        return taken.error();
      }
      path = *taken;
    }
  }
  auto inputs = batch::collect(paths, target == Target::folder ? asked.output : "");
  if (!inputs) {
    return inputs.error();
  }
  const auto usage = [](std::string message, std::string remedy) {
    return Error{ErrorCode::bad_argument, "cli", "", 0, std::move(message), std::move(remedy)};
  };
  if (inputs->files.empty()) {
    return usage("there is no file to read in what was given", "name a folder that holds reports");
  }
  if (target != Target::folder && inputs->files.size() != 1) {
    return usage("-o " + asked.output + " takes exactly one file, not " +
                     std::to_string(inputs->files.size()),
                 "give a folder with -o");
  }
  return inputs;
}

batch::RunOptions run_options(const Asked& asked, const batch::Setup& setup,
                              const batch::Inputs& inputs) {
  batch::RunOptions options;
  options.output = asked.output;
  options.setup = setup;
  options.setup.extras = asked.extras;
  options.again = asked.again;
  options.prune = asked.prune;
  options.folders = inputs.folders;
  options.max_bytes = asked.reader.max_bytes();
  options.jobs = asked.reader.jobs();
  return options;
}

int exit_code(const batch::Progress& p) {
  if (p.skipped == p.total) {
    complain("extract",
             tr("no PDF and no image among {count} files; run.jsonl in the output folder "
                "says what each of them is",
                {{"count", std::to_string(p.total)}}));
    return kSomeFailed;
  }
  return p.failed + p.incomplete + p.unreadable > 0 ? kSomeFailed : kOk;
}

int extract(const Asked& asked) {
  const bool piped = asked.inputs.size() == 1 && asked.inputs[0] == "-" && !asked.output_given;
  const std::string output = piped ? "-" : asked.output;
  const Target target = target_of(output);
  const TemporaryFolder temporary;
  Asked settled = asked;
  settled.output = output;
  const auto inputs = inputs_of(settled, target, temporary.path());
  if (!inputs) {
    return fail(inputs.error());
  }
  auto setup = asked.reader.setup();
  if (!setup) {
    return fail(setup.error());
  }
  batch::RunOptions options = run_options(settled, *setup, *inputs);
  if (target != Target::folder) {
    options.output = temporary.path() + "/out";
    options.setup.extras.searchable_pdf |= target == Target::pdf;
  }
  if (const auto said = review::CorrectionStore::open(options.output);
      said && target == Target::folder) {
    options.setup.extract.begins = (*said)->begins();
  }
  const std::string json = options.output + "/" + inputs->files[0].name + ".json";
  WatchOptions watching;
  watching.folder = options.output;
  watching.single = inputs->files.size() == 1;
  watching.quiet = asked.quiet || target != Target::folder;
  watching.json_lines = asked.log_format == "json";
  watching.passed_over = inputs->passed_over;
  watching.speech = Speech::of(asked.lang, setup->extract.reader.models_dir);
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
  if (target != Target::folder && result->progress.failed + result->progress.skipped == 0) {
    if (const int delivered = deliver(json, target, output); delivered != kOk) {
      return delivered;
    }
  }
  return exit_code(result->progress);
}

}  // namespace

void add_extract_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("extract");
  command->add_option("inputs", asked->inputs)->required();
  command->add_option("-o,--output", asked->output)->type_name("DIR|FILE|-");
  command->add_flag("--searchable-pdf", asked->extras.searchable_pdf);
  command->add_flag("--pdfa", asked->extras.archival);
  command->add_flag("--hocr", asked->extras.hocr);
  command->add_flag("--alto", asked->extras.alto);
  command->add_flag("--again", asked->again);
  command->add_flag("--prune", asked->prune);
  asked->reader.add_to(*command);
  command->add_option("--log-format", asked->log_format)
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json")
      ->capture_default_str();
  command->add_option("--lang", asked->lang)
      ->check(CLI::IsMember({"th", "en"}).description(""))
      ->type_name("th|en");
  command->add_flag("-q,--quiet", asked->quiet);
  command->callback([asked, command, &action] {
    asked->output_given = command->count("--output") > 0;
    asked->extras.searchable_pdf |= asked->extras.archival;
    action = [asked] { return extract(*asked); };
  });
}

}  // namespace ita::cli
