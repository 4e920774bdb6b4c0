#pragma once

#include <memory>
#include <string>

#include "base/result.h"

// Results as tables, as a library of its own: who only reads does not link a database.
namespace ita {

struct TableOptions {
  std::string kind;         ///< "csv", "datapackage", "jsonl", "xlsx", "sqlite" or "postgres"
  std::string destination;  ///< file, folder, or connection string of PostgreSQL
  std::string models;       ///< as in ReadOptions
  bool english = false;     ///< headings of the workbook
};

/// Writes the tables of many results; what it writes appears whole, when `finish` succeeds.  One
/// content is one document, however often it is added.  One thread.
class __attribute__((visibility("default"))) TableWriter {
 public:
  /// Errors: bad_argument (no such kind), missing_model, cannot_write.
  static Result<TableWriter> open(const TableOptions& options);
  TableWriter(TableWriter&&) noexcept;
  TableWriter& operator=(TableWriter&&) noexcept;
  ~TableWriter();

  /// `json` is a result (schema version 2), `path` what the tables call its file.  Errors: damaged
  /// (no result of this schema: others may follow), cannot_write.
  Status add(const std::string& json, const std::string& path);
  Status finish();

 private:
  struct Impl;
  explicit TableWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ita
