#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "batch/worker_pool.h"

namespace ita::batch {

/// Pages of files that nobody trusts, drawn by a worker behind the fence.  May be called from any
/// thread, one page at a time; the worker is started with the first page and kept.
class PageRenderer {
 public:
  /// `scratch`: a folder for files without a name.
  PageRenderer(Setup setup, std::string scratch, int jobs = 1);
  /// The page as a PNG; `dpi` is a wish, as for document::Document::raster.  With `sha256` a file
  /// of other content is refused.  Errors: those of opening and drawing, changed, timeout,
  /// out_of_memory, quarantined.
  Result<std::string> png(const std::string& path, int page, double dpi,
                          const std::string& sha256 = "");

 private:
  std::mutex mutex_;
  PoolOptions options_;
  std::unique_ptr<WorkerPool> pool_;
};

}  // namespace ita::batch
