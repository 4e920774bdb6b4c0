#include "batch/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <initializer_list>

namespace ita::batch {

namespace {

// Instrumented builds reserve terabytes of address space that they never use.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitMemory = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif
#else
constexpr bool kLimitMemory = true;
#endif

bool allow_beneath(int ruleset, const char* path, std::uint64_t access) {
  const int fd = ::open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) {
    return false;
  }
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = access;
  beneath.parent_fd = fd;
  const bool added =
      ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
  ::close(fd);
  return added;
}

bool confine_files(const std::string& writable) {
  constexpr std::uint64_t kWriting = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                     LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = kWriting;
  const int ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
  if (ruleset < 0) {
    return false;
  }
  const bool done = allow_beneath(ruleset, writable.c_str(), kWriting) &&
                    allow_beneath(ruleset, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE) &&
                    ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return done;
}

bool confine_calls() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) {
    return false;
  }
  bool fine = true;
  // No clone here: libraries may want threads.  Without exec a child process is of no use.
  for (const int call : {SCMP_SYS(socket),
                         SCMP_SYS(socketpair),
                         SCMP_SYS(connect),
                         SCMP_SYS(bind),
                         SCMP_SYS(listen),
                         SCMP_SYS(execve),
                         SCMP_SYS(execveat),
                         SCMP_SYS(ptrace),
                         SCMP_SYS(process_vm_readv),
                         SCMP_SYS(process_vm_writev),
                         SCMP_SYS(kill),
                         SCMP_SYS(fork),
                         SCMP_SYS(vfork),
                         SCMP_SYS(mount),
                         SCMP_SYS(umount2),
                         SCMP_SYS(bpf),
                         SCMP_SYS(add_key),
                         SCMP_SYS(keyctl),
                         SCMP_SYS(request_key),
                         SCMP_SYS(unshare),
                         SCMP_SYS(setns),
                         SCMP_SYS(io_uring_setup)}) {
    const int added = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
    fine = fine && added == 0;
  }
  fine = fine && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return fine;
}

}  // namespace

void limit_process(const Limits& limits) {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  if (kLimitMemory && limits.memory_mib > 0) {
    const auto bytes = static_cast<rlim_t>(limits.memory_mib * 1024 * 1024);
    const rlimit memory{bytes, bytes};
    ::setrlimit(RLIMIT_AS, &memory);
  }
}

void allow_cpu(double seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const double now = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  rlimit cpu{};
  ::getrlimit(RLIMIT_CPU, &cpu);
  cpu.rlim_cur = static_cast<rlim_t>(std::ceil(now + seconds) + 1);
  ::setrlimit(RLIMIT_CPU, &cpu);
}

std::string confine(const std::string& writable) {
  std::string out;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return out;
  }
  if (confine_files(writable)) {
    out = "landlock";
  }
  if (confine_calls()) {
    out += out.empty() ? "seccomp" : ", seccomp";
  }
  return out;
}

}  // namespace ita::batch
