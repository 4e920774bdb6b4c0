#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "output/export/rows.h"

namespace ita::output {

struct ExportOptions {
  std::string output;  ///< file or folder; for PostgreSQL a connection string
  bool bom = true;     ///< CSV begins with a byte order mark, so that Excel takes it for UTF-8
  bool guard =
      true;  ///< CSV: a text that a spreadsheet would take for a formula begins with an apostrophe
};

/// Takes documents one by one and keeps none: memory does not grow with the archive.  What it
/// writes appears whole, when `finish` succeeds.  One thread.
class Exporter {
 public:
  virtual ~Exporter() = default;
  /// `json` is empty for an input that gave no document.  Errors: cannot_write.
  virtual Status add(const std::string& json, const Rows& rows) = 0;
  virtual Status finish() = 0;
};

// Each makes its exporter; errors: cannot_write.
Result<std::unique_ptr<Exporter>> make_csv(
    const ExportOptions& options);  ///< folder of one file for each table
Result<std::unique_ptr<Exporter>> make_datapackage(
    const ExportOptions& options);  ///< the same with datapackage.json
Result<std::unique_ptr<Exporter>> make_jsonl(
    const ExportOptions& options);  ///< one document on a line
Result<std::unique_ptr<Exporter>> make_xlsx(const ExportOptions& options);
Result<std::unique_ptr<Exporter>> make_sqlite(const ExportOptions& options);
Result<std::unique_ptr<Exporter>> make_postgres(const ExportOptions& options);

/// A number with the fewest digits that give the same double back.
std::string number_text(double value);

/// Error of an exporter.
Error export_error(const std::string& file, const std::string& cause,
                   const std::string& remedy = "");

}  // namespace ita::output
