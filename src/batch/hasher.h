#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "base/descriptor.h"
#include "base/result.h"

namespace ita::batch {

/// Hashes the inputs that come next on a thread of its own, so that a large one, or a disk that
/// answers slowly, holds neither the workers nor the signals.  The answers come in the order in
/// which the files were given.
class Hasher {
 public:
  struct Answer {
    size_t index = 0;
    Result<std::string> hash = std::string();
  };
  /// Larger files are not read: too_large.
  explicit Hasher(std::uint64_t most_bytes);
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void add(size_t index, std::string path);
  bool has_answer();
  Answer take();
  /// Given and not taken yet.
  size_t pending();
  /// For poll: readable when there may be an answer.
  int signal() const { return signal_.get(); }

 private:
  struct Asked {
    size_t index;
    std::string path;
  };
  void work();

  std::uint64_t most_bytes_;
  Descriptor signal_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Asked> asked_;
  std::deque<Answer> answers_;
  size_t pending_ = 0;
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace ita::batch
