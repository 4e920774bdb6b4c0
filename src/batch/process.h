#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/lines.h"

namespace ita::batch {

/// How a process ended.
struct Ending {
  ErrorCode code = ErrorCode::crashed;
  std::string words;  ///< "crashed (SIGSEGV)", "used too much memory"
};

/// From what waitpid says.
Ending ending_of(int status);

/// A child process that talks in lines.  It is killed with its owner, however that one ends.
class Process {
 public:
  /// `command`: program and arguments.  Errors: internal.
  static Result<std::unique_ptr<Process>> start(const std::vector<std::string>& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  int output() const { return output_; }  ///< for poll
  /// With descriptors for the child (they stay open here).  False when it is gone or reads nothing.
  bool send(const std::string& line, const std::vector<int>& descriptors = {});
  /// CPU time that it and its tasks' processes have used so far; 0 when it is gone.
  double cpu_seconds() const;
  LineReader& lines() { return lines_; }
  int news() const { return input_; }  ///< for poll: see `hear_news`
  /// Takes what it tells of its tasks' processes (task_process.h).  True when one has ended; what
  /// that one said is then all in `lines`.
  bool hear_news();
  void kill();
  /// Waits for the end of a process that was killed or has closed its output.
  Ending wait();

 private:
  Process(pid_t id, int input, int output)
      : id_(id),
        input_(input),
        output_(output),
        lines_(output, kLongestLine),
        news_(input, kLongestNews) {}
  static constexpr size_t kLongestLine = size_t{4} << 20;
  static constexpr size_t kLongestNews = 4096;
  pid_t id_;
  int input_, output_;
  LineReader lines_;
  LineReader news_;
  bool told_all_ = false;     ///< it has closed the socket
  pid_t task_ = 0;            ///< process of the task that it works at
  double tasks_seconds_ = 0;  ///< of processes of tasks that have ended
};

}  // namespace ita::batch
