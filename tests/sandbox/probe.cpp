// Preloaded into `ita`: when a worker opens its first document, this acts as code would that the
// document has brought in, and writes what it could do, one line for each attempt, to a log that
// was mapped before the fence went up.  PROBE_LOG names the log, PROBE_FOLDER a folder with
// `secret`, `victim` and `victim2`.  PROBE_TELL is the size of the document at which it also calls
// a probe of another kind that is preloaded beside it and waits for documents that are opened by
// name.
#include <dlfcn.h>
#include <fcntl.h>
#include <poppler-document.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

constexpr size_t kLogSize = 1 << 16;
char* g_log = nullptr;
pid_t g_supervisor = 0;  // of the program that was started, which has started the worker

void write_line(const char* attempt, const char* result) {
  const size_t used = ::strnlen(g_log, kLogSize);
  std::snprintf(g_log + used, kLogSize - used, "%s\t%s\n", attempt, result);
}

void told(const char* attempt, bool done) { write_line(attempt, done ? "DONE" : "refused"); }

void with_files(const std::string& folder) {
  const auto at = [&](const char* name) { return folder + "/" + name; };
  told("read a secret", ::open(at("secret").c_str(), O_RDONLY) >= 0);
  told("read /etc/passwd", ::open("/etc/passwd", O_RDONLY) >= 0);
  told("list a folder", ::open(folder.c_str(), O_RDONLY | O_DIRECTORY) >= 0);
  told("write a new file", ::open(at("new").c_str(), O_CREAT | O_WRONLY, 0644) >= 0);
  told("open to write", ::open(at("victim").c_str(), O_WRONLY) >= 0);
  told("cut by opening", ::open(at("victim2").c_str(), O_RDONLY | O_TRUNC) >= 0);
  told("cut by name", ::truncate(at("victim").c_str(), 0) == 0);
  told("chmod", ::chmod(at("victim").c_str(), 0777) == 0);
  told("chown", ::chown(at("victim").c_str(), ::getuid(), ::getgid()) == 0);
  told("touch", ::utimensat(AT_FDCWD, at("victim").c_str(), nullptr, 0) == 0);
  told("xattr", ::setxattr(at("victim").c_str(), "user.x", "1", 1, 0) == 0);
  told("rename", ::rename(at("victim").c_str(), at("stolen").c_str()) == 0);
  told("link", ::link(at("victim").c_str(), at("linked").c_str()) == 0);
  told("symlink", ::symlink("/etc/passwd", at("symbolic").c_str()) == 0);
  told("unlink", ::unlink(at("victim").c_str()) == 0);
  told("mkdir", ::mkdir(at("made").c_str(), 0755) == 0);
  told("mkfifo", ::mkfifo(at("fifo").c_str(), 0600) == 0);
  told("chroot", ::chroot("/") == 0);
  for (int fd = 3; fd < 64; ++fd) {  // what it was given open
    if (::fcntl(fd, F_GETFD) >= 0 && ::fchmod(fd, 0777) == 0) {
      told("fchmod of an open file", true);
    }
  }
  told("memory as a file", ::syscall(SYS_memfd_create, "x", 0) >= 0);
  told("io_uring", ::syscall(SYS_io_uring_setup, 8, nullptr) >= 0);
}

/// What a process of the program has to fear from one that it started: signals, and its memory, in
/// which whoever writes decides what it does next.
void with_process(const char* whose, pid_t other) {
  const auto told_of = [&](const char* attempt, bool done) {
    told((std::string(attempt) + " of the " + whose).c_str(), done);
  };
  const std::string proc = "/proc/" + std::to_string(other);
  told_of("signal", ::kill(other, 0) == 0);
  told_of("tgkill", ::syscall(SYS_tgkill, other, other, 0) == 0);
  told_of("tkill", ::syscall(SYS_tkill, other, 0) == 0);
  siginfo_t signal{};
  signal.si_code = -1;
  told_of("rt_sigqueueinfo", ::syscall(SYS_rt_sigqueueinfo, other, SIGCONT, &signal) == 0);
  told_of("pidfd_open", ::syscall(SYS_pidfd_open, other, 0) >= 0);
  told_of("signal by file", ::fcntl(0, F_SETOWN, other) == 0);
  told_of("ptrace", ::ptrace(PTRACE_ATTACH, other, nullptr, nullptr) == 0);
  for (const char* name : {"/maps", "/mem", "/environ", "/stat"}) {
    told_of(name, ::open((proc + name).c_str(), O_RDONLY) >= 0);
  }
  const int writing = ::open((proc + "/mem").c_str(), O_RDWR);
  told_of("memory, to write,", writing >= 0 || ::open((proc + "/mem").c_str(), O_WRONLY) >= 0);
  // Where a function of the program lies here it lies there too, if that is the same program.
  char word = 0;
  iovec here{&word, 1};
  iovec there{reinterpret_cast<void*>(&::getppid), 1};
  told_of("process_vm_readv", ::process_vm_readv(other, &here, 1, &there, 1, 0) >= 0);
  there.iov_base = &g_log;
  told_of("process_vm_writev", ::process_vm_writev(other, &here, 1, &there, 1, 0) >= 0);
  told_of("limits", ::syscall(SYS_prlimit64, other, RLIMIT_NOFILE, nullptr, &signal) == 0);
  told_of("priority", ::setpriority(PRIO_PROCESS, static_cast<id_t>(other), 19) == 0);
}

