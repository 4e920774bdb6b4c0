#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "batch/protocol.h"

namespace ita::batch {

/// How the reading of one input ended, for good.  One line of run.jsonl.
struct Record {
  std::string file;    ///< Input::name as UTF-8
  std::string sha256;  ///< empty when the file could not be read at all
  std::string status;  ///< "ok", "needs_review", "not_recognised", "unreadable" as in the document,
                       ///< "failed", or "skipped" for a file of a folder that is no document
  double seconds = 0;  ///< of work
  int pages = 0;
  std::vector<PageTrouble> problems;  ///< pages that could not be read, or not for sure whole
  std::string output;  ///< path under the output folder, UTF-8; empty when nothing was written
  std::string output_sha256;
  std::vector<std::string> extras;  ///< endings of files beside it ("pdf")
  std::string duplicate_of;  ///< name of the input with the same content that was read in its place
  std::string key;           ///< hash of version, models and options
  std::string build;         ///< hash of version and models alone; empty where it is not known
  std::string sandbox;       ///< what confined its workers, as Fence::words says
  std::string origin;  ///< Input::origin as UTF-8; empty where an older version wrote the record
  bool gone = false;   ///< the file is not there any more; its result is kept
  Error error;         ///< why it failed or was skipped; code none when it was read
  bool failed() const { return status == "failed"; }
  bool skipped() const { return status == "skipped"; }
  /// Whether another run may do better with the same input: it lacked time or memory.
  bool is_passing() const;
  /// Whether all of it could be read.
  bool is_whole() const;
};

std::string to_line(const Record& record);
/// Errors: damaged.
Result<Record> record_of(const std::string& line);

/// run.jsonl of an output folder: one record for each input ever read into it, the last one counts.
/// Records stay in the file; memory holds their names and places only, about 200 bytes an input.
class Journal {
 public:
  /// Reads what is there.  A line that was cut by a crash or is damaged is dropped, and `notices`
  /// says so; a result that has no record gets one back, made from the result itself.  Errors:
  /// cannot_write, unreadable.
  static Result<Journal> open(const std::string& folder, const std::string& scratch);
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;
  ~Journal();

  /// The record of an input; nothing when there is none.
  std::optional<Record> find(const std::string& file) const;
  /// The name of the input that lies there; nothing when none is known.
  std::optional<std::string> name_at(const std::string& origin) const;
  /// Visits the records in the order of their files.  `visit` may append and erase.
  void for_each(const std::function<void(const Record&)>& visit) const;
  /// On disk when it returns.
  Status append(const Record& record);
  /// Forgets an input; for good when the journal is closed.
  void erase(const std::string& file) { places_.erase(file); }
  /// Lines worth telling about what was found at opening.
  const std::vector<std::string>& notices() const { return notices_; }
  /// Puts the records into the order of their files.
  Status close();

 private:
  struct Place {
    std::int64_t begin = 0;
    std::int64_t size = 0;
  };
  Journal() = default;
  Status index();
  Status rebuild(const std::string& folder);
  void remember(const Record& record);
  std::optional<std::string> line_at(const Place& place) const;

  std::string path_, scratch_;
  int fd_ = -1;
  std::int64_t end_ = 0;  ///< of the file
  int broken_ = 0;        ///< lines
  std::vector<std::string> notices_;
  std::map<std::string, Place> places_;
  std::unordered_map<std::uint64_t, std::string> origins_;  ///< hash of an origin → its last name
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
