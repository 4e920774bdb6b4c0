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
  bool send(const std::string& line);
  LineReader& lines() { return lines_; }
  void kill();
  /// Waits for the end of a process that was killed or has closed its output.
  Ending wait();

 private:
  Process(pid_t id, int input, int output)
      : id_(id), input_(input), output_(output), lines_(output) {}
  pid_t id_;
  int input_, output_;
  LineReader lines_;
};

}  // namespace ita::batch
