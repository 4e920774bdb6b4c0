#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ita::document {

/// The bytes of an input, as long as something holds them.  Readers take bytes and no path, so that
/// a confined process needs no view of the file system.
class FileBytes {
 public:
  /// Maps an open regular file; the descriptor may be closed afterwards.  `path` is for messages.
  /// Errors: unreadable, unsupported_format (no regular file), empty.
  static Result<std::shared_ptr<const FileBytes>> map(int fd, const std::string& path = "");
  /// Errors: not_found, too, and those of `map`.
  static Result<std::shared_ptr<const FileBytes>> open(const std::string& path);
  explicit FileBytes(std::string owned);
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::string_view view() const { return {data_, size_}; }
  const char* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  FileBytes(const char* data, size_t size) : data_(data), size_(size), mapped_(true) {}
  std::string owned_;
  const char* data_ = nullptr;
  size_t size_ = 0;
  bool mapped_ = false;
};

}  // namespace ita::document
