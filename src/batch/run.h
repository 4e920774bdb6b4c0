#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "batch/extract.h"
#include "batch/inputs.h"
#include "batch/journal.h"
#include "batch/protocol.h"

namespace ita::batch {

struct Progress {
  int total = 0;  ///< inputs
  int done = 0;   ///< of them, failed and reused included
  int failed = 0;
  int review = 0;  ///< documents that a person should look at
  int not_recognised = 0;
  int reused = 0;      ///< finished and unchanged since an earlier run
  int outdated = 0;    ///< read before by another version, other models or other options
  int duplicates = 0;  ///< same content as another input, read once
  long pages = 0;      ///< read in this run
  double seconds = 0;  ///< since the start of this run
};

/// What the user watches.  Called on the thread of `run`.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void begin(const Progress&) {}
  virtual void finished(const Record&, const Progress&) {}
  virtual void tick(const Progress&) {}       ///< some times each second
  virtual void notice(const std::string&) {}  ///< a line worth telling
};

struct RunOptions {
  Setup setup;         ///< scratch is set by `run`
  std::string output;  ///< folder, made when it is not there
  int jobs = 1;
  bool again = false;                       ///< read what is finished and unchanged, too
  std::vector<std::string> worker_command;  ///< default: this program as a worker
};

struct RunResult {
  Progress progress;
  bool interrupted = false;
};

/// Reads every input in worker processes and writes `<name>.json` under the output folder, and one
/// Record for each into its run.jsonl.  A file that cannot be read is a Record, not an error.  Can
/// be killed at any time: the next run with the same folder goes on.  Errors: cannot_write (a full
/// disk too), busy (another run holds the folder), missing_model, crashed (no worker can live).
Result<RunResult> run(const std::vector<Input>& inputs, const RunOptions& options,
                      Observer& observer);

/// What must be the same for a result to count as finished: version, models, options.
std::string key_of(const Setup& setup, const output::GeneratorInfo& generator);

/// Asks a `run` in this process to stop; safe in a signal handler.
void interrupt();
bool interrupted();

}  // namespace ita::batch
