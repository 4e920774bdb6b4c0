#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/agency_name.h"
#include "audit/table_file.h"
#include "base/result.h"
#include "facts/facts.h"

namespace ita::audit {

/// One agency (and year) of a published list of scores.
struct OfficialRow {
  int line = 0;  ///< row of the file where it begins, from 1; of CSV without its empty lines
  std::string agency;
  std::string type;    ///< as a column of its own states it; empty when none does
  facts::Place place;  ///< as far as the list tells
  std::optional<int> year_be;
  std::optional<double> overall;
  std::string level;
  std::map<int, double> indicators;
  std::map<std::string, double> instruments;
  std::vector<std::string> unreadable;  ///< cells that should be numbers and are none
};

struct OfficialList {
  std::vector<OfficialRow> rows;
  bool has_year = false;
  std::optional<int> title_year;          ///< taken from the title because no column has years
  std::vector<std::string> used, unused;  ///< headings of the columns, as printed
  std::vector<int> left_out;              ///< lines with scores but without an agency
  std::string sheet;                      ///< of a workbook; empty for CSV
};

/// Finds the heading row and its columns by name, Thai or English, in a CSV file, an XLSX or an ODS
/// workbook (its first sheet that has them).  Errors: bad_argument (no column of agencies, or none
/// of scores), naming what was sought; those of read_sheets.
Result<OfficialList> read_official(const std::string& bytes, const facts::Facts& facts);
/// The same of sheets that were read elsewhere (behind a fence).
Result<OfficialList> read_official(const std::vector<Sheet>& sheets, const facts::Facts& facts);

}  // namespace ita::audit
