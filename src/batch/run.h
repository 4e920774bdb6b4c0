#pragma once

#include <cstdint>
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
  int incomplete = 0;  ///< read, but a page is missing or may not be whole
  int review = 0;      ///< documents that a person should look at
  int not_recognised = 0;
  int unreadable = 0;  ///< documents of which no page that could be read says anything of ITA
  int reused = 0;      ///< finished and unchanged since an earlier run
  int outdated = 0;    ///< read before by another version, other models or other options
  int skipped = 0;     ///< files of folders that are no documents
  int gone = 0;        ///< read before, and not in the folder any more
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
  std::vector<std::string> folders;  ///< Inputs::folders: what was read from them before and is not
                                     ///< there any more is marked as gone
  bool prune = false;                ///< what is gone loses its result and its record
  bool again = false;                ///< read what is finished and unchanged, too
  std::uint64_t max_bytes = std::uint64_t{1} << 30;  ///< larger inputs are not read
  std::vector<std::string> worker_command;           ///< default: this program as a worker
};

struct RunResult {
  Progress progress;
  bool interrupted = false;
};

/// Reads every input in worker processes and writes `<name>.json` under the output folder, and one
/// Record for each into its run.jsonl.  A file that cannot be read is a Record, not an error.  Can
/// be killed at any time: the next run with the same folder goes on.  Errors: cannot_write (a full
/// disk too), busy (another run holds the folder), missing_model, crashed (no worker can live).
/// Nothing is replaced in silence: a file keeps the name that it was first read under, wherever it
/// was given from; another file of that name gets one with a hash in it; a result that people
/// changed, and one of a content that its file no longer has, are kept beside.
Result<RunResult> run(std::vector<Input> inputs, const RunOptions& options, Observer& observer);

/// Asks a `run` in this process to stop; safe in a signal handler.
void interrupt();
bool interrupted();

}  // namespace ita::batch
