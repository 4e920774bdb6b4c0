#pragma once

#include <memory>
#include <string>

#include "batch/journal.h"
#include "batch/worker_pool.h"

namespace ita::batch {

/// Makes documents of pages that were read before, in a worker that is started when it is first
/// needed.
class PageJoiner {
 public:
  explicit PageJoiner(const Setup& setup) : setup_(setup) {}

  /// `record`: name, content, pages and problems of the document; `spool`: the folder with its
  /// pages; `scratch`: for files without a name.  Errors: what makes further work pointless.
  Result<JobDone> join(const Record& record, const std::string& media_type,
                       const std::string& spool, const std::string& scratch);

 private:
  const Setup& setup_;
  std::unique_ptr<WorkerPool> pool_;
};

}  // namespace ita::batch
