#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/result.h"
#include "batch/process.h"

namespace ita::review {

/// Where the bytes of a result's source are.
struct Source {
  std::string path;
  std::string sha256;
};

/// Pictures of pages, made when they are asked for by a process of its own behind the sandbox, and
/// kept by content.  A page that kills or stalls the process costs only itself.  Safe to share
/// between threads; one picture is made at a time, by a process that has seen no other file.
class PagePictures {
 public:
  /// `cache`: a folder that is made when it is not there.
  explicit PagePictures(std::string cache);
  ~PagePictures();

  /// A JPEG of the whole page as read.  Errors: those of the document, timeout, crashed.
  Result<std::string> page(const Source& source, int number, double dpi);
  /// PNGs of the boxes (points), in their order; a box's ink lies 2 points inside the picture.
  Result<std::vector<std::string>> crops(const Source& source, int number,
                                         const std::vector<Box>& boxes, double dpi);
  /// Several pictures as one file.
  Status join(const std::vector<std::string>& paths, const std::string& output);
  const std::string& cache() const { return cache_; }

 private:
  Status ask(const std::string& task, const std::vector<std::string>& inputs,
             const std::vector<std::string>& outputs);
  Status start_for(const std::string& about);
  Status wait_for_answer();
  Error give_up(ErrorCode code, const std::string& what);
  std::string place(const Source& source, const std::string& rest) const;
  void trim();

  std::string cache_;
  std::mutex mutex_;
  std::unique_ptr<batch::Process> process_;
  std::string about_;  ///< the file that the process has read, and it alone
  long made_ = 0;
};

}  // namespace ita::review
