#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <memory>

#include "batch/inputs.h"
#include "batch/run.h"
#include "batch/shards.h"
#include "batch/worker.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/reader_arguments.h"

namespace ita::cli {

namespace {

constexpr const char* kFooter = R"(Example:
  ita worker --store store/ --jobs 1 < shards/shard-0001.jsonl > results/0001.jsonl

A task: {"id": "a", "input": "/data/a.pdf", "name": "a.pdf"}, with "pages": [1, 40], "of": 200 for a part.
A result: the same id, the status, and where the result is in the store. Results are kept under a key of
content, pages, options and version: the same task again, here or elsewhere, is answered from the store.
A task that fails is an answer too ("status": "failed" with "error"); the worker goes on.

Exit codes: 0 every task has its answer; 1 could not work; 2 wrong usage; 130 stopped.)";

struct Asked {
  bool child = false;
  std::string store = "store";
  ReaderArguments reader;
};

int work(const Asked& asked) {
  auto setup = asked.reader.setup();
  if (!setup) {
    std::fprintf(stderr, "ita worker: %s\n", batch::one_line(describe(setup.error())).c_str());
    return kCannotWork;
  }
  batch::WorkOptions options;
  options.store = asked.store;
  options.jobs = asked.reader.jobs();
  options.max_bytes = asked.reader.max_bytes();
  options.setup = *setup;
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGINT, [](int) { batch::interrupt(); });
  std::signal(SIGTERM, [](int) { batch::interrupt(); });
  const Status done = batch::work(
      options, [](std::string& line) { return static_cast<bool>(std::getline(std::cin, line)); },
      [](const std::string& line) { std::cout << line << std::flush; });
  if (!done) {
    std::fprintf(stderr, "ita worker: %s\n", batch::one_line(describe(done.error())).c_str());
    return done.error().code == ErrorCode::interrupted ? kInterrupted : kCannotWork;
  }
  return kOk;
}

}  // namespace

void add_worker_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command =
      app.add_subcommand("worker", "Carry out tasks from standard input, for batch systems");
  command->footer(kFooter);
  command->add_flag("--child", asked->child)->group("");
  command->add_option("--store", asked->store, "Folder of results that all workers share")
      ->type_name("DIR")
      ->capture_default_str();
  asked->reader.add_to(*command);
  command->callback([asked, &action] {
    action = [asked] {
      return asked->child ? batch::serve(STDIN_FILENO, STDOUT_FILENO) : work(*asked);
    };
  });
}

}  // namespace ita::cli
