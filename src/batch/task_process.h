#pragma once

#include <functional>
#include <string>
#include <vector>

namespace ita::batch {

/// How a task's process ended, for the one that has started it.
struct TaskEnd {
  int status = 0;       ///< of waitpid
  bool reached = true;  ///< all that it said was passed on
  double cpu_seconds = 0;
};

/// Carries out `work` in a process of its own, which is gone afterwards with all that the file did
/// to it: the next task begins from the same state.  What it writes to `said` (the argument of
/// `work`) goes on to `out` as it is; nothing of it is looked at here.  `closed` are descriptors
/// that the process must not have.  `started` is told its id.  `work` gives the exit code.
TaskEnd in_own_process(int out, const std::vector<int>& closed,
                       const std::function<void(int id)>& started,
                       const std::function<int(int said)>& work);

/// Ends this process as that one ended, so that whoever waits for this one sees why.
[[noreturn]] void end_like(int status);

// What a worker tells its supervisor of its tasks' processes.  It goes over the socket that brings
// the tasks, which those processes do not have: none of them can say that it is gone.
std::string started_line(int id);
std::string ended_line(double cpu_seconds);

struct TaskNews {
  int started = 0;         ///< id of a process that has begun; 0: one has ended
  double cpu_seconds = 0;  ///< of the one that has ended
};
TaskNews task_news_of(const std::string& line);

}  // namespace ita::batch
