#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ita::batch {

/// Writes the file whole or not at all: beside its place (`scratch`, on the same file system),
/// synced, renamed. Makes the folders above it.  Errors: cannot_write.
Status write_whole(const std::string& path, std::string_view content, const std::string& scratch);

/// The same for a file that is written in parts: it has its name when `finish` succeeds, else it is
/// as it was.
class WholeFile {
 public:
  WholeFile(std::string path, const std::string& scratch);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile();
  /// A failure is kept for `finish`.
  void write(std::string_view part);
  /// Errors: cannot_write.
  Status finish();

 private:
  std::string path_, temporary_;
  int fd_ = -1;
  int cause_ = 0;
};

/// The file's bytes.  Errors: not_found, unreadable.
Result<std::string> read_all(const std::string& path);

/// Gives what was written to `from` the name `to` for good: synced, renamed.  Errors: cannot_write.
Status move_synced(const std::string& from, const std::string& to);

/// Whether a cannot_write came from a disk that takes nothing more, so that no other file will do
/// better.
bool is_full(const Error& error);

/// SHA-256 of the text, hex.
std::string sha256_of_text(std::string_view text);

/// mkdir -p.  Errors: cannot_write, with the cause and what to do.
Status make_folders(const std::string& path);

}  // namespace ita::batch
