#pragma once

#include <string>
#include <vector>

#include "archive/tables.h"
#include "archive/words.h"
#include "base/result.h"
#include "facts/facts.h"

namespace ita::archive {

/// Rows of one table.
struct TableRows {
  const TableSpec* spec = nullptr;
  std::vector<Row> rows;
};
/// One entry for each table, in the order of tables().
using Batch = std::vector<TableRows>;
Batch empty_batch();
/// The rows of one table of the batch.
std::vector<Row>& rows_in(Batch& batch, std::string_view table);
const std::vector<Row>& rows_in(const Batch& batch, std::string_view table);

/// A file that was given, as the journal of the run has it.
struct FileEntry {
  std::string path, sha256;
  std::string status = "present";         ///< present, failed, skipped, gone
  std::string error_code, error_message;  ///< the message in English
  std::string error_remedy = {};          ///< what to do, in English
};

/// What the catalogue needs to know of a report to find the others of the same agency and year.
struct ReportEntry {
  std::string sha256, report;
  std::string agency_name;  ///< in full where it is printed under another name
  std::string agency_type, subdistrict, district, province;
  bool known_by_name = false;  ///< the name alone tells which body it is
  int fiscal_year_be = 0;      ///< 0 when not known
  std::string family;
  Row row;                     ///< of "reports", without ids, versions and conflict
  Row document_row;            ///< of "document_reports", without report_id and role
  std::vector<double> scores;  ///< total, then indicators by number; NaN where there is none
  bool scanned = false;        ///< its scores were read from pictures of pages
  bool gone = false;           ///< its file is not there any more
  int doubts = 0;
  std::string path;
};

struct DocumentRows {
  Batch batch;                       ///< all but agencies, reports and document_reports
  std::vector<ReportEntry> reports;  ///< for the catalogue, which makes those three
};

/// All rows of one document (JSON, schema version 2).  Errors: damaged (no document of this schema
/// version).
Result<DocumentRows> rows_of(const std::string& json, const FileEntry& file,
                             const facts::Facts& facts, const Words& words);
/// Of an input that gave no document.
DocumentRows rows_of(const FileEntry& file, const Words& words);

}  // namespace ita::archive
