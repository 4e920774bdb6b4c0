#include "batch/lines.h"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace ita::batch {

std::optional<std::string> LineReader::take() {
  const size_t end = buffer_.find('\n', searched_);
  if (end == std::string::npos) {
    searched_ = buffer_.size();
    return std::nullopt;
  }
  std::string line = buffer_.substr(0, end);
  buffer_.erase(0, end + 1);
  searched_ = 0;
  return line;
}

bool LineReader::fill() {
  std::array<char, 65536> chunk;
  ssize_t n = -1;
  do {
    n = ::read(fd_, chunk.data(), chunk.size());
  } while (n < 0 && errno == EINTR);
  if (n <= 0) {
    return false;
  }
  buffer_.append(chunk.data(), static_cast<size_t>(n));
  return true;
}

std::optional<std::string> LineReader::next() {
  for (;;) {
    if (auto line = take()) {
      return line;
    }
    if (!fill()) {
      return std::nullopt;
    }
  }
}

bool write_all(int fd, const std::string& text) {
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::write(fd, text.data() + done, text.size() - done);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      return false;
    }
    done += static_cast<size_t>(n);
  }
  return true;
}

}  // namespace ita::batch
