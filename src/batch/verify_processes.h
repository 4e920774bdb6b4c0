#pragma once

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "batch/lines.h"

namespace ita::batch {

/// Does `count` pieces of work in `jobs` processes, each with the memory of this one as it is now,
/// and hands the answers to `each` in the order of the pieces.  Not for a process with threads.
/// Errors: internal, where a process ends before its work.
template <class T>
Status in_processes(size_t count, int jobs, const std::function<T(size_t)>& work,
                    const std::function<std::string(const T&)>& pack,
                    const std::function<std::optional<T>(const std::string&)>& unpack,
                    const std::function<void(const T&)>& each) {
  const size_t processes = std::min(count, static_cast<size_t>(std::max(1, jobs)));
  if (processes <= 1) {
    for (size_t i = 0; i < count; ++i) {
      each(work(i));
    }
    return Done{};
  }
  const Error gone{
      ErrorCode::internal,      "batch", "", 0, "a process that verifies ended before its work",
      "try again with --jobs 1"};
  struct Child {
    pid_t id;
    Descriptor from;
    std::unique_ptr<LineReader> lines;
  };
  std::vector<Child> children;
  Status fine = Done{};
  for (size_t k = 0; k < processes && fine; ++k) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
      fine = gone;
      break;
    }
    Descriptor from(ends[0]);
    const Descriptor to(ends[1]);
    const pid_t id = ::fork();
    if (id == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      for (size_t i = k; i < count; i += processes) {
        if (!write_all(to.get(), pack(work(i)) + "\n")) {
          ::_exit(1);
        }
      }
      ::_exit(0);
    }
    if (id < 0) {
      fine = gone;
      break;
    }
    const int fd = from.get();
    children.push_back({id, std::move(from), std::make_unique<LineReader>(fd)});
  }
  for (size_t i = 0; i < count && fine; ++i) {
    const auto line = children[i % processes].lines->next();
    const auto answer = line ? unpack(*line) : std::nullopt;
    if (answer) {
      each(*answer);
    } else {
      fine = gone;
    }
  }
  for (const Child& child : children) {
    if (!fine) {
      ::kill(child.id, SIGKILL);
    }
    ::waitpid(child.id, nullptr, 0);
  }
  return fine;
}

}  // namespace ita::batch
