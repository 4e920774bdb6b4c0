#include <CLI/CLI.hpp>
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
  std::vector<std::string> inputs;
  batch::ShardOptions options;
  ReaderArguments reader;
};

int make(const Asked& asked) {
  auto inputs = batch::collect(asked.inputs, asked.options.output);
  if (inputs) {  // what is no document is no task
    std::erase_if(inputs->files, [](const batch::Input& input) { return input.skip.has_value(); });
  }
  batch::ShardOptions options = asked.options;
  const auto setup =
      asked.options.split > 0 ? asked.reader.setup() : Result<batch::Setup>(batch::Setup{});
  const auto done = !inputs  ? Result<batch::ShardResult>(inputs.error())
                    : !setup ? Result<batch::ShardResult>(setup.error())
                             : (options.setup = *setup, batch::make_shards(inputs->files, options));
  if (!done) {
    complain("shards", done.error());
    return done.error().code == ErrorCode::bad_argument ? kUsage : kCannotWork;
  }
  for (const Error& error : done->errors) {
    complain("shards", error);
  }
  say_line(tr("{files} files, {tasks} tasks in {shards} shards → {place}",
              {{"files", std::to_string(done->files)},
               {"tasks", std::to_string(done->tasks)},
               {"shards", std::to_string(options.shards)},
               {"place", batch::one_line(options.output)}}));
  return done->errors.empty() ? kOk : kSomeFailed;
}

}  // namespace

void add_shards_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("shards");
  command->add_option("inputs", asked->inputs)->required();
  command->add_option("--shards", asked->options.shards)
      ->required()
      ->check(CLI::Range(1, 100000).description(""))
      ->type_name("N");
  command->add_option("-o,--output", asked->options.output)->required()->type_name("DIR");
  command->add_option("--split", asked->options.split)
      ->check(CLI::Range(1, 100000).description(""))
      ->type_name("PAGES");
  asked->reader.add_to(*command);
  command->callback([asked, &action] { action = [asked] { return make(*asked); }; });
}

}  // namespace ita::cli
