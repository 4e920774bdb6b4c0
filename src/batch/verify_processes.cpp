#include "batch/verify_processes.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace ita::batch {

std::optional<VerifyProcess> start_process(const std::function<bool(int)>& work) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return std::nullopt;
  }
  Descriptor from(ends[0]);
  const Descriptor to(ends[1]);
  const pid_t id = ::fork();
  if (id == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::_exit(work(to.get()) ? 0 : 1);
  }
  if (id < 0) {
    return std::nullopt;
  }
  const int fd = from.get();
  return VerifyProcess{id, std::move(from), std::make_unique<LineReader>(fd)};
}

void end_processes(const std::vector<VerifyProcess>& processes, bool at_once) {
  for (const VerifyProcess& process : processes) {
    if (at_once) {
      ::kill(process.id, SIGKILL);
    }
    ::waitpid(process.id, nullptr, 0);
  }
}

Error process_gone() {
  return {ErrorCode::internal,      "batch", "", 0, "a process that verifies ended before its work",
          "try again with --jobs 1"};
}

}  // namespace ita::batch
