#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "base/result.h"
#include "batch/protocol.h"

namespace ita::batch {

/// What a parent sees of the work in its child, also after the child has died.
struct FencedProgress {
  std::atomic<int> page{0};
  /// Says that reading of the page begins: it has the CPU time of one page.
  void at_page(int number, const Limits& limits);
};

struct FenceOptions {
  Limits limits;
  bool sandbox = true;
  bool require_sandbox = false;
  std::string models_dir;  ///< may be read in the child
};

/// Carries out `work` in a child process behind the fence and the limits of a worker, and gives
/// back what it returns.  The child sees the memory of this process as it is now (inputs that are
/// mapped, engines that are loaded) and opens nothing.  For commands that read one file after the
/// other; not for a process with threads.  Errors: timeout, out_of_memory, crashed, changed, with
/// the page where the work was; no_sandbox.
Result<std::string> run_fenced(const FenceOptions& options,
                               const std::function<std::string(FencedProgress&)>& work);

/// What confines a child of this process (Fence::words); asks the kernel once.
std::string fence_here(const FenceOptions& options);

}  // namespace ita::batch
