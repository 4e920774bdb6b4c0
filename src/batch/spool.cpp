#include "batch/spool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdint>

#include "base/descriptor.h"
#include "batch/files.h"
#include "batch/lines.h"

namespace ita::batch {

namespace {

constexpr std::uint64_t kLargestPage = std::uint64_t{256} << 20;

std::string length_bytes(std::uint64_t length) {
  std::string out;
  for (int i = 0; i < 8; ++i) {
    out += static_cast<char>(length >> (8 * i) & 0xFF);
  }
  return out;
}

bool read_at(int fd, char* to, size_t size, long long at) {
  for (size_t done = 0; done < size;) {
    const ssize_t n =
        ::pread(fd, to + done, size - done, static_cast<off_t>(at) + static_cast<off_t>(done));
    if (n <= 0) {
      return false;
    }
    done += static_cast<size_t>(n);
  }
  return true;
}

}  // namespace

std::string JoinedPages::next() {
  std::array<char, 8> head{};
  if (!read_at(fd_, head.data(), head.size(), at_)) {
    return {};
  }
  std::uint64_t length = 0;
  for (size_t i = head.size(); i-- > 0;) {
    length = length << 8 | static_cast<unsigned char>(head[i]);
  }
  if (length > kLargestPage) {
    return {};
  }
  std::string page(length, '\0');
  if (!read_at(fd_, page.data(), page.size(), at_ + static_cast<long long>(head.size()))) {
    return {};
  }
  at_ += static_cast<long long>(head.size() + page.size());
  return page;
}

std::string page_file(const std::string& spool, int number) {
  return fmt::format("{}/{}.page", spool, number);
}

Result<std::string> sha256_of_pages(const std::string& spool, int first, int last) {
  std::string hashes;
  for (int number = first; number <= last; ++number) {
    auto hash = sha256_of(page_file(spool, number), kLargestPage);
    if (!hash) {
      return hash;
    }
    hashes += *hash;
  }
  return sha256_of_text(hashes);
}

Status join_pages(const std::string& spool, int pages, int fd) {
  for (int number = 1; number <= pages; ++number) {
    const Descriptor file(
        ::open(page_file(spool, number).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    auto page = file ? read_descriptor(file.get(), kLargestPage) : Result<std::string>("");
    const std::string bytes = page ? std::move(*page) : std::string();
    if (!write_all(fd, length_bytes(bytes.size())) || !write_all(fd, bytes)) {
      return Error{ErrorCode::cannot_write,
                   "batch",
                   spool,
                   0,
                   "the pages of a long document cannot be joined",
                   "make room on the disk"};
    }
  }
  return Done{};
}

}  // namespace ita::batch
