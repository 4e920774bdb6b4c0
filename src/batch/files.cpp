#include "batch/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>
#include <utility>

#include "batch/inputs.h"

namespace ita::batch {

namespace {

Error cannot_write(const std::string& path, int cause) {
  std::string remedy = "choose another output folder with -o";
  if (cause == ENOSPC || cause == EDQUOT) {
    remedy = "make room on the disk, then run the same command again: it goes on where it stopped";
  } else if (cause == EACCES || cause == EPERM || cause == EROFS) {
    remedy = "you may not write there: choose another output folder with -o";
  } else if (cause == ENAMETOOLONG) {
    remedy = "give the input a shorter name";
  }
  return {ErrorCode::cannot_write,
          "batch",
          utf8_name(path),
          0,
          std::string("cannot be written: ") + std::strerror(cause),
          remedy};
}

int write_all_of(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      return errno;
    }
    content.remove_prefix(static_cast<size_t>(n));
  }
  return 0;
}

mode_t current_umask() {
  static const mode_t kUmask = [] {
    const mode_t now = ::umask(077);
    ::umask(now);
    return now;
  }();
  return kUmask;
}

void sync_folder(const std::string& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) {
    ::fsync(fd.get());  // some file systems refuse; the rename itself is still whole
  }
}

}  // namespace

Status make_folders(const std::string& path) {
  std::error_code fault;
  std::filesystem::create_directories(path, fault);
  if (fault && !std::filesystem::is_directory(path)) {
    return cannot_write(path, fault.value());
  }
  return Done{};
}

Result<std::string> own_folder(const std::string& output) {
  const std::string path = output + "/.ita";
  if (Status made = make_folders(output); !made) {
    return made.error();
  }
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) {
    return cannot_write(path, errno);
  }
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
    return Error{ErrorCode::cannot_write,
                 "batch",
                 utf8_name(path),
                 0,
                 "is a link or a file, where this program keeps what it is working at",
                 "remove it, or choose another output folder with -o"};
  }
  return path;
}

WholeFile::WholeFile(std::string path, const std::string& scratch)
    : path_(std::move(path)), temporary_(scratch + "/write-XXXXXX") {
  fd_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  cause_ = fd_ < 0 ? errno : 0;
  if (fd_ >= 0) {
    ::fchmod(fd_, 0666 & ~current_umask());
  }
}

WholeFile::~WholeFile() {
  if (fd_ >= 0) {
    ::close(fd_);
    ::unlink(temporary_.c_str());
  }
}

void WholeFile::write(std::string_view part) {
  if (cause_ == 0) {
    cause_ = write_all_of(fd_, part);
  }
}

Status WholeFile::finish() {
  if (fd_ < 0) {
    return cannot_write(path_, cause_);
  }
  if (cause_ == 0 && ::fsync(fd_) != 0) {
    cause_ = errno;
  }
  if (::close(std::exchange(fd_, -1)) != 0 && cause_ == 0) {
    cause_ = errno;
  }
  if (cause_ == 0 && ::rename(temporary_.c_str(), path_.c_str()) != 0) {
    cause_ = errno;
  }
  if (cause_ != 0) {
    ::unlink(temporary_.c_str());
    return cannot_write(path_, cause_);
  }
  const std::string folder = std::filesystem::path(path_).parent_path().string();
  sync_folder(folder.empty() ? "." : folder);
  return Done{};
}

Status write_whole(const std::string& path, std::string_view content, const std::string& scratch) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (!folder.empty()) {
    if (Status made = make_folders(folder); !made) {
      return made;
    }
  }
  WholeFile file(path, scratch);
  file.write(content);
  return file.finish();
}

Status move_synced(const std::string& from, const std::string& to) {
  const Descriptor fd(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0 || ::fsync(fd.get()) != 0 || ::rename(from.c_str(), to.c_str()) != 0) {
    return cannot_write(to, errno);
  }
  sync_folder(std::filesystem::path(to).parent_path().string());
  return Done{};
}

bool is_full(const Error& error) {
  for (const int cause : {ENOSPC, EDQUOT, EROFS}) {
    if (error.message.find(std::strerror(cause)) != std::string::npos) {
      return error.code == ErrorCode::cannot_write;
    }
  }
  return false;
}

Result<std::string> read_all(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!fd) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable;
    return Error{
        code, "batch", utf8_name(path), 0, std::string("cannot be opened: ") + std::strerror(errno),
        ""};
  }
  auto content = read_descriptor(fd.get(), std::numeric_limits<std::uint64_t>::max());
  if (!content) {
    Error error = content.error();
    error.file = utf8_name(path);
    return error;
  }
  return content;
}

Result<std::string> read_descriptor(int fd, std::uint64_t most) {
  const auto unreadable = [](const std::string& why) {
    return Error{ErrorCode::unreadable, "batch", "", 0, why, ""};
  };
  struct stat info {};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    return unreadable("is no regular file");
  }
  if (static_cast<std::uint64_t>(info.st_size) > most) {
    return Error{ErrorCode::too_large, "batch", "", 0, "is larger than a result may be", ""};
  }
  std::string out(static_cast<size_t>(info.st_size), '\0');
  size_t done = 0;
  while (done < out.size()) {
    const ssize_t n = ::pread(fd, out.data() + done, out.size() - done, static_cast<off_t>(done));
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      return unreadable(std::string("reading stopped: ") + std::strerror(errno));
    }
    if (n == 0) {
      break;
    }
    done += static_cast<size_t>(n);
  }
  out.resize(done);
  return out;
}

Status write_descriptor(int fd, std::string_view content) {
  if (::ftruncate(fd, 0) != 0) {
    return cannot_write("", errno);
  }
  for (off_t at = 0; !content.empty();) {
    const ssize_t n = ::pwrite(fd, content.data(), content.size(), at);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      return cannot_write("", n < 0 ? errno : ENOSPC);
    }
    at += n;
    content.remove_prefix(static_cast<size_t>(n));
  }
  return Done{};
}

Result<Descriptor> scratch_file(const std::string& scratch) {
  Descriptor fd(::open(scratch.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (!fd) {  // not every file system knows files without a name
    std::string name = scratch + "/write-XXXXXX";
    fd = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (!fd) {
      return cannot_write(scratch, errno);
    }
    ::unlink(name.c_str());
  }
  return fd;
}

Status copy_whole(int from, const std::string& path, const std::string& scratch) {
  WholeFile whole(path, scratch);
  std::string chunk(1 << 20, '\0');
  for (off_t at = 0;;) {
    const ssize_t n = ::pread(from, chunk.data(), chunk.size(), at);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      return cannot_write(path, errno);
    }
    if (n == 0) {
      return whole.finish();
    }
    whole.write(std::string_view(chunk.data(), static_cast<size_t>(n)));
    at += n;
  }
}

}  // namespace ita::batch
