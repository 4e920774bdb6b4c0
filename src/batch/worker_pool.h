#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "batch/process.h"
#include "batch/protocol.h"

namespace ita::batch {

struct PoolOptions {
  std::vector<std::string> command;  ///< how a worker is started; empty: this program
  Setup setup;
  std::string scratch;  ///< folder of the supervisor, for files without a name
  int jobs = 1;
  int longest = 8;         ///< a document with more pages is shared out
  int pages_for_task = 4;  ///< of a shared document
  int tasks_for_worker =
      400;  ///< then it is replaced, so that what a library leaks does not add up
};

struct Job {
  /// whole: read it and write the JSON.  range: only the pages first..last, into `spool`.  probe:
  /// count the pages. assemble: join the pages in `spool`, `source` and `skip` say what there is to
  /// know.  render: page `first` as a PNG.
  enum class Kind { whole, range, probe, assemble, render } kind = Kind::whole;
  long id = 0;
  std::string path;  ///< may be empty for `assemble`
  std::string name;
  std::string sha256;  ///< empty when it is not known yet
  int first = 0, last = 0;
  double dpi = 0;
  output::SourceInfo source = {};
  std::vector<PageTrouble> skip = {};
  std::string spool;  ///< folder for pages of a long document; kept when the job fails
};

struct JobDone {
  long id = 0;
  std::string status;  ///< of the document; "read", "failed" with `error`
  output::SourceInfo source;
  std::vector<PageTrouble> problems;
  std::string content;  ///< the JSON, valid by the schema; the PNG of `render`
  std::vector<std::pair<std::string, Descriptor>> extras;  ///< by their endings
  Error error;
  double seconds = 0;  ///< of CPU, all workers together
};

/// Worker processes that read documents.  A worker that dies or takes too long is replaced; the
/// page it was at is tried once more, then left out with its reason; a document that kills workers
/// twice outside its pages, or more than a few times in all, is given up.  What a worker says is
/// believed only where it fits its task; one that says anything else is treated as one that died.
/// One thread.
class WorkerPool {
 public:
  explicit WorkerPool(PoolOptions options);
  ~WorkerPool();

  /// Starts one worker and waits until it is ready.  Errors: missing_model, crashed, no_sandbox.
  Result<output::GeneratorInfo> start();
  /// Documents that can be taken so that no worker waits.
  int room() const;
  bool idle() const { return documents_.empty(); }
  void add(Job job);
  /// Waits for at most `seconds` for news, or until there is something to read from `also`.
  /// Errors: what makes further work pointless.
  Result<std::vector<JobDone>> step(double seconds, int also = -1);
  /// Lines worth telling (a page set aside, a worker replaced) since the last call.
  std::vector<std::string> notices() { return std::exchange(notices_, {}); }
  long pages_read() const { return pages_read_; }
  /// What confines the workers, as Fence::words says; "off" when that was asked for.
  const std::string& sandbox() const { return sandbox_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Document;
  struct Worker;

  Status spawn();
  void give_work();
  Worker* free_worker();
  void spawn_where_wanted();
  std::optional<Task> next_task(Document*& whose);
  bool give(Worker& worker, Document& document, Task task);
  Result<std::vector<int>> descriptors_for(Document& document, const Task& task,
                                           std::vector<Descriptor>& owned);
  Status open_input(Document& document);
  Status make_outputs(Document& document);

  void listen(Worker& worker);
  void take_lines(Worker& worker);
  void hear_news(Worker& worker);
  void on_message(Worker& worker, const Message& message);
  void on_ready(Worker& worker, const Message& message);
  bool fits(const Worker& worker, const Message& message) const;
  void broke_rules(Worker& worker, const std::string& how);
  void on_finished(Worker& worker, const Message& message);
  bool accept(Document& document, const Task& task, const Message& message);
  void pages_are_read(Document& document);

  void lost(Worker& worker, const Ending& ending);
  void killed(Document& document, const Task& task, int page, const Ending& ending);
  void expire(Document& document);
  void stop_tasks_of(Document& document, const std::string& why);
  void check_clocks();
  void release(Worker& worker, Document& document);
  void end(Document& document, JobDone done);
  void fail(Document& document, Error error);
  Task task_for(const Document& document, Work work);
  std::string who(const Document& document) const;

  PoolOptions options_;
  std::list<std::unique_ptr<Document>> documents_;
  std::list<std::unique_ptr<Worker>> workers_;
  std::vector<JobDone> done_;
  std::vector<std::string> notices_;
  std::optional<Error> fatal_;
  output::GeneratorInfo generator_;
  std::string sandbox_;
  int consecutive_start_failures_ = 0;
  long next_id_ = 0;
  long pages_read_ = 0;
};

}  // namespace ita::batch
