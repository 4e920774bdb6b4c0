#include "review/server/child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace ita::review {

Child::~Child() {
  if (id_ > 0) {
    ::kill(id_, SIGTERM);
    wait();
  }
}

bool Child::start(const std::vector<std::string>& arguments, const std::string& errors_to,
                  const std::string& secret) {
  if (running()) {
    return false;
  }
  std::vector<char*> words;
  static char program[] = "/proc/self/exe";
  words.push_back(program);
  for (const std::string& argument : arguments) {
    words.push_back(const_cast<char*>(argument.c_str()));
  }
  words.push_back(nullptr);
  std::vector<char*> environment;
  if (!secret.empty()) {  // before one of that name that is there already
    environment.push_back(const_cast<char*>(secret.c_str()));
  }
  for (char** entry = environ; *entry != nullptr; ++entry) {
    environment.push_back(*entry);
  }
  environment.push_back(nullptr);
  const int errors = ::open(errors_to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  code_ = -1;
  id_ = errors < 0 || nothing < 0 ? -1 : ::fork();
  if (id_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    ::execve(words[0], words.data(), environment.data());
    ::_exit(127);
  }
  ::close(errors);
  ::close(nothing);
  return id_ > 0;
}

bool Child::running() {
  if (id_ <= 0) {
    return false;
  }
  int status = 0;
  if (::waitpid(id_, &status, WNOHANG) == 0) {
    return true;
  }
  code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  id_ = -1;
  return false;
}

int Child::wait() {
  int status = 0;
  pid_t ended = -1;
  do {
    ended = id_ > 0 ? ::waitpid(id_, &status, 0) : -1;
  } while (ended < 0 && errno == EINTR && id_ > 0);
  if (ended > 0) {
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  id_ = -1;
  return code_;
}

void Child::interrupt() {
  if (id_ > 0) {
    ::kill(id_, SIGINT);
  }
}

}  // namespace ita::review
