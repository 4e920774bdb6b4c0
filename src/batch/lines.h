#pragma once

#include <optional>
#include <string>

namespace ita::batch {

/// Lines out of a file descriptor.
class LineReader {
 public:
  explicit LineReader(int fd) : fd_(fd) {}
  /// The next line without its line feed; nothing at the end.  Blocks.
  std::optional<std::string> next();
  /// Reads once (call after poll); false at the end of the stream.
  bool fill();
  /// A line that is already here, nothing otherwise.
  std::optional<std::string> take();

 private:
  int fd_;
  std::string buffer_;
  size_t searched_ = 0;
};

/// Writes all of it; false when the other side is gone.
bool write_all(int fd, const std::string& text);

}  // namespace ita::batch
