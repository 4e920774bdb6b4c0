#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "review/store/correction.h"

namespace ita::review {

/// What holds for one target now, and how it came about.
struct Answer {
  const Correction* current = nullptr;     ///< null when every answer was taken back
  std::vector<const Correction*> history;  ///< in the order of the file
};

/// Someone else answered in between.
struct Conflict {
  Correction theirs;
};

/// OUT/corrections.jsonl: append-only, whole lines, synced; several programs may write to it at
/// once.  A line that a crash cut short, or that does not fit its sum, is left where it is,
/// counted, and holds for nothing.  Safe to share between threads.
class CorrectionStore {
 public:
  /// Reads the file of the folder; none is an empty store.  Errors: unreadable.
  static Result<std::unique_ptr<CorrectionStore>> open(const std::string& folder);

  /// Reads what others appended.  Errors: unreadable.
  Status refresh();

  /// Appends, on disk when it returns; fills in `id` and `time` where they are empty.  `supersedes`
  /// must name the answer that holds now (empty for none), else nothing is written and `conflict`
  /// says what holds.  Comments are never refused.  Errors: cannot_write, busy (a conflict).
  Result<Correction> append(Correction correction, Conflict* conflict = nullptr);

  /// Appends lines of another machine as they are, those with a known id left out; returns how many
  /// are new.  Errors: cannot_write.
  Result<long> merge(const std::vector<Correction>& corrections);

  /// Lines that hold for something: grows with every answer.
  long revision() const;
  long damaged() const;
  /// Answers about one source, those that were taken back left out, in the order of the file.
  std::vector<Correction> current(const std::string& sha256) const;
  /// Everything that was ever said about it, in the order of the file.
  std::vector<Correction> history(const std::string& sha256) const;
  /// By source: the pages, ascending, on which a person said that a report begins.
  std::map<std::string, std::vector<int>> begins() const;
  /// The answers of revision `from` and later.
  std::vector<Correction> since(long from) const;
  /// Every answer that holds, whatever it is about.
  std::vector<Correction> holding() const;

 private:
  explicit CorrectionStore(std::string path) : path_(std::move(path)) {}
  Status read_new(int fd);
  void take(Correction correction);
  const Correction* current_of(const Target& target) const;
  Status write(int fd, const std::string& lines);

  std::string path_;
  mutable std::mutex mutex_;
  long long read_ = 0;  ///< bytes of whole lines
  long damaged_ = 0;
  std::vector<std::unique_ptr<Correction>> all_;
  std::map<std::string, const Correction*> by_id_;
  std::map<Target, Answer> answers_;
  std::map<std::string, std::vector<const Correction*>> by_source_;
};

}  // namespace ita::review
