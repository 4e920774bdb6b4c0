#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ita::archive {

/// A file that is written from its beginning to its end.
class TextFile {
 public:
  static Result<TextFile> create(const std::string& path);
  Status write(std::string_view text);
  Status finish();  ///< synced and closed
  long long bytes() const { return bytes_; }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  TextFile(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  long long bytes_ = 0;
};

/// A file or folder that is made beside its place and takes it at once, when it is whole; what
/// stood there before is gone then, and not before.  What is not published is removed.
class Publication {
 public:
  /// `path` as asked for, without a trailing slash.
  explicit Publication(std::string path);
  Publication(const Publication&) = delete;
  Publication& operator=(const Publication&) = delete;
  ~Publication();

  const std::string& path() const { return path_; }
  const std::string& draft() const { return draft_; }  ///< where it is made
  Status make_folder() const;                          ///< the draft is a folder
  Status publish();

 private:
  std::string path_, draft_;
  bool published_ = false;
};

}  // namespace ita::archive
