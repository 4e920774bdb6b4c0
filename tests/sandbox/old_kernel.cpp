// old_kernel WITHOUT PROGRAM ARGUMENTS...: runs the program as on a kernel without "landlock", or
// without "both" Landlock and seccomp.
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

int main(int count, char** words) {
  if (count < 3) {
    return 2;
  }
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  constexpr int kLandlockCreate = 444;
  for (int call = kLandlockCreate; call < kLandlockCreate + 3; ++call) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0);
  }
  if (std::strcmp(words[1], "both") == 0) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                     SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
  }
  if (seccomp_load(filter) != 0) {
    std::perror("seccomp_load");
    return 9;
  }
  ::execv(words[2], words + 2);
  std::perror(words[2]);
  return 9;
}
