#include "document/file_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ita::document {

namespace {

Error fault(ErrorCode code, const std::string& path, std::string message, std::string remedy) {
  return {code, "document", path, 0, std::move(message), std::move(remedy)};
}

Error cannot_open(const std::string& path, int cause) {
  if (cause == ENOENT || cause == ENOTDIR) {
    return fault(ErrorCode::not_found, path, "no such file", "check the path");
  }
  return fault(ErrorCode::unreadable, path, std::strerror(cause), "check the permissions");
}

}  // namespace

Result<std::shared_ptr<const FileBytes>> FileBytes::map(int fd, const std::string& path) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) {
    return cannot_open(path, errno);
  }
  if (S_ISDIR(info.st_mode)) {
    return fault(ErrorCode::unreadable, path, "is a folder, not a file", "name the files in it");
  }
  if (!S_ISREG(info.st_mode)) {
    return fault(ErrorCode::unsupported_format, path, "is no regular file", "give a file");
  }
  if (info.st_size == 0) {
    return fault(ErrorCode::empty, path, "the file is empty", "copy or scan it again");
  }
  const auto size = static_cast<size_t>(info.st_size);
  void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (at == MAP_FAILED) {
    const int cause = errno;
    return cause == ENOMEM ? fault(ErrorCode::too_large, path, "is larger than the memory allowed",
                                   "split the file, or raise --memory")
                           : cannot_open(path, cause);
  }
  return std::shared_ptr<const FileBytes>(new FileBytes(static_cast<const char*>(at), size));
}

Result<std::shared_ptr<const FileBytes>> FileBytes::open(const std::string& path) {
  // Not blocking: a FIFO without a writer would hold us for ever.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) {
    return cannot_open(path, errno);
  }
  auto mapped = map(fd, path);
  ::close(fd);
  return mapped;
}

FileBytes::FileBytes(std::string owned)
    : owned_(std::move(owned)), data_(owned_.data()), size_(owned_.size()) {}

FileBytes::~FileBytes() {
  if (mapped_) {
    ::munmap(const_cast<char*>(data_), size_);
  }
}

}  // namespace ita::document
