#include "batch/sandbox.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmath>

#include "batch/sandbox_calls.h"
#include "batch/sandbox_files.h"

namespace ita::batch {

namespace {

// Instrumented builds reserve terabytes of address space that they never use.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kInstrumented = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kInstrumented = true;
#else
constexpr bool kInstrumented = false;
#endif
#else
constexpr bool kInstrumented = false;
#endif

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

struct CapabilityHeader {
  std::uint32_t version = 0x20080522;  // _LINUX_CAPABILITY_VERSION_3
  int process = 0;
};
struct CapabilitySets {
  std::uint32_t effective = 0, permitted = 0, inheritable = 0;
};

/// Root without capabilities is a user like any other, but for the files that root owns.
void drop_capabilities() {
  constexpr int kMore = 64;  // than any kernel has
  for (int capability = 0; capability < kMore; ++capability) {
    ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  }
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  CapabilityHeader header;
  const CapabilitySets none[2]{};
  ::syscall(SYS_capset, &header, none);
}

Fence confine_for(Calls calls, const std::vector<std::string>& readable) {
  Fence out;
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return out;
  }
  drop_capabilities();
  // The sanitizers' runtime has processes and files of its own.
  if (!kInstrumented && calls == Calls::reader) {
    limit(RLIMIT_NPROC, 0);
  }
  out.landlock = confine_files(readable);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  out.seccomp = !kInstrumented && confine_calls(calls, out.landlock > 0);
  return out;
}

}  // namespace

void limit_process(const Limits& limits, double cpu_seconds) {
  constexpr double kMiB = 1024 * 1024;
  limit(RLIMIT_CORE, 0);
  if (limits.output_mib > 0) {
    limit(RLIMIT_FSIZE, static_cast<rlim_t>(limits.output_mib * kMiB));
  }
  if (!kInstrumented && limits.memory_mib > 0) {
    limit(RLIMIT_AS, static_cast<rlim_t>(limits.memory_mib * kMiB));
  }
  if (cpu_seconds > 0) {
    rlimit cpu{};
    ::getrlimit(RLIMIT_CPU, &cpu);
    cpu.rlim_max = std::min(cpu.rlim_max, static_cast<rlim_t>(std::ceil(cpu_seconds)) + 2);
    cpu.rlim_cur = std::min(cpu.rlim_cur, cpu.rlim_max);
    ::setrlimit(RLIMIT_CPU, &cpu);
  }
}

void allow_cpu(double seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const double now = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  rlimit cpu{};
  ::getrlimit(RLIMIT_CPU, &cpu);
  cpu.rlim_cur = std::min(cpu.rlim_max, static_cast<rlim_t>(std::ceil(now + seconds) + 1));
  ::setrlimit(RLIMIT_CPU, &cpu);
}

std::string Fence::words() const {
  std::string out = landlock > 0 ? fmt::format("landlock {}", landlock) : std::string();
  if (seccomp) {
    out += out.empty() ? "seccomp" : ", seccomp";
  }
  return out.empty() ? "none" : out;
}

bool is_whole_fence(const std::string& words) {
  return words.find("landlock") != std::string::npos && words.find("seccomp") != std::string::npos;
}

Fence confine(const std::vector<std::string>& readable) {
  return confine_for(Calls::reader, readable);
}

Fence confine_starter(const std::vector<std::string>& readable) {
  return confine_for(Calls::starter, readable);
}

bool confine_reader(const Fence& fence) {
  if (!kInstrumented) {
    limit(RLIMIT_NPROC, 0);
  }
  return !fence.seccomp || confine_calls(Calls::reader, fence.landlock > 0);
}

}  // namespace ita::batch
