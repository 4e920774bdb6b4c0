#pragma once

#include <string>

#include "batch/journal.h"
#include "batch/standing.h"
#include "batch/worker_pool.h"

namespace ita::batch {

/// Puts results into their places.  The JSON comes last, so that it is there only when all is.
/// What is written stands in the record (`output`, `output_sha256`, `extras`).  An extra that
/// cannot be written (a name too long) costs that extra, not the document.
class Publisher {
 public:
  Publisher(Standing& standing, std::string scratch)
      : standing_(standing), scratch_(std::move(scratch)) {}

  /// What a worker gave.  `to` is the path of the JSON.  Errors: cannot_write.
  Status publish(Record& record, const JobDone& job, const std::string& to);
  /// The result `read`, of an input of the same content, from its path `from`.  Errors: internal
  /// (it is gone), cannot_write.
  Status copy(Record& record, const Record& read, const std::string& from, const std::string& to);

 private:
  Standing& standing_;
  std::string scratch_;
};

}  // namespace ita::batch
