#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "batch/inputs.h"
#include "batch/shards.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reader_arguments.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Example:
  ita merge --tasks shards/*.jsonl --results results/*.jsonl --store store/ -o out/

Proves that every task has exactly one result (the same result twice counts once), then writes the JSON
files and run.jsonl as 'ita extract' would have. Otherwise it names the tasks and writes nothing.

Exit codes: 0 all there; 1 could not work; 2 wrong usage; 3 tasks without a result, or files that failed.)";

struct Asked {
  batch::MergeOptions options;
  ReaderArguments reader;
};

void list(const char* what, const std::vector<std::string>& ids) {
  constexpr size_t kShown = 20;
  for (size_t i = 0; i < std::min(ids.size(), kShown); ++i) {
    std::fprintf(stderr, "ita merge: %s: %s\n", what, batch::one_line(ids[i]).c_str());
  }
  if (ids.size() > kShown) {
    std::fprintf(stderr, "ita merge: %s: %zu more\n", what, ids.size() - kShown);
  }
}

int merge(const Asked& asked) {
  batch::MergeOptions options = asked.options;
  const auto setup = asked.reader.setup();
  const auto done = setup ? (options.setup = *setup, batch::merge(options))
                          : Result<batch::MergeResult>(setup.error());
  if (!done) {
    std::fprintf(stderr, "ita merge: %s\n", batch::one_line(describe(done.error())).c_str());
    return kCannotWork;
  }
  list("task without a result (run its shard again)", done->missing);
  list("task with two different results (were all workers of one version and options?)",
       done->conflicting);
  list("result without a task", done->unknown);
  if (!done->complete()) {
    return kSomeFailed;
  }
  std::printf("%d tasks, each with one result: %d documents, %d failed → %s\n", done->tasks,
              done->documents, done->failed, batch::one_line(options.output).c_str());
  return done->failed > 0 ? kSomeFailed : kOk;
}

}  // namespace

void add_merge_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("merge", "Join the results of 'ita worker'");
  command->footer(kFooter);
  command->add_option("--tasks", asked->options.tasks, "Files that 'ita shards' wrote")
      ->required()
      ->type_name("FILE...");
  command->add_option("--results", asked->options.results, "What the workers answered")
      ->required()
      ->type_name("FILE...");
  command->add_option("--store", asked->options.store, "Folder of results of the workers")
      ->required()
      ->type_name("DIR");
  command->add_option("-o,--output", asked->options.output, "Folder to write to")
      ->required()
      ->type_name("DIR");
  asked->reader.add_to(*command);
  command->callback([asked, &action] { action = [asked] { return merge(*asked); }; });
}

}  // namespace ita::cli
