#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "audit/table_file.h"
#include "facts/facts.h"
#include "facts/messages.h"
#include "review/index/index.h"
#include "review/render/page_pictures.h"
#include "review/store/fields.h"
#include "review/store/store.h"

namespace ita::review {

struct ArchiveOptions {
  std::string folder;                ///< output folder of 'ita extract'
  std::vector<std::string> sources;  ///< folders in which the inputs may lie
  std::string scratch;               ///< for the index and pictures; empty: OUT/.ita-review
  std::string models;
  /// A published list of scores to compare with.  Read before, behind a fence: it is no more to be
  /// trusted than a report.
  std::optional<std::vector<audit::Sheet>> official;
  bool read_only = false;
  double sample =
      0;  ///< share of unflagged values to ask about; negative: leave the sample as it is
  long seed = 1;
};

/// What a person wants to say, as it comes from outside: nothing of it is believed.
struct Said {
  std::string paper, report, field, action, user, reason, supersedes;
  Json value;
  std::optional<Json> machine;  ///< the value that was seen; unset when none was shown
  int page = 0;
  std::optional<Box> bbox;
};

/// Why an answer was not taken.
struct Refusal {
  enum class Why { unknown, wrong, stale, read_only, failed };
  Why why = Why::wrong;
  std::string message;
  Json theirs = nullptr;   ///< stale: the answer that holds now
  Json machine = nullptr;  ///< stale: what the machine reads now
};

/// One output folder with everything that the review knows of it.  Safe to share between threads.
class Archive {
 public:
  /// Errors: not_found, cannot_write, missing_model.
  static Result<std::unique_ptr<Archive>> open(const ArchiveOptions& options);

  /// Takes in results and corrections that are new since; `tell` hears how many of how many are
  /// done.  Errors: unreadable, cannot_write; damaged or unreadable where the list of results is
  /// not whole, after all that can be read of it.
  Status scan(const std::function<void(long, long)>& tell = {});
  /// Takes in what other programs answered.
  void follow();

  const ArchiveOptions& options() const { return options_; }
  Index& index() { return *index_; }
  CorrectionStore& store() { return *store_; }
  PagePictures& pictures() { return *pictures_; }
  const facts::Messages& messages() const { return *messages_; }
  const facts::Facts& facts() const { return *facts_; }

  /// A result as the machine wrote it: one that is not what its record says is not shown and takes
  /// no answer.  Errors: not_found, damaged.
  Result<Json> document(const Paper& paper) const;
  /// Everything that a screen needs of one document.  Errors: as `document`.
  Result<Json> view(const std::string& id);
  /// The source of a paper, found by content among the folders of sources; nothing when it is not
  /// there any more.
  std::optional<Source> source(const Paper& paper);

  /// Where the archive differs from the published list; null without one.  Errors: of reading it.
  Result<Json> differences();

  /// Writes an answer down.  The result is the line that was written.
  std::variant<Correction, Refusal> answer(const Said& said);

  /// Folders that a person named while it runs.
  void add_source(const std::string& folder);

 private:
  Archive();
  /// `listed`: it is of run.jsonl.
  Status scan_record(const batch::Record& record, bool listed);
  void put(const Paper& paper);
  /// As `document`; one that cannot be shown is from now on listed with the cause.
  Result<Json> document_now(const Paper& paper);
  /// The values of a document for a screen.  `said`: what holds of it now.
  Json fields_shown(const Paper& paper, const Json& document, const std::vector<Correction>& said);
  /// `field`: what the answer is about; null where it is of no field.
  Correction correction_of(const Said& said, Action action, const Paper& paper, const Field* field);

  ArchiveOptions options_;
  std::unique_ptr<Index> index_;
  std::unique_ptr<CorrectionStore> store_;
  std::unique_ptr<PagePictures> pictures_;
  std::shared_ptr<const facts::Messages> messages_;
  std::shared_ptr<const facts::Facts> facts_;
  std::mutex mutex_;  // of `followed_` and `found_`
  long followed_ = 0;
  std::atomic<long> scans_ = 0;
  std::mutex official_mutex_;
  Json official_;                             ///< differences as of `official_at_`
  std::string official_at_;                   ///< revision and scan
  std::map<std::string, std::string> found_;  ///< sha256 → path of its source
};

}  // namespace ita::review