void with_processes() {
  with_process("starter", ::getppid());
  with_process("supervisor", g_supervisor);
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(0);
  }
  told("fork", child > 0);
  told("vfork", ::syscall(SYS_clone, CLONE_VM | CLONE_VFORK | SIGCHLD, 0, 0, 0, 0) > 0);
  pthread_t thread{};
  told("thread", ::pthread_create(
                     &thread, nullptr, [](void* nothing) { return nothing; }, nullptr) == 0);
  char* const arguments[] = {const_cast<char*>("/bin/true"), nullptr};
  ::execv("/bin/true", arguments);
  told("exec", false);
  told("namespace", ::unshare(CLONE_NEWUSER) == 0);
  told("memory to run", ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                               MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

void with_sockets() {
  int two[2];
  told("socket", ::socket(AF_INET, SOCK_STREAM, 0) >= 0);
  told("unix socket", ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
  told("socketpair", ::socketpair(AF_UNIX, SOCK_STREAM, 0, two) == 0);
}

__attribute__((constructor)) void open_log() {
  std::FILE* const line = std::fopen("/proc/self/cmdline", "r");
  char words[512] = {};
  const size_t size = line != nullptr ? std::fread(words, 1, sizeof words - 1, line) : 0;
  if (line != nullptr) {
    std::fclose(line);
  }
  const std::string command(words, size);
  const auto has = [&](const char* word) { return command.find(word) != std::string::npos; };
  // Others read in a process that they fork, and are its supervisor themselves.
  g_supervisor = has("--child") || has("render") ? ::getppid() : ::getpid();
  const char* const log = std::getenv("PROBE_LOG");
  const int fd = log != nullptr && !has("extract") ? ::open(log, O_RDWR | O_CREAT, 0600) : -1;
  if (fd >= 0 && ::ftruncate(fd, kLogSize) == 0) {
    void* const at = ::mmap(nullptr, kLogSize, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    g_log = at == MAP_FAILED ? nullptr : static_cast<char*>(at);
    ::close(fd);
  }
}

using LoadRaw = poppler::document* (*)(const char*, int, const std::string&, const std::string&);

}  // namespace

poppler::document* poppler::document::load_from_raw_data(const char* data, int size,
                                                         const std::string& owner,
                                                         const std::string& user) {
  static const auto real = reinterpret_cast<LoadRaw>(
      ::dlsym(RTLD_NEXT,
              "_ZN7poppler8document18load_from_raw_dataEPKciRKNSt7__cxx1112basic_stringIcSt11char_"
              "traitsIcESaIcEEESA_"));
  constexpr const char* kOwnPage = "(ITA 2567) Tj";  // read before the fence is up
  static bool acted = false;
  if (!acted &&
      ::memmem(data, static_cast<size_t>(size), kOwnPage, std::strlen(kOwnPage)) == nullptr) {
    acted = true;
    if (g_log != nullptr) {
      with_files(std::getenv("PROBE_FOLDER"));
      with_processes();
      with_sockets();
      write_line("end", "");
    }
    if (const char* tell = std::getenv("PROBE_TELL"); tell != nullptr && std::atoi(tell) == size) {
      poppler::document::load_from_file("memo-2567.pdf", owner, user);
    }
  }
  return real(data, size, owner, user);
}
