#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ita::output {

/// A file that appears under its name when it is complete.
class TextFile {
 public:
  static Result<TextFile> create(const std::string& path);
  TextFile(TextFile&&) = default;
  TextFile& operator=(TextFile&&) = delete;
  ~TextFile();
  Status write(std::string_view text);
  Status finish();  ///< synced and renamed
  long long bytes() const { return bytes_; }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  TextFile(std::string path, std::string temporary, std::FILE* file)
      : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}
  std::string path_, temporary_;
  std::unique_ptr<std::FILE, Close> file_;
  long long bytes_ = 0;
};

}  // namespace ita::output
