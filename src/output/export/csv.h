#pragma once

#include <string>
#include <vector>

#include "output/export/exporter.h"
#include "output/export/text_files.h"

namespace ita::output {

/// One line as RFC 4180 has it, with its CR LF.  Null is an empty field, an empty text is "".
std::string csv_line(const Row& row, bool guard);

/// A folder with one CSV file for each table.
class CsvFolder : public Exporter {
 public:
  static Result<std::unique_ptr<CsvFolder>> create(const ExportOptions& options);
  Status add(const std::string& json, const Rows& rows) override;
  Status finish() override;
  const std::vector<TextFile>& files() const { return files_; }

 private:
  explicit CsvFolder(ExportOptions options) : options_(std::move(options)) {}
  ExportOptions options_;
  std::vector<TextFile> files_;
};

}  // namespace ita::output
