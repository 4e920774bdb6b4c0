#pragma once

namespace ita::cli {

/// Exit codes of every command.  Published in --help and the README: never renumber.
enum Exit : int {
  kOk = 0,            ///< all read
  kCannotWork = 1,    ///< no output folder, no model
  kUsage = 2,         ///< wrong usage
  kSomeFailed = 3,    ///< some files failed, or a check failed
  kInterrupted = 130  ///< stopped by Ctrl-C; a later run continues
};

int run(int argc, char** argv);

}  // namespace ita::cli
