// One run at a time in an output folder.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "batch/journal.h"
#include "batch/journal_fault.h"

namespace ita::batch {

Result<FolderLock> FolderLock::take(const std::string& scratch) {
  const std::string path = scratch + "/lock";
  // A link is not followed: what it leads to would be written over.
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
  struct stat info {};
  if (fd < 0 && errno != ELOOP) {
    return cannot_keep(path);
  }
  FolderLock lock(fd);
  if (fd < 0 || ::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    return Error{ErrorCode::cannot_write,
                 "batch",
                 "",
                 0,
                 "its lock, .ita/lock, is a link or no file",
                 "remove it, or choose another output folder with -o"};
  }
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const bool known = ::read(fd, holder, sizeof holder - 1) > 0;
    return Error{ErrorCode::busy,
                 "batch",
                 "",
                 0,
                 std::string("another run is writing to this output folder") +
                     (known ? std::string(" (process ") + holder + ")" : ""),
                 "wait until it ends, or choose another output folder with -o"};
  }
  const std::string id = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, id.data(), id.size(), 0) < 0) {
    return cannot_keep(path);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FolderLock::~FolderLock() {
  if (fd_ >= 0) {
    ::close(fd_);
  }
}

}  // namespace ita::batch
