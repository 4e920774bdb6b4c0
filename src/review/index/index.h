#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "batch/journal.h"
#include "report/report.h"
#include "review/index/sql.h"
#include "review/store/apply.h"
#include "review/store/fields.h"

namespace ita::review {

/// One input of the archive.
struct Paper {
  std::string id;  ///< 16 hexadecimal digits of its name: the same in every run
  std::string file, sha256;
  std::string output;  ///< path of its result under the folder; empty when it has none
  /// Of the result, by its record; nothing where the folder has no list of records.
  std::optional<std::string> output_sha256;
};

/// What the list is narrowed to; empty texts narrow nothing.
struct Filter {
  std::string text;  ///< anywhere in the document, spaces and the script of digits aside
  std::string province, type, year, status, state, code, kind;
  std::string sort = "need";  ///< need | agency | year | total | updated
  bool open_only = false;
  int page = 0, size = 50;
};

/// A value of the random sample that no one doubted.
struct SampleKey {
  std::string report, field;
  auto operator<=>(const SampleKey&) const = default;
};

/// What is known of all documents, for lists, facets, search and charts.  Kept in a SQLite file
/// that can be thrown away: it is made anew from the results and the corrections.  Safe to share
/// between threads.
class Index {
 public:
  /// Errors: cannot_write.
  static Result<std::unique_ptr<Index>> open(const std::string& path);

  /// True when the paper stands there as it is now (`stamp`: of its result and its corrections).
  bool fresh(const std::string& id, const std::string& stamp);
  /// `document` as the machine read it.
  void put(const Paper& paper, const std::string& stamp, const Json& document,
           const std::vector<Correction>& said);
  void put_failed(const Paper& paper, const std::string& stamp, const batch::Record& record);
  /// Forgets papers that are not among these.
  void keep_only(const std::set<std::string>& ids);
  void begin();
  void commit();

  std::optional<Paper> paper(const std::string& id);
  std::vector<Paper> papers_of(const std::string& sha256);
  Json list(const Filter& filter);
  Json facets(const Filter& filter);
  /// Ids of the papers with something open, need first, within the filter.
  std::vector<std::string> queue(const Filter& filter, int most);
  /// Doubted values of one kind over all documents: {"paper", "report", "field", "page", …}.
  Json sheet(const std::string& kind, const std::string& digit, const std::string& code, int page);
  Json overview(const Filter& filter);
  /// Every report with its agency, year, total, level and scores as they hold now, for a comparison
  /// with a published list; `each` gets the paper's id.
  void each_report(const std::function<void(const std::string&, const report::Report&)>& each);
  /// The same value of the same agency a year earlier, where the archive has it; else null.
  Json last_year(const Json& document, const Field& field);

  /// Chooses `share` of the unflagged values of each kind and source, at random but the same for
  /// the same `seed`; none for 0.
  void draw_sample(double share, long seed);
  void mark_sample(const std::string& paper, const std::set<SampleKey>& values);
  std::set<SampleKey> sample_of(const std::string& paper);
  /// Whether some page of the source was read by OCR.
  bool scanned(const std::string& sha256);
  /// Whether the machine still reads what it read when this was said, and still without a doubt.
  bool still_read(const Correction& said);
  /// How many unflagged values there are, by kind and source.
  Json population();

 private:
  explicit Index(std::unique_ptr<Database> database) : db_(std::move(database)) {}
  void remove(const std::string& id);
  /// Puts the entries that hold the text into the table `found`, once for all queries of one
  /// answer.
  void find_text(const std::string& text);

  std::mutex mutex_;
  std::unique_ptr<Database> db_;
  std::string found_;  ///< the text whose entries `found` holds; empty when entries changed since
};

/// The text that is looked for and looked in: Arabic digits, small letters, no spaces.
std::string search_key(const std::string& text);

}  // namespace ita::review
