#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"

namespace ita::audit {

/// What a column of a published list holds.
struct OfficialColumn {
  /// A role of Facts::official_columns, or "indicator-of-row": the cell names the indicator that
  /// the row's score is of (a list with a row for each indicator).
  std::string role;
  int indicator = 0;        ///< of the role "indicator"
  std::string instrument;   ///< of the role "instrument"
  std::optional<int> year;  ///< of a list with a column for each year
};
using OfficialColumns = std::map<size_t, OfficialColumn>;  ///< by index of the column

/// The row of headings (or two, joined) and what its columns are.
struct OfficialHeading {
  OfficialColumns columns;
  std::vector<std::string> headings;  ///< of all columns; empty where none stands
  size_t first_row = 0;               ///< the first row below the headings
  std::optional<int> title_year;      ///< the one year that the rows above the headings state
};
/// Looks among the first rows of a table.  Nothing where no row heads a column of agencies and one
/// of scores.
std::optional<OfficialHeading> find_heading(const std::vector<std::vector<std::string>>& rows,
                                            const facts::Facts& facts);

bool has_role(const OfficialColumns& columns, const char* role);

/// The indicator that a cell names by number or name ("ตัวชี้วัดที่ 3", "3", "การใช้อำนาจ"); 0 when none.
int indicator_named(const std::string& cell, const facts::Facts& facts);

}  // namespace ita::audit
