#include "batch/sandbox_calls.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace ita::batch {

namespace {

/// Calls that touch nothing but this process and what it has open.
constexpr int kHarmless[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
    SCMP_SYS(pwrite64), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(ftruncate),
    SCMP_SYS(dup), SCMP_SYS(getdents64), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(recvmsg),
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // time, identity, limits
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(getrusage), SCMP_SYS(getrlimit), SCMP_SYS(setrlimit), SCMP_SYS(uname),
    SCMP_SYS(sysinfo), SCMP_SYS(getcwd), SCMP_SYS(getrandom), SCMP_SYS(sched_yield),
    SCMP_SYS(getcpu),
    // signals to itself and its own end
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(exit), SCMP_SYS(exit_group)};

/// Names and kinds of files, not their content.
constexpr int kLooking[] = {SCMP_SYS(stat),       SCMP_SYS(lstat),    SCMP_SYS(newfstatat),
                            SCMP_SYS(statx),      SCMP_SYS(access),   SCMP_SYS(faccessat),
                            SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
                            SCMP_SYS(statfs),     SCMP_SYS(fstatfs)};

/// What a process does that starts another one for each task: it looks into no file itself.
constexpr int kStarting[] = {SCMP_SYS(wait4), SCMP_SYS(pipe2),   SCMP_SYS(sendmsg),
                             SCMP_SYS(prctl), SCMP_SYS(seccomp), SCMP_SYS(tgkill)};

class Filter {
 public:
  Filter() : filter_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {}
  bool made() const { return filter_ != nullptr; }
  void allow(int call) { add(call, {}); }
  template <class... Conditions>
  void allow_if(int call, Conditions... conditions) {
    const scmp_arg_cmp all[] = {conditions...};
    fine_ = seccomp_rule_add_array(filter_.get(), SCMP_ACT_ALLOW, call, sizeof...(conditions),
                                   all) == 0 &&
            fine_;
  }
  bool load() { return fine_ && seccomp_load(filter_.get()) == 0; }

 private:
  void add(int call, std::initializer_list<scmp_arg_cmp> /*none*/) {
    // A call that this machine's kind of processor does not have is no fault.
    const int added = seccomp_rule_add(filter_.get(), SCMP_ACT_ALLOW, call, 0);
    fine_ = fine_ && (added == 0 || added == -EDOM || added == -EINVAL);
  }
  std::unique_ptr<void, decltype(&seccomp_release)> filter_;
  bool fine_ = true;
};

}  // namespace

bool confine_calls(Calls calls, bool open_files) {
  Filter filter;
  if (!filter.made()) {
    return false;
  }
  const auto self = static_cast<scmp_datum_t>(::getpid());
  for (const int call : kHarmless) {
    filter.allow(call);
  }
  if (open_files) {
    for (const int call : kLooking) {
      filter.allow(call);
    }
    // Reading only: not to write, make, cut or append.
    constexpr scmp_datum_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    filter.allow_if(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
    filter.allow_if(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
  } else {
    // The C library asks for a file that is open by this call with an empty name.
    filter.allow_if(SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH));
  }
  // Memory that can be run is not made any more; of other files than those open nothing is mapped.
  filter.allow_if(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow_if(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // A fatal signal of its own (abort), no signal to others.
  filter.allow_if(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, self));
  if (calls == Calls::starter) {
    for (const int call : kStarting) {
      filter.allow(call);
    }
    // Processes, not threads, and none with a world of its own.
    constexpr scmp_datum_t kOther = CLONE_VM | CLONE_THREAD | CLONE_NEWUSER | CLONE_NEWNS |
                                    CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS |
                                    CLONE_NEWCGROUP;
    filter.allow_if(SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, kOther, 0));
  }
  for (const scmp_datum_t whose : {scmp_datum_t{0}, self}) {
    filter.allow_if(SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, whose));
    filter.allow_if(SCMP_SYS(sched_getaffinity), SCMP_A0(SCMP_CMP_EQ, whose));
  }
  // Not F_SETOWN and F_SETSIG, which send signals to others.
  for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC}) {
    filter.allow_if(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
  }
  return filter.load();
}

}  // namespace ita::batch
