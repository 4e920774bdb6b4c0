#include "batch/page_joiner.h"

#include <utility>

namespace ita::batch {

Result<JobDone> PageJoiner::join(const Record& record, const std::string& media_type,
                                 const std::string& spool, const std::string& scratch) {
  if (!pool_) {
    PoolOptions options;
    options.setup = setup_;
    options.scratch = scratch;
    pool_ = std::make_unique<WorkerPool>(std::move(options));
    if (auto started = pool_->start(); !started) {
      return started.error();
    }
  }
  Job job;
  job.kind = Job::Kind::assemble;
  job.name = record.file;
  job.sha256 = record.sha256;
  job.spool = spool;
  job.source = {record.file, record.sha256, media_type, record.pages};
  job.skip = record.problems;
  pool_->add(std::move(job));
  for (;;) {
    auto done = pool_->step(1);
    if (!done) {
      return done.error();
    }
    if (!done->empty()) {
      return std::move(done->front());
    }
  }
}

}  // namespace ita::batch
