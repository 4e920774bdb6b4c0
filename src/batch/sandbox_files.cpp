#include "batch/sandbox_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "base/descriptor.h"

namespace ita::batch {

namespace {

// The interface of the kernel, by the version of it that brought each right: written out, so that
// what a newer kernel offers is used whatever headers the program was built with.
constexpr std::uint64_t kReadFile = 1 << 2;
constexpr std::uint64_t kReadDir = 1 << 3;
constexpr std::uint64_t kFirst = (1 << 13) - 1;  // version 1: reading, writing, making, removing
constexpr std::uint64_t kRefer = 1 << 13;        // 2
constexpr std::uint64_t kTruncate = 1 << 14;     // 3
constexpr std::uint64_t kNetwork = 1 << 0 | 1 << 1;            // 4: bind and connect of TCP
constexpr std::uint64_t kDeviceControl = 1 << 15;              // 5
constexpr std::uint64_t kSocketsAndSignals = 1 << 0 | 1 << 1;  // 6: abstract sockets, signals
constexpr unsigned int kAskVersion = 1;
constexpr int kBeneath = 1;

struct Rules {
  std::uint64_t files = 0, network = 0, scoped = 0;
};
#pragma pack(push, 1)
struct Beneath {
  std::uint64_t allowed = 0;
  std::int32_t parent = -1;
};
#pragma pack(pop)

void allow(int ruleset, const std::string& path) {
  const Descriptor at(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat info {};
  if (!at || ::fstat(at.get(), &info) != 0) {
    return;  // not on this machine
  }
  const Beneath rule{S_ISDIR(info.st_mode) ? kReadFile | kReadDir : kReadFile, at.get()};
  ::syscall(SYS_landlock_add_rule, ruleset, kBeneath, &rule, 0);
}

/// Fonts that a PDF does not bring, and what libraries read when they first need it.
std::vector<std::string> data_of_libraries() {
  std::vector<std::string> out{"/usr/share/fonts",
                               "/usr/local/share/fonts",
                               "/usr/share/texmf/fonts",
                               "/usr/share/fontconfig",
                               "/etc/fonts",
                               "/var/cache/fontconfig",
                               "/usr/share/poppler",
                               "/usr/share/color/icc",
                               "/usr/share/libthai",
                               "/usr/share/icu",
                               "/usr/lib/locale",
                               "/usr/share/locale",
                               "/usr/lib",
                               "/lib",
                               "/lib64",
                               "/usr/local/lib",
                               "/etc/ld.so.cache",
                               "/etc/ssl/openssl.cnf"};
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
    for (const char* fonts : {"/.fonts", "/.local/share/fonts", "/.cache/fontconfig"}) {
      out.push_back(std::string(home) + fonts);
    }
  }
  return out;
}

}  // namespace

int confine_files(const std::vector<std::string>& readable) {
  const int version =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskVersion));
  if (version < 1) {
    return 0;
  }
  Rules rules;
  rules.files = kFirst | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0) |
                (version >= 5 ? kDeviceControl : 0);
  rules.network = version >= 4 ? kNetwork : 0;
  rules.scoped = version >= 6 ? kSocketsAndSignals : 0;
  const size_t size = version >= 6 ? sizeof rules : version >= 4 ? 16 : 8;
  const Descriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0)));
  if (!ruleset) {
    return 0;
  }
  for (const std::string& path : readable) {
    allow(ruleset.get(), path);
  }
  for (const std::string& path : data_of_libraries()) {
    allow(ruleset.get(), path);
  }
  return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0 ? version : 0;
}

}  // namespace ita::batch
