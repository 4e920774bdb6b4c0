#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"

namespace ita::batch {

/// Lines out of a file descriptor.  The other side may be hostile: a line that is longer than
/// `longest` bytes is the end of the stream.
class LineReader {
 public:
  static constexpr size_t kLongest = size_t{64} << 20;
  explicit LineReader(int fd, size_t longest = kLongest) : fd_(fd), longest_(longest) {}
  /// The next line without its line feed; nothing at the end.  Blocks.
  std::optional<std::string> next();
  /// Reads once (call after poll); false at the end of the stream.
  bool fill();
  /// A line that is already here, nothing otherwise.
  std::optional<std::string> take();
  /// Whether a line has begun that is not here whole.
  bool has_part() const { return !buffer_.empty(); }
  /// Whether the stream ended because of a line without end.
  bool overlong() const { return overlong_; }
  /// The descriptor that came first of those not taken yet (the stream is a Unix socket).
  Descriptor take_descriptor();

 private:
  int fd_;
  size_t longest_;
  std::string buffer_;
  size_t searched_ = 0;
  bool overlong_ = false;
  std::deque<Descriptor> descriptors_;
};

/// Writes all of it; false when the other side is gone.
bool write_all(int fd, std::string_view text);

/// Writes all of it into a Unix socket, with descriptors for the other side.  False when the other
/// side is gone or does not read for long (SO_SNDTIMEO).
bool send_with(int socket, std::string_view text, const std::vector<int>& descriptors);

}  // namespace ita::batch
