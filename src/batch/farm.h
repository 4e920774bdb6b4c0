#pragma once

#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "batch/process.h"
#include "batch/protocol.h"

namespace ita::batch {

struct FarmOptions {
  std::vector<std::string> command;  ///< how a worker is started
  Setup setup;
  int jobs = 1;
  int longest = 8;         ///< a document with more pages is shared out
  int pages_for_task = 4;  ///< of a shared document
  int tasks_for_worker =
      400;  ///< then it is replaced, so that what a library leaks does not add up
};

struct Job {
  /// whole: read it and write the JSON.  range: only the pages first..last, into `spool`.  probe:
  /// count the pages. assemble: join the pages in `spool`, `source` and `skip` say what there is to
  /// know.
  enum class Kind { whole, range, probe, assemble } kind = Kind::whole;
  long id = 0;
  std::string path, name;
  std::string sha256;
  std::string output;  ///< where to write the JSON
  int first = 0, last = 0;
  output::SourceInfo source = {};
  std::vector<SkippedPage> skip = {};
  std::string spool;  ///< folder for pages of a long document; kept when the job fails
};

struct JobDone {
  long id = 0;
  std::string status;  ///< of the document; "failed" with `error`
  output::SourceInfo source;
  std::vector<SkippedPage> problems;
  std::vector<std::string> extras;
  Error error;
  double seconds = 0;  ///< of work, all workers together
};

/// Worker processes that read documents.  A worker that dies or takes too long is replaced; the
/// page it was at is tried once more, then left out with its reason; a document that kills workers
/// twice outside its pages, or more than a few times in all, is given up.  One thread.
class Farm {
 public:
  explicit Farm(FarmOptions options);
  ~Farm();

  /// Starts one worker and waits until it is ready.  Errors: missing_model, crashed.
  Result<output::GeneratorInfo> start();
  /// Documents that can be taken so that no worker waits.
  int room() const;
  bool idle() const { return documents_.empty(); }
  void add(Job job);
  /// Waits for at most `seconds` for news.  Errors: what makes further work pointless.
  Result<std::vector<JobDone>> step(double seconds);
  /// Lines worth telling (a page set aside, a worker replaced) since the last call.
  std::vector<std::string> notices() { return std::exchange(notices_, {}); }
  long pages_read() const { return pages_read_; }
  /// What confines the workers, as `confine` says.
  const std::string& sandbox() const { return sandbox_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Document;
  struct Worker;

  Status hire();
  void give_work();
  std::optional<Task> next_task(Document*& whose);
  void heard(Worker& worker, const Message& message);
  void finished_task(Worker& worker, const Message& message);
  void lost(Worker& worker, const Ending& ending);
  void killed(Document& document, const Task& task, int page, const Ending& ending);
  void expire(Document& document);
  void check_clocks();
  void end(Document& document, JobDone done);
  void fail(Document& document, Error error);
  Task task_for(const Document& document, Work work);
  std::string who(const Document& document) const;

  FarmOptions options_;
  std::list<std::unique_ptr<Document>> documents_;
  std::list<std::unique_ptr<Worker>> workers_;
  std::vector<JobDone> done_;
  std::vector<std::string> notices_;
  std::optional<Error> fatal_;
  output::GeneratorInfo generator_;
  std::string sandbox_;
  int stillborn_ = 0;  ///< workers in a row that died before they were ready
  long next_id_ = 0;
  long pages_read_ = 0;
};

}  // namespace ita::batch
