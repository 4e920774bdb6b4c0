#include <csignal>

#include "cli/cli.h"

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error with a cause, no death
  return ita::cli::run(argc, argv);
}
