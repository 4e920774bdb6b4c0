#pragma once

#include <memory>
#include <string>
#include <unordered_set>

#include "archive/catalogue.h"
#include "archive/rows.h"
#include "base/result.h"
#include "facts/messages.h"

namespace ita::archive {

struct ExportOptions {
  std::string output;  ///< file or folder; for PostgreSQL a connection string (may lack the
                       ///< password: PGPASSWORD and ~/.pgpass are read)
  bool bom = true;     ///< CSV begins with a byte order mark, so that Excel takes it for UTF-8
  bool guard = true;   ///< CSV: a text that a spreadsheet would run begins with an apostrophe
  bool prune = false;  ///< PostgreSQL: files that this export does not have are marked as gone
  facts::Language language = facts::Language::th;   ///< of the workbook's headings
  std::shared_ptr<const facts::Messages> messages;  ///< needed by XLSX and Data Package
};

/// Writes tables.  Takes documents one by one and keeps none; what it writes appears whole, when
/// `finish` succeeds.  One thread.
class Writer {
 public:
  virtual ~Writer() = default;
  /// `json` is empty for an input that gave no document.  Errors: cannot_write.
  virtual Status add(const std::string& json, const Batch& batch) = 0;
  /// The tables that need the whole archive: agencies, reports, document_reports.
  virtual Status finish(const Batch& catalogue) = 0;
};

// Each makes its writer; errors: cannot_write.
Result<std::unique_ptr<Writer>> make_csv(
    const ExportOptions& options);  ///< folder, one file a table
Result<std::unique_ptr<Writer>> make_datapackage(const ExportOptions& options);
Result<std::unique_ptr<Writer>> make_jsonl(const ExportOptions& options);  ///< a document a line
Result<std::unique_ptr<Writer>> make_xlsx(const ExportOptions& options);
Result<std::unique_ptr<Writer>> make_sqlite(const ExportOptions& options);
Result<std::unique_ptr<Writer>> make_postgres(const ExportOptions& options);

/// Brings documents to a writer, each content once, and the catalogue at the end.
class Exporter {
 public:
  Exporter(std::unique_ptr<Writer> writer, const facts::Facts& facts, const Words& words)
      : writer_(std::move(writer)), facts_(facts), words_(words), catalogue_(facts) {}
  /// `json` is empty for an input that gave no document.  Errors: damaged (no result of this schema
  /// version: the caller may go on with others), cannot_write.
  Status add(const FileEntry& file, const std::string& json);
  /// Rows of tables that no document has, as corrections.
  Status add(const Batch& rows) { return writer_->add("", rows); }
  Status finish();
  long files() const { return files_; }
  long documents() const { return static_cast<long>(seen_.size()); }

 private:
  std::unique_ptr<Writer> writer_;
  const facts::Facts& facts_;
  const Words words_;
  Catalogue catalogue_;
  std::unordered_set<std::string> seen_;  ///< contents
  long files_ = 0;
};

/// A number with the fewest digits that give the same double back.
std::string number_text(double value);

/// Error of a writer.
Error export_error(const std::string& file, const std::string& cause,
                   const std::string& remedy = "");

}  // namespace ita::archive
