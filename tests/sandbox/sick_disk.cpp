// Preloaded into `ita`: a disk on which a file can no longer be read from some place on.  SICK_FILE
// is how the file's path ends, SICK_FROM the first byte that cannot be read.
#include <dlfcn.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

bool sick(int fd, off_t at) {
  const char* const ending = std::getenv("SICK_FILE");
  if (ending == nullptr || at < 0) {
    return false;
  }
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
  const char* const from = std::getenv("SICK_FROM");
  return size > 0 && std::string(path, static_cast<size_t>(size)).ends_with(ending) &&
         at >= (from != nullptr ? std::atol(from) : 0);
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// Less than asked for where only that much can be read.
size_t in_order(int fd, off_t at, size_t wanted) {
  const char* const from = std::getenv("SICK_FROM");
  const off_t end = from != nullptr ? std::atol(from) : 0;
  return sick(fd, end) && at < end ? std::min<size_t>(wanted, static_cast<size_t>(end - at))
                                   : wanted;
}

}  // namespace

extern "C" {

ssize_t read(int fd, void* to, size_t size) {
  static const auto kReal = real<ssize_t (*)(int, void*, size_t)>("read");
  const off_t at = std::getenv("SICK_FILE") != nullptr ? ::lseek(fd, 0, SEEK_CUR) : -1;
  if (sick(fd, at)) {
    errno = EIO;
    return -1;
  }
  return kReal(fd, to, at < 0 ? size : in_order(fd, at, size));
}

ssize_t pread(int fd, void* to, size_t size, off_t at) {
  static const auto kReal = real<ssize_t (*)(int, void*, size_t, off_t)>("pread");
  if (sick(fd, at)) {
    errno = EIO;
    return -1;
  }
  return kReal(fd, to, in_order(fd, at, size), at);
}

ssize_t pread64(int fd, void* to, size_t size, off64_t at) { return pread(fd, to, size, at); }
}
