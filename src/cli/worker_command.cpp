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
#include "cli/speech.h"

namespace ita::cli {

namespace {

struct Asked {
  bool child = false;
  std::string store = "store";
  ReaderArguments reader;
};

int work(const Asked& asked) {
  auto setup = asked.reader.setup();
  if (!setup) {
    complain("worker", setup.error());
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
    complain("worker", done.error());
    return done.error().code == ErrorCode::interrupted ? kInterrupted : kCannotWork;
  }
  return kOk;
}

}  // namespace

void add_worker_command(CLI::App& app, Action& action) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("worker");
  command->add_flag("--child", asked->child)->group("");
  command->add_option("--store", asked->store)->type_name("DIR")->capture_default_str();
  asked->reader.add_to(*command);
  command->callback([asked, &action] {
    action = [asked] {
      return asked->child ? batch::serve(STDIN_FILENO, STDOUT_FILENO) : work(*asked);
    };
  });
}

}  // namespace ita::cli
