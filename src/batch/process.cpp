#include "batch/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace ita::batch {

namespace {

Error cannot_start() {
  return {ErrorCode::internal,
          "batch",
          "",
          0,
          std::string("a worker process could not be started: ") + std::strerror(errno),
          "close other programs or use fewer --jobs"};
}

[[noreturn]] void become(const std::vector<char*>& arguments, int input, int output, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) {
    ::_exit(0);  // the parent ended in between
  }
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Ending ending_of(int status) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) {
      return {ErrorCode::timeout, "used more CPU time than allowed"};
    }
    if (signal == SIGKILL) {
      return {ErrorCode::out_of_memory,
              "was killed from outside (SIGKILL), perhaps for lack of memory"};
    }
    const char* abbreviation = ::sigabbrev_np(signal);
    return {ErrorCode::crashed,
            fmt::format("crashed (SIG{})", abbreviation != nullptr ? abbreviation : "?")};
  }
  return {ErrorCode::crashed, fmt::format("ended with code {}", WEXITSTATUS(status))};
}

}  // namespace

Result<std::unique_ptr<Process>> Process::start(const std::vector<std::string>& command) {
  int down[2], up[2];
  if (::pipe2(down, O_CLOEXEC) != 0) {
    return cannot_start();
  }
  if (::pipe2(up, O_CLOEXEC) != 0) {
    const Error error = cannot_start();
    ::close(down[0]);
    ::close(down[1]);
    return error;
  }
  std::vector<char*> arguments;
  for (const std::string& part : command) {
    arguments.push_back(const_cast<char*>(part.c_str()));
  }
  arguments.push_back(nullptr);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) {
    become(arguments, down[0], up[1], parent);
  }
  const Error failed = cannot_start();
  ::close(down[0]);
  ::close(up[1]);
  if (child < 0) {
    ::close(down[1]);
    ::close(up[0]);
    return failed;
  }
  return std::unique_ptr<Process>(new Process(child, down[1], up[0]));
}

Process::~Process() {
  ::close(input_);
  ::close(output_);
  if (id_ > 0) {
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
  }
}

bool Process::send(const std::string& line) { return write_all(input_, line); }

void Process::kill() {
  if (id_ > 0) {
    ::kill(id_, SIGKILL);
  }
}

Ending Process::wait() {
  int status = 0;
  pid_t ended = -1;
  do {
    ended = ::waitpid(id_, &status, 0);
  } while (ended < 0 && errno == EINTR);
  id_ = -1;
  return ending_of(status);
}

}  // namespace ita::batch
