#include "batch/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include "batch/task_process.h"
#include "batch/worker_task.h"

namespace ita::batch {

namespace {

constexpr int kSendSeconds = 10;

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
  // Whatever else this program has open, or was started with, is not for readers of hostile files.
  constexpr unsigned int kCloseOnExec = 1U << 2;
  ::syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, kCloseOnExec);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

double cpu_of(pid_t id) {
  clockid_t clock{};
  timespec used{};
  if (id <= 0 || ::clock_getcpuclockid(id, &clock) != 0 || ::clock_gettime(clock, &used) != 0) {
    return 0;
  }
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

}  // namespace

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
  if (WEXITSTATUS(status) == kInputChanged) {
    return {ErrorCode::changed, "found its file changed"};
  }
  return {ErrorCode::crashed, fmt::format("ended with code {}", WEXITSTATUS(status))};
}

Result<std::unique_ptr<Process>> Process::start(const std::vector<std::string>& command) {
  int down[2], up[2];
  // A socket carries descriptors: the inputs of the tasks, and where their results go.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, down) != 0) {
    return cannot_start();
  }
  // A worker that does not read must not hold the supervisor.
  const timeval patience{kSendSeconds, 0};
  ::setsockopt(down[1], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
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

bool Process::send(const std::string& line, const std::vector<int>& descriptors) {
  return send_with(input_, line, descriptors);
}

double Process::cpu_seconds() const { return cpu_of(id_) + cpu_of(task_) + tasks_seconds_; }

bool Process::hear_news() {
  const auto waits = [](int fd) {
    pollfd one{fd, POLLIN, 0};
    return ::poll(&one, 1, 0) > 0;
  };
  if (told_all_ || !waits(input_)) {
    return false;
  }
  told_all_ = !news_.fill();
  bool ended = false;
  while (const auto line = news_.take()) {
    const TaskNews news = task_news_of(*line);
    task_ = news.started;
    tasks_seconds_ += news.cpu_seconds;
    ended = ended || news.started == 0;
  }
  while (ended && waits(output_) && lines_.fill()) {
  }
  return ended;
}

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
