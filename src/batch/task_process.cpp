#include "batch/task_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string_view>

#include "base/descriptor.h"
#include "batch/lines.h"

namespace ita::batch {

namespace {

constexpr std::string_view kStarted = "started ";
constexpr std::string_view kEnded = "ended ";
constexpr int kFailed = 125;

/// Passes on what comes until the other side has closed; false when nobody takes it any more.
bool pass_on(int from, int to) {
  std::array<char, 65536> chunk;
  for (;;) {
    const ssize_t n = ::read(from, chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      return true;
    }
    if (!write_all(to, std::string_view(chunk.data(), static_cast<size_t>(n)))) {
      return false;
    }
  }
}

double seconds_of(const rusage& used) {
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

TaskEnd in_own_process(int out, const std::vector<int>& closed,
                       const std::function<void(int id)>& started,
                       const std::function<int(int said)>& work) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return {kFailed << 8, true, 0};
  }
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) {
      ::_exit(0);  // the parent ended in between
    }
    ::close(from.get());
    ::close(out);
    for (const int other : closed) {
      ::close(other);
    }
    ::_exit(work(to.get()));
  }
  to = Descriptor();
  if (child < 0) {
    return {kFailed << 8, true, 0};
  }
  started(child);
  TaskEnd end;
  end.reached = pass_on(from.get(), out);
  if (!end.reached) {
    return end;  // the supervisor is gone, and with this process its child goes
  }
  // It has closed its side, and may live on all the same: the supervisor's clock runs until it
  // ends.
  rusage used{};
  while (::wait4(child, &end.status, 0, &used) < 0 && errno == EINTR) {
  }
  end.cpu_seconds = seconds_of(used);
  return end;
}

void end_like(int status) {
  if (WIFSIGNALED(status)) {
    std::signal(WTERMSIG(status), SIG_DFL);
    ::raise(WTERMSIG(status));
  }
  ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : kFailed);
}

std::string started_line(int id) { return fmt::format("{}{}\n", kStarted, id); }

std::string ended_line(double cpu_seconds) {
  return fmt::format("{}{:.6f}\n", kEnded, cpu_seconds);
}

TaskNews task_news_of(const std::string& line) {
  TaskNews out;
  const auto number = [&line](std::string_view word, auto& value) {
    std::from_chars(line.data() + word.size(), line.data() + line.size(), value);
  };
  if (line.starts_with(kStarted)) {
    number(kStarted, out.started);
  } else if (line.starts_with(kEnded)) {
    number(kEnded, out.cpu_seconds);
  }
  return out;
}

}  // namespace ita::batch
