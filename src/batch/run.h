#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "batch/extract.h"
#include "batch/inputs.h"

namespace ita::batch {

/// How the reading of one input ended, for good.  One line of run.jsonl.
struct Record {
  std::string file;    ///< Input::name as UTF-8
  std::string sha256;  ///< empty when the file could not be read at all
  std::string status;  ///< "ok", "needs_review", "not_recognised" as in the document, or "failed"
  double seconds = 0;
  int pages = 0;
  int pages_failed = 0;
  std::string output;  ///< path under the output folder, UTF-8; empty when nothing was written
  std::string duplicate_of;  ///< name of the input with the same content that was read in its place
  Error error;               ///< why it failed; code none when it did not
  bool failed() const { return status == "failed"; }
};

/// What the user watches.  Called on the thread of `run`.
class Observer {
 public:
  virtual ~Observer() = default;
  struct Progress {
    int total = 0, done = 0, failed = 0, review = 0, reused = 0;
    long pages = 0;
    double seconds = 0;
  };
  virtual void begin(const Progress&) {}
  virtual void finished(const Record&, const Progress&) {}
  virtual void tick(const Progress&) {}
  virtual void notice(const std::string&) {
  }  ///< a line worth telling, for example a page set aside
};

struct RunOptions {
  ExtractOptions extract;
  std::string output;  ///< folder, made when it is not there
  int jobs = 1;
};

struct RunResult {
  Observer::Progress progress;
  bool interrupted = false;
};

/// Reads every input and writes `<name>.json` under the output folder.  A file that cannot be read
/// is a Record, not an error.  Errors: cannot_write, busy (another run holds the folder),
/// missing_model.
Result<RunResult> run(const std::vector<Input>& inputs, const RunOptions& options,
                      Observer& observer);

}  // namespace ita::batch
