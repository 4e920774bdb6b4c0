#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/protocol.h"

namespace ita::batch {

/// How the reading of one input ended, for good.  One line of run.jsonl.
struct Record {
  std::string file;    ///< Input::name as UTF-8
  std::string sha256;  ///< empty when the file could not be read at all
  std::string status;  ///< "ok", "needs_review", "not_recognised" as in the document, or "failed"
  double seconds = 0;  ///< of work
  int pages = 0;
  std::vector<SkippedPage> problems;  ///< pages that could not be read
  std::string output;  ///< path under the output folder, UTF-8; empty when nothing was written
  std::string output_sha256;
  std::vector<std::string> extras;  ///< endings of files beside it ("pdf")
  std::string duplicate_of;  ///< name of the input with the same content that was read in its place
  std::string key;           ///< hash of version, models and options
  Error error;               ///< why it failed; code none when it did not
  bool failed() const { return status == "failed"; }
};

std::string to_line(const Record& record);
/// Errors: damaged.
Result<Record> record_of(const std::string& line);

/// run.jsonl of an output folder: one record for each input ever read into it, the last one counts.
/// Records stay in the file; memory holds their names and places only, about 200 bytes an input.
class Journal {
 public:
  /// Reads what is there; a line that was cut by a crash is dropped.  Errors: cannot_write,
  /// unreadable.
  static Result<Journal> open(const std::string& folder, const std::string& scratch);
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;
  ~Journal();

  /// The record of an input; nothing when there is none.
  std::optional<Record> find(const std::string& file) const;
  /// On disk when it returns.
  Status append(const Record& record);
  /// Puts the records into the order of their files.
  Status close();

 private:
  struct Place {
    std::int64_t begin = 0;
    std::int64_t size = 0;
  };
  Journal() = default;
  Status index();
  std::optional<std::string> line_at(const Place& place) const;

  std::string path_, scratch_;
  int fd_ = -1;
  std::int64_t end_ = 0;  ///< of the file
  std::map<std::string, Place> places_;
};

/// The output folder is ours as long as this lives.
class FolderLock {
 public:
  /// Errors: busy (says which process), cannot_write.
  static Result<FolderLock> take(const std::string& scratch);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace ita::batch
