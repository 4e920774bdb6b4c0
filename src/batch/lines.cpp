#include "batch/lines.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace ita::batch {

namespace {

constexpr size_t kMostDescriptors = 64;  // of one message

/// read(), or recvmsg() where the stream is a socket that may carry descriptors.
ssize_t receive(int fd, char* to, size_t size, std::deque<Descriptor>& descriptors) {
  iovec part{to, size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostDescriptors)> control;
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const ssize_t n = ::recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
  if (n < 0) {
    return errno == ENOTSOCK ? ::read(fd, to, size) : n;
  }
  for (cmsghdr* c = CMSG_FIRSTHDR(&message); c != nullptr; c = CMSG_NXTHDR(&message, c)) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
      continue;
    }
    const size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; ++i) {
      int got = -1;
      std::memcpy(&got, CMSG_DATA(c) + i * sizeof(int), sizeof got);
      descriptors.emplace_back(got);
    }
  }
  return n;
}

}  // namespace

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

Descriptor LineReader::take_descriptor() {
  if (descriptors_.empty()) {
    return {};
  }
  Descriptor first = std::move(descriptors_.front());
  descriptors_.pop_front();
  return first;
}

bool LineReader::fill() {
  std::array<char, 65536> chunk;
  if (overlong_) {
    return false;
  }
  ssize_t n = -1;
  do {
    n = receive(fd_, chunk.data(), chunk.size(), descriptors_);
  } while (n < 0 && errno == EINTR);
  if (n <= 0) {
    return false;
  }
  buffer_.append(chunk.data(), static_cast<size_t>(n));
  overlong_ = buffer_.size() > longest_ && buffer_.find('\n', searched_) == std::string::npos;
  return !overlong_;
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

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      return false;
    }
    text.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

bool send_with(int socket, std::string_view text, const std::vector<int>& descriptors) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostDescriptors)> control{};
  bool first = true;
  while (!text.empty()) {
    iovec part{const_cast<char*>(text.data()), text.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (first && !descriptors.empty() && descriptors.size() <= kMostDescriptors) {
      const size_t bytes = descriptors.size() * sizeof(int);
      message.msg_control = control.data();
      message.msg_controllen = CMSG_SPACE(bytes);
      cmsghdr* const header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(bytes);
      std::memcpy(CMSG_DATA(header), descriptors.data(), bytes);
    }
    const ssize_t n = ::sendmsg(socket, &message, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      return false;
    }
    first = false;
    text.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

}  // namespace ita::batch
