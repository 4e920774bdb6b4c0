#include "batch/hasher.h"

#include <sys/eventfd.h>

#include <csignal>

#include "batch/files.h"

namespace ita::batch {

Hasher::Hasher(std::uint64_t most_bytes)
    : most_bytes_(most_bytes), signal_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  // Signals are for the thread that waits for them.
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { work(); });
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Hasher::~Hasher() {
  stop_.store(true);
  { const std::lock_guard lock(mutex_); }
  news_.notify_all();
  thread_.join();
}

void Hasher::add(size_t index, std::string path) {
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back({index, std::move(path)});
    ++pending_;
  }
  news_.notify_one();
}

bool Hasher::has_answer() {
  const std::lock_guard lock(mutex_);
  if (answers_.empty()) {
    std::uint64_t count = 0;  // nothing to wake up for until the next one
    [[maybe_unused]] const ssize_t n = ::read(signal_.get(), &count, sizeof count);
  }
  return !answers_.empty();
}

Hasher::Answer Hasher::take() {
  const std::lock_guard lock(mutex_);
  Answer first = std::move(answers_.front());
  answers_.pop_front();
  --pending_;
  return first;
}

size_t Hasher::pending() {
  const std::lock_guard lock(mutex_);
  return pending_;
}

void Hasher::work() {
  for (;;) {
    Asked next;
    {
      std::unique_lock lock(mutex_);
      news_.wait(lock, [this] { return stop_ || !asked_.empty(); });
      if (stop_) {
        return;
      }
      next = std::move(asked_.front());
      asked_.pop_front();
    }
    Answer answer{next.index, sha256_of(next.path, most_bytes_, &stop_)};
    {
      const std::lock_guard lock(mutex_);
      answers_.push_back(std::move(answer));
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t n = ::write(signal_.get(), &one, sizeof one);
  }
}

}  // namespace ita::batch
