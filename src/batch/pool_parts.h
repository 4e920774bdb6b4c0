#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <vector>

#include "batch/worker_pool.h"

// What WorkerPool keeps of a document and of a worker.
namespace ita::batch {

/// What tells whether a file was written to.
struct FileMark {
  long long size = -1, changed = 0, modified = 0;
  bool operator==(const FileMark&) const = default;
  static FileMark of(int fd) {
    struct stat info {};
    if (fd < 0 || ::fstat(fd, &info) != 0) {
      return {};
    }
    const auto nanoseconds = [](const timespec& t) {
      return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
    };
    return {info.st_size, nanoseconds(info.st_ctim), nanoseconds(info.st_mtim)};
  }
};

struct WorkerPool::Document {
  Job job;
  enum class Stage { whole, sharing, joining } stage = Stage::whole;
  output::SourceInfo source;  ///< pages known from `opened` on
  std::deque<Task> waiting;
  int next_page = 1, last_page = 0;
  int running = 0;
  std::map<int, int> strikes;  ///< page (0: not at a page) to deaths
  int deaths = 0;
  std::vector<PageTrouble> skip;
  double cpu = 0, wall = 0;  ///< seconds of tasks that have ended
  bool expired = false;
  bool over = false;  ///< ended; waits for tasks that still run
  Descriptor input;
  FileMark mark;                    ///< of the input when it was opened
  std::vector<Descriptor> outputs;  ///< as Task says; made with the first task that writes there

  void leave_out(const PageTrouble& trouble) {
    const bool there = std::any_of(skip.begin(), skip.end(), [&](const PageTrouble& s) {
      return s.page == trouble.page && s.read == trouble.read &&
             (!s.read || s.message == trouble.message);
    });
    if (!there) {
      skip.push_back(trouble);
      std::stable_sort(skip.begin(), skip.end(),
                       [](const PageTrouble& a, const PageTrouble& b) { return a.page < b.page; });
    }
  }
};

struct WorkerPool::Worker {
  std::unique_ptr<Process> process;
  bool ready = false;
  bool forks = false;  ///< tells when the process of a task has ended
  bool busy = false;   ///< that process may still live, though it has answered
  Document* document = nullptr;
  std::optional<Task> task;
  bool opened = false, joining = false;  ///< said so of the task
  int page = 0;
  int tasks = 0;
  Clock::time_point began;  ///< of the task
  double cpu_began = 0;     ///< of the task
  double cpu_page = 0;      ///< CPU when it came to the page
  double cpu_now = 0;       ///< when it was last looked at
  double cpu_allowed = 0;   ///< for the page
  Clock::time_point deadline;
  std::optional<Ending> verdict;  ///< why we killed it
  bool dead = false;

  double look_at_cpu() { return cpu_now = std::max(cpu_now, process->cpu_seconds()); }
  void allow(double cpu_seconds, double wall_seconds) {
    cpu_page = look_at_cpu();
    cpu_allowed = cpu_seconds;
    deadline = Clock::now() + std::chrono::milliseconds(static_cast<long>(wall_seconds * 1000));
  }
  void kill_for(Ending ending) {
    if (!verdict) {
      verdict = std::move(ending);
      process->kill();
    }
  }
};

/// Deaths for want of time or memory: another run may do better.
inline bool is_passing(ErrorCode code) {
  return code == ErrorCode::timeout || code == ErrorCode::out_of_memory;
}

}  // namespace ita::batch
