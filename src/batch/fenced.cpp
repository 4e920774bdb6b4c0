#include "batch/fenced.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <new>

#include "base/descriptor.h"
#include "batch/files.h"
#include "batch/lines.h"
#include "batch/process.h"
#include "batch/sandbox.h"
#include "batch/worker_task.h"

namespace ita::batch {

namespace {

constexpr int kNoMemory = 75;  // exit codes of a child, beside kInputChanged
constexpr int kFault = 76;

/// FencedProgress where parent and child both see it.
class SharedProgress {
 public:
  SharedProgress() {
    void* const at = ::mmap(nullptr, sizeof(FencedProgress), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    progress_ = at == MAP_FAILED ? nullptr : new (at) FencedProgress;
  }
  SharedProgress(const SharedProgress&) = delete;
  SharedProgress& operator=(const SharedProgress&) = delete;
  ~SharedProgress() {
    if (progress_ != nullptr) {
      ::munmap(progress_, sizeof(FencedProgress));
    }
  }
  FencedProgress* get() const { return progress_; }

 private:
  FencedProgress* progress_ = nullptr;
};

/// Leaves the child nothing open but where it answers.
void close_others(int kept) {
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::dup2(null, standard);
  }
  ::dup2(kept, STDERR_FILENO + 1);
  ::syscall(SYS_close_range, STDERR_FILENO + 2, ~0U, 0);
}

[[noreturn]] void be_child(const FenceOptions& options, int out, FencedProgress& progress,
                           const std::function<std::string(FencedProgress&)>& work) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGBUS, [](int) { ::_exit(kInputChanged); });
  close_others(out);
  limit_process(options.limits, options.limits.document_seconds);
  if (options.sandbox) {
    confine({options.models_dir});
  }
  allow_cpu(options.limits.page_seconds);
  try {
    ::_exit(write_all(STDERR_FILENO + 1, work(progress)) ? 0 : kFault);
  } catch (const std::bad_alloc&) {
    ::_exit(kNoMemory);
  } catch (const OutOfMemory& gone) {
    progress.page = gone.page;
    ::_exit(kNoMemory);
  } catch (const std::exception&) {
    ::_exit(kFault);
  }
}

Error failed(int status, const char* killed_for, int page) {
  const auto error = [page](ErrorCode code, const std::string& why, const char* remedy) {
    return Error{code, "batch", "", page, why, remedy};
  };
  if (killed_for != nullptr) {
    return error(ErrorCode::timeout, killed_for, "raise --page-timeout or --document-timeout");
  }
  const Ending ending = ending_of(status);
  if (ending.code == ErrorCode::timeout) {
    return error(ending.code, "its reader " + ending.words, "raise --page-timeout");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoMemory) {
    return error(ErrorCode::out_of_memory, "needs more memory than allowed", "raise --memory");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kFault) {
    return error(ErrorCode::internal, "unexpected fault of its reader",
                 "this is a fault of the program: please report it with the file");
  }
  return error(ending.code, "its reader " + ending.words,
               "look at the file with another program; print it to a new PDF and try that");
}

/// All that the child writes, until it ends or its time is up.
std::string listen(int from, pid_t child, const FenceOptions& options, const char*& killed_for) {
  using Clock = std::chrono::steady_clock;
  const auto end =
      Clock::now() + std::chrono::milliseconds(static_cast<long>(
                         1000 * options.limits.document_seconds * options.limits.wall_factor));
  std::string out;
  std::string chunk(1 << 16, '\0');
  while (killed_for == nullptr) {
    pollfd wait{from, POLLIN, 0};
    ::poll(&wait, 1, 250);
    if (wait.revents != 0) {
      const ssize_t n = ::read(from, chunk.data(), chunk.size());
      if (n <= 0) {
        break;
      }
      out.append(chunk, 0, static_cast<size_t>(n));
    }
    killed_for = out.size() > kLargestResult ? "its reader writes without end"
                 : Clock::now() > end        ? "took longer than a document may"
                                             : nullptr;
  }
  if (killed_for != nullptr) {
    ::kill(child, SIGKILL);
  }
  return out;
}

}  // namespace

void FencedProgress::at_page(int number, const Limits& limits) {
  page = number;
  allow_cpu(limits.page_seconds);
}

Result<std::string> run_fenced(const FenceOptions& options,
                               const std::function<std::string(FencedProgress&)>& work) {
  if (options.sandbox && options.require_sandbox && !is_whole_fence(fence_here(options))) {
    return Error{ErrorCode::no_sandbox,
                 "batch",
                 "",
                 0,
                 "the reader cannot be confined here (in force: " + fence_here(options) + ")",
                 "use a kernel with Landlock, or leave out --require-sandbox"};
  }
  const SharedProgress progress;
  int ends[2];
  if (progress.get() == nullptr || ::pipe2(ends, O_CLOEXEC) != 0) {
    return Error{ErrorCode::internal, "batch", "", 0, "no reader process could be started", ""};
  }
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const pid_t child = ::fork();
  if (child == 0) {
    be_child(options, to.get(), *progress.get(), work);
  }
  to = Descriptor();
  if (child < 0) {
    return Error{ErrorCode::internal,   "batch", "", 0, "no reader process could be started",
                 "close other programs"};
  }
  const char* killed_for = nullptr;
  std::string out = listen(from.get(), child, options, killed_for);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (killed_for == nullptr && WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return out;
  }
  return failed(status, killed_for, progress.get()->page.load());
}

std::string fence_here(const FenceOptions& options) {
  static const std::string kWords = [&] {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
      return std::string("none");
    }
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    const pid_t child = ::fork();
    if (child == 0) {
      write_all(to.get(), confine({options.models_dir}).words());
      ::_exit(0);
    }
    to = Descriptor();
    std::string words(64, '\0');
    const ssize_t n = ::read(from.get(), words.data(), words.size());
    ::waitpid(child, nullptr, 0);
    return n > 0 ? words.substr(0, static_cast<size_t>(n)) : std::string("none");
  }();
  return kWords;
}

}  // namespace ita::batch
