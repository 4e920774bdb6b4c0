#pragma once

#include <sys/types.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "batch/lines.h"

namespace ita::batch {

/// A process that does some of the pieces of work, and its answers, a line each.
struct VerifyProcess {
  pid_t id;
  Descriptor from;
  std::unique_ptr<LineReader> lines;
};

/// Starts a process that does `work`, which writes its answers to the descriptor it is given and is
/// false where no one reads them any more.  Nothing where none can be started.
std::optional<VerifyProcess> start_process(const std::function<bool(int)>& work);
/// Waits for the processes to end; `at_once`: and kills them.
void end_processes(const std::vector<VerifyProcess>& processes, bool at_once);
/// What is wrong where a process ends before its work.
Error process_gone();

/// Does `count` pieces of work in `jobs` processes, each with the memory of this one as it is now,
/// and hands the answers to `each` in the order of the pieces.  Not for a process with threads.
/// Errors: internal, where a process ends before its work.
template <class T>
Status in_processes(size_t count, int jobs, const std::function<T(size_t)>& work,
                    const std::function<std::string(const T&)>& pack,
                    const std::function<std::optional<T>(const std::string&)>& unpack,
                    const std::function<void(const T&)>& each) {
  const size_t most = std::min(count, static_cast<size_t>(std::max(1, jobs)));
  if (most <= 1) {
    for (size_t i = 0; i < count; ++i) {
      each(work(i));
    }
    return Done{};
  }
  std::vector<VerifyProcess> processes;
  Status fine = Done{};
  for (size_t k = 0; k < most && fine; ++k) {
    auto started = start_process([&](int to) {
      for (size_t i = k; i < count; i += most) {
        if (!write_all(to, pack(work(i)) + "\n")) {
          return false;
        }
      }
      return true;
    });
    if (started) {
      processes.push_back(std::move(*started));
    } else {
      fine = process_gone();
    }
  }
  for (size_t i = 0; i < count && fine; ++i) {
    const auto line = processes[i % most].lines->next();
    const auto answer = line ? unpack(*line) : std::nullopt;
    if (answer) {
      each(*answer);
    } else {
      fine = process_gone();
    }
  }
  end_processes(processes, !fine);
  return fine;
}

}  // namespace ita::batch
