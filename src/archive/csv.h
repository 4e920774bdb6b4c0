#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/exporter.h"
#include "archive/published_folder.h"

namespace ita::archive {

/// One line as RFC 4180 has it, with its CR LF.  Null is an empty field, an empty text is "".  A
/// zero byte, which no CSV reader takes, is U+2400 (its sign).
std::string csv_line(const Row& row, bool guard);

/// A folder with one CSV file for each table, published at once.
class CsvFolder : public Writer {
 public:
  static Result<std::unique_ptr<CsvFolder>> create(const ExportOptions& options);
  Status add(const std::string& json, const Batch& batch) override;
  Status finish(const Batch& catalogue) override;
  /// The files are whole; the folder is not published yet.
  Status close(const Batch& catalogue);
  Status publish() { return folder_.publish(); }
  const std::vector<TextFile>& files() const { return files_; }
  const std::string& draft() const { return folder_.draft(); }

 private:
  explicit CsvFolder(const ExportOptions& options) : options_(options), folder_(options.output) {}
  ExportOptions options_;
  Publication folder_;
  std::vector<TextFile> files_;  ///< in the order of tables()
};

}  // namespace ita::archive
