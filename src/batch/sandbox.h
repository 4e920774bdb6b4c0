#pragma once

#include <string>
#include <vector>

#include "batch/protocol.h"

namespace ita::batch {

/// Hard limits on memory, on the size of a written file, on processes, and no core files.  CPU time
/// is limited page by page with `allow_cpu`, and for good to `cpu_seconds` (0: without end).
void limit_process(const Limits& limits, double cpu_seconds = 0);
/// The process is killed when it uses more than `seconds` of CPU time from now on.
void allow_cpu(double seconds);

/// What keeps a process that a file has taken over from doing harm.
struct Fence {
  int landlock = 0;      ///< ABI that is in force; 0 for none
  bool seccomp = false;  ///< only the system calls that reading needs
  bool whole() const { return landlock > 0 && seccomp; }
  /// "landlock 7, seccomp", "seccomp", "none".
  std::string words() const;
};
/// Of the words of a fence: whether nothing is missing.
bool is_whole_fence(const std::string& words);

/// Takes away what a reader of untrusted files does not need, for the rest of the life of the
/// process: other programs, processes and threads, the network, signals to others, capabilities,
/// every file but those that are open (files under `readable`, fonts and the data of libraries may
/// be opened for reading).  Where the kernel has no Landlock no file can be opened at all: what is
/// needed later must be loaded before.
Fence confine(const std::vector<std::string>& readable);

/// The same for a process that looks into no input but starts one for each that does: it may start
/// them and wait for them.  What it starts must call `confine_reader` first of all.
Fence confine_starter(const std::vector<std::string>& readable);
/// The rest of `confine` in a process that one with `fence` has started.  False when it failed.
bool confine_reader(const Fence& fence);

}  // namespace ita::batch
