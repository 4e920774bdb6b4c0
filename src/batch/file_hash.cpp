#include "batch/file_hash.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/descriptor.h"
#include "batch/inputs.h"

namespace ita::batch {

namespace {

std::string hex(const unsigned char* digest, size_t size) {
  static const char* const kHex = "0123456789abcdef";
  std::string out;
  for (size_t i = 0; i < size; ++i) {
    out += kHex[digest[i] >> 4];
    out += kHex[digest[i] & 15];
  }
  return out;
}

/// Reads an open file to its end.  Errors: unreadable, too_large (it grew), interrupted.
Result<std::string> hash_of(int fd, std::uint64_t most, const std::atomic<bool>* stop) {
  const auto fault = [](ErrorCode code, const std::string& why) {
    return Error{code, "batch", "", 0, why, ""};
  };
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::string chunk(1 << 18, '\0');
  for (std::uint64_t done = 0;;) {
    if (stop != nullptr && stop->load()) {
      return fault(ErrorCode::interrupted, "stopped");
    }
    const ssize_t n = ::read(fd, chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      return fault(ErrorCode::unreadable,
                   std::string("reading stopped with an error: ") + std::strerror(errno));
    }
    if (n == 0) {
      break;
    }
    done += static_cast<std::uint64_t>(n);
    if (done > most) {
      return fault(ErrorCode::too_large, "grows while it is read");
    }
    EVP_DigestUpdate(context.get(), chunk.data(), static_cast<size_t>(n));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &size);
  return hex(digest.data(), size);
}

}  // namespace

Result<std::string> sha256_of(const std::string& path, std::uint64_t most,
                              const std::atomic<bool>* stop) {
  const auto fault = [&](ErrorCode code, const std::string& why, const std::string& remedy) {
    return Error{code, "batch", utf8_name(path), 0, why, remedy};
  };
  // Not blocking: a FIFO without a writer would hold us for ever.
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat info {};
  if (!fd || ::fstat(fd.get(), &info) != 0) {
    const int cause = errno;
    return cause == ENOENT || cause == ENOTDIR
               ? fault(ErrorCode::not_found, "does not exist", "check the name")
               : fault(ErrorCode::unreadable,
                       std::string("cannot be opened for reading: ") + std::strerror(cause),
                       "check that you may read it");
  }
  if (!S_ISREG(info.st_mode)) {
    return fault(ErrorCode::unsupported_format, "is no regular file", "give a file");
  }
  if (static_cast<std::uint64_t>(info.st_size) > most) {
    return fault(ErrorCode::too_large,
                 fmt::format("has {:.1f} MiB, more than the limit of {:.1f}",
                             static_cast<double>(info.st_size) / (1 << 20),
                             static_cast<double>(most) / (1 << 20)),
                 "split the file, or raise --max-bytes");
  }
  auto hash = hash_of(fd.get(), most, stop);
  if (!hash) {
    Error error = hash.error();
    error.file = utf8_name(path);
    return error;
  }
  return hash;
}

std::string sha256_of_text(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return hex(digest.data(), size);
}

}  // namespace ita::batch
