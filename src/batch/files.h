#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "base/result.h"
#include "batch/file_hash.h"

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

/// The file's bytes.  Nothing but a regular file is read.  Errors: not_found, unreadable.
Result<std::string> read_all(const std::string& path);

constexpr std::uint64_t kLargestResult = std::uint64_t{1} << 30;  ///< bytes

/// All that is in an open regular file, from its beginning.  Errors: unreadable, too_large.
Result<std::string> read_descriptor(int fd, std::uint64_t most = kLargestResult);
/// Replaces what is in an open file.  Errors: cannot_write.
Status write_descriptor(int fd, std::string_view content);
/// A file without a name, for a process that may not open one itself; gone when it is closed.
/// Errors: cannot_write.
Result<Descriptor> scratch_file(const std::string& scratch);
/// What an open scratch file holds, under the name `path`: written whole or not at all.  Nothing is
/// shared with the open file, so that its other holders cannot change the copy.  Errors:
/// cannot_write, too_large.
Status copy_whole(int from, const std::string& path, const std::string& scratch);

/// Gives what was written to `from` the name `to` for good: synced, renamed.  Errors: cannot_write.
Status move_synced(const std::string& from, const std::string& to);

/// Whether a cannot_write came from a disk that takes nothing more, so that no other file will do
/// better.
bool is_full(const Error& error);

/// The folder ".ita" of an output folder, made when it is not there.  A link in its place is
/// refused: what is in the folder is removed when a run ends.  Errors: cannot_write.
Result<std::string> own_folder(const std::string& output);

/// mkdir -p.  Errors: cannot_write, with the cause and what to do.
Status make_folders(const std::string& path);

}  // namespace ita::batch
