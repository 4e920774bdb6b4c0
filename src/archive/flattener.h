#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "archive/json_values.h"
#include "archive/rows.h"

namespace ita::archive {

/// Turns one document into rows.  Used once.
class Flattener {
 public:
  /// `document` is of this schema version; throws where it lacks what every one has.
  Flattener(const Json& document, const FileEntry& file, const facts::Facts& facts,
            const Words& words);
  DocumentRows flatten();

 private:
  void add(const RowBuilder& row) { rows_in(out_.batch, row.spec().name).push_back(row.row()); }
  RowBuilder of_document(const char* name, size_t position) const;

  /// The doubts of one item, each a row.
  void add_reasons(const std::string& report, const std::string& path, const Json& item);
  /// Doubts about the whole; those that a page repeats stand at the page.
  void add_document_reasons();
  void add_document();
  void add_report(const Json& report, int index);
  Row report_row(const Json& report, const ReportEntry& entry) const;
  Row document_report_row(const Json& report, const ReportEntry& entry) const;

  /// One row for each entry of a list of the report.
  template <class Fill>
  void each(const Json& report, const std::string& id, const std::string& path, const char* list,
            Fill fill);
  void add_values(const Json& report, const std::string& id, const std::string& path);
  void add_list(const std::string& id, const char* of, std::int64_t position, const char* list,
                const Json& entries);
  void add_plan(const Json& report, const std::string& id, const std::string& path);
  void add_ledger();
  void add_checks();
  void add_pages();
  void add_cells();

  const Json& document_;
  const FileEntry& file_;
  const facts::Facts& facts_;
  const Words& words_;
  std::string sha256_;
  DocumentRows out_;
};

}  // namespace ita::archive
