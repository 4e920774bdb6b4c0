#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/view/grid.h"

namespace ita::report {

/// What a column of a published list holds.
struct ListColumn {
  enum class Kind {
    unknown,
    number,  ///< running number of the row
    agency,
    type,
    subdistrict,
    district,
    province,
    year,
    overall,
    history,  ///< the total of an earlier year
    level,
    instrument,
    indicator,
    rank,
    note
  };
  Kind kind = Kind::unknown;
  std::string instrument;  ///< code
  int indicator = 0;
  int year = 0;         ///< that the heading says, 0 for none
  bool points = false;  ///< the heading says that the numbers are points of the weight
  bool rival = false;   ///< another column says to hold the same
  std::string heading;  ///< as printed, top to bottom
};

struct ListColumns {
  std::vector<ListColumn> columns;
  int first_row = 0;                           ///< below the headings
  int column_of(ListColumn::Kind kind) const;  ///< -1 when there is none
  /// Agencies and numbers of theirs: enough to read rows by.
  bool complete() const;
};

/// The one cell of a row that says something; null where several do or none does.
const GridCell* only_cell(const Grid& grid, int row);

/// Whether the text begins like the name of an agency of a known kind.
bool looks_like_agency(std::string_view text, const facts::Facts& facts);

/// The columns by their headings and, where a heading is silent, by what stands below it.
ListColumns list_columns(const Grid& grid, const IndicatorNames& names, const facts::Facts& facts);

}  // namespace ita::report
