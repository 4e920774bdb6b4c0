#pragma once

namespace ita::batch {

/// reader: what reading a document needs.  starter: besides, to start readers and see them end.
enum class Calls { reader, starter };

/// seccomp: only these system calls; every other one fails with EPERM.  `open_files`: files may be
/// opened for reading (Landlock says which); without it none can be.  False where the kernel has no
/// seccomp.
bool confine_calls(Calls calls, bool open_files);

}  // namespace ita::batch
