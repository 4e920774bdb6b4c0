#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "batch/inputs.h"
#include "batch/shards.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reader_arguments.h"
#include "cli/speech.h"

namespace ita::cli {

namespace {

struct Asked {
  batch::MergeOptions options;
  ReaderArguments reader;
};

void list(const char* what, const std::vector<std::string>& ids) {
  constexpr size_t kShown = 20;
  for (size_t i = 0; i < std::min(ids.size(), kShown); ++i) {
    complain("merge", tr(what) + ": " + ids[i]);
  }
  if (ids.size() > kShown) {
    complain("merge", tr(what) + ": " +
                          tr("{count} more", {{"count", std::to_string(ids.size() - kShown)}}));
  }
}

int merge(const Asked& asked) {
  batch::MergeOptions options = asked.options;
  const auto setup = asked.reader.setup();
  const auto done = setup ? (options.setup = *setup, batch::merge(options))
                          : Result<batch::MergeResult>(setup.error());
  if (!done) {
    complain("merge", done.error());
    return kCannotWork;
  }
  list("task without a result (run its shard again)", done->missing);
  list("task with two different results (were all workers of one version and options?)",
       done->conflicting);
  list("result without a task", done->unknown);
  if (!done->complete()) {
    return kSomeFailed;
  }
  say_line(
      tr("{tasks} tasks, each with one result: {documents} documents, {failed} failed → {place}",
         {{"tasks", std::to_string(done->tasks)},
          {"documents", std::to_string(done->documents)},
          {"failed", std::to_string(done->failed)},
          {"place", batch::one_line(options.output)}}));
  return done->failed > 0 ? kSomeFailed : kOk;
}

}  // namespace

void add_merge_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("merge");
  command->add_option("--tasks", asked->options.tasks)->required()->type_name("FILE...");
  command->add_option("--results", asked->options.results)->required()->type_name("FILE...");
  command->add_option("--store", asked->options.store)->required()->type_name("DIR");
  command->add_option("-o,--output", asked->options.output)->required()->type_name("DIR");
  asked->reader.add_to(*command);
  command->callback([asked, &action] { action = [asked] { return merge(*asked); }; });
}

}  // namespace ita::cli
