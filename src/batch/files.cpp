#include "batch/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
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

/// Closes on the way out; `close` reports what the disk says late.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }
  int get() const { return fd_; }
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

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

WholeFile::WholeFile(std::string path, const std::string& scratch)
    : path_(std::move(path)), temporary_(scratch + "/write-XXXXXX") {
  fd_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  cause_ = fd_ < 0 ? errno : 0;
  if (fd_ >= 0) {
    ::fchmod(fd_, 0644);
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

std::string sha256_of_text(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += fmt::format("{:02x}", digest[i]);
  }
  return out;
}

Result<std::string> read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable;
    return Error{
        code, "batch", utf8_name(path), 0, std::string("cannot be opened: ") + std::strerror(errno),
        ""};
  }
  std::ostringstream out;
  out << in.rdbuf();
  if (in.bad()) {
    return Error{ErrorCode::unreadable,           "batch", utf8_name(path), 0,
                 "reading stopped with an error", ""};
  }
  return std::move(out).str();
}

}  // namespace ita::batch
