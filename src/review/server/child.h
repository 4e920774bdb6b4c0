#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace ita::review {

/// This program with other arguments, its standard error in a file.  It is ended with its owner.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// False when it could not be started.  One at a time.  `secret`: "NAME=text" for its
  /// environment, which other people of this machine cannot read as they can its arguments.
  bool start(const std::vector<std::string>& arguments, const std::string& errors_to,
             const std::string& secret = "");
  bool running();
  /// Of the last one that ended; -1 before that, or when a signal ended it.
  int code() const { return code_; }
  int wait();
  void interrupt();

 private:
  pid_t id_ = -1;
  int code_ = -1;
};

}  // namespace ita::review
