#pragma once

#include <string>

#include "batch/protocol.h"

namespace ita::batch {

/// Limits on memory, and no core files.  CPU time is limited page by page with `allow_cpu`.
void limit_process(const Limits& limits);
/// The process is killed when it uses more than `seconds` of CPU time from now on.
void allow_cpu(double seconds);

/// Takes away what a reader of untrusted files does not need: the network, other programs and
/// processes (seccomp), and writing outside `writable` (Landlock).  For the rest of the life of the
/// process. Returns what is in force, for example "landlock, seccomp"; empty when the kernel has
/// neither.
std::string confine(const std::string& writable);

}  // namespace ita::batch
