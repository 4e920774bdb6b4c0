#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "batch/inputs.h"
#include "batch/shards.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reader_arguments.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Example, an archive on many machines that share a file system:
  ita shards archive/ --shards 64 -o shards/
  parallel --sshloginfile hosts 'ita worker --store store/ < {} > {.}.result' ::: $PWD/shards/*.jsonl
  ita merge --tasks shards/*.jsonl --results shards/*.result --store store/ -o out/

Exit codes: 0 done; 1 could not work; 2 wrong usage; 3 some files cannot be tasks.)";

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
    std::fprintf(stderr, "ita shards: %s\n", batch::one_line(describe(done.error())).c_str());
    return done.error().code == ErrorCode::bad_argument ? kUsage : kCannotWork;
  }
  for (const Error& error : done->errors) {
    std::fprintf(stderr, "ita shards: %s\n", batch::one_line(describe(error)).c_str());
  }
  std::printf("%d files, %d tasks in %d shards → %s\n", done->files, done->tasks, options.shards,
              batch::one_line(options.output).c_str());
  return done->errors.empty() ? kOk : kSomeFailed;
}

}  // namespace

void add_shards_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("shards", "Split an archive into tasks for many machines");
  command->footer(kFooter);
  command->add_option("inputs", asked->inputs, "Files and folders")->required();
  command->add_option("--shards", asked->options.shards, "Number of shards")
      ->required()
      ->check(CLI::Range(1, 100000).description(""))
      ->type_name("N");
  command->add_option("-o,--output", asked->options.output, "Folder for shard-0001.jsonl, …")
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--split", asked->options.split,
                   "Documents with more pages become tasks of so many")
      ->check(CLI::Range(1, 100000).description(""))
      ->type_name("PAGES");
  asked->reader.add_to(*command);
  command->callback([asked, &action] { action = [asked] { return make(*asked); }; });
}

}  // namespace ita::cli
