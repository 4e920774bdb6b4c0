// The open files that WorkerPool gives its workers.
#include <fcntl.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "batch/files.h"
#include "batch/pool_parts.h"
#include "batch/spool.h"
#include "batch/worker_pool.h"

namespace ita::batch {

/// Workers get their input open: they could open nothing themselves.
Status WorkerPool::open_input(Document& document) {
  if (document.job.path.empty()) {
    return Done{};
  }
  document.input =
      Descriptor(::open(document.job.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!document.input) {
    const int cause = errno;
    return Error{cause == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                 "batch",
                 "",
                 0,
                 std::string("cannot be opened: ") + std::strerror(cause),
                 "check that it exists and that you may read it"};
  }
  document.mark = FileMark::of(document.input.get());
  return Done{};
}

Status WorkerPool::make_outputs(Document& document) {
  const size_t wanted =
      document.job.kind == Job::Kind::render ? 1 : 1 + endings(options_.setup.extras).size();
  document.outputs.clear();  // of a worker that died: another one gets files of its own
  for (size_t i = 0; i < wanted; ++i) {
    auto file = scratch_file(options_.scratch);
    if (!file) {
      return file.error();
    }
    document.outputs.push_back(std::move(*file));
  }
  return Done{};
}

/// In the order that Task says.  `owned` closes what is of use for this task alone.
Result<std::vector<int>> WorkerPool::descriptors_for(Document& document, const Task& task,
                                                     std::vector<Descriptor>& owned) {
  std::vector<int> out;
  if (task.input) {
    out.push_back(document.input.get());
  }
  if (task.work == Work::probe) {
    return out;
  }
  if (task.work == Work::pages) {
    for (int page = task.first; page <= task.last; ++page) {
      const std::string path = page_file(document.job.spool, page);
      owned.emplace_back(
          ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
      if (!owned.back()) {
        return Error{ErrorCode::cannot_write,
                     "batch",
                     "",
                     0,
                     std::string("cannot be written: ") + std::strerror(errno),
                     ""};
      }
      out.push_back(owned.back().get());
    }
    return out;
  }
  if (task.work == Work::assemble) {
    auto joined = scratch_file(options_.scratch);
    if (!joined) {
      return joined.error();
    }
    if (Status fine = join_pages(document.job.spool, task.source.pages, joined->get()); !fine) {
      return fine.error();
    }
    owned.push_back(std::move(*joined));
    out.push_back(owned.back().get());
  }
  if (Status made = make_outputs(document); !made) {
    return made.error();
  }
  for (const Descriptor& file : document.outputs) {
    out.push_back(file.get());
  }
  return out;
}

}  // namespace ita::batch
