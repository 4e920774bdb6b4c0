#include "batch/page_renderer.h"

#include "batch/inputs.h"

namespace ita::batch {

PageRenderer::PageRenderer(Setup setup, std::string scratch, int jobs) {
  options_.setup = std::move(setup);
  options_.setup.extras = {};
  options_.scratch = std::move(scratch);
  options_.jobs = jobs;
}

Result<std::string> PageRenderer::png(const std::string& path, int page, double dpi,
                                      const std::string& sha256) {
  const std::lock_guard lock(mutex_);
  if (!pool_) {
    auto pool = std::make_unique<WorkerPool>(options_);
    if (auto started = pool->start(); !started) {
      return started.error();
    }
    pool_ = std::move(pool);
  }
  Job job;
  job.kind = Job::Kind::render;
  job.path = path;
  job.name = utf8_name(path);
  job.sha256 = sha256;
  job.first = job.last = page;
  job.dpi = dpi;
  pool_->add(std::move(job));
  for (;;) {
    auto done = pool_->step(1);
    if (!done) {
      pool_.reset();  // the next page tries a new worker
      return done.error();
    }
    if (!done->empty()) {
      JobDone& one = done->front();
      return one.status == "failed" ? Result<std::string>(one.error)
                                    : Result<std::string>(std::move(one.content));
    }
  }
}

}  // namespace ita::batch
