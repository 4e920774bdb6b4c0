#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report::detail {

/// What the columns of a table of measures hold.
struct MeasureColumns {
  std::vector<std::string>
      of_column;  ///< role of models/facts; empty where the heading says nothing
  std::vector<std::string> headings;  ///< as printed
  /// The stretch of time that a column to tick stands for ("ต.ค.", "ไตรมาส 1"); empty for others.
  std::vector<std::string> periods;
  std::vector<std::string> period_years;  ///< the year printed over it, empty without one
  int header_rows = 0;
  int distinct = 0;             ///< roles
  bool names_measures = false;  ///< a heading calls its column measures
  bool has(std::string_view role) const;
  bool has_periods() const;
};

/// Roles by the headings of the table; a table without known headings has none.
MeasureColumns find_columns(const layout::Table& table, const facts::Facts& facts);

/// The roles belong to a table of measures.  In the section of measures what a row is about and
/// what is to be done are enough.
bool is_measures_table(const layout::Table& table, const MeasureColumns& columns,
                       bool in_section = false);

/// A row that repeats the headings.
bool repeats_header(const layout::Table& table, const MeasureColumns& columns, int row,
                    const facts::Facts& facts);

/// The stretch of time that a heading names: a month, a quarter, "เดือนที่ 3"; empty when it names
/// none.
std::string period_in(std::string_view heading, const facts::Facts& facts);

/// "ต.ค. พ.ย. (2567)": the stretches of time that are ticked, parted by commas where the marks say
/// more than that ("ต.ค. 15, พ.ย. 20").  `ticks`: what stands in the row, by
/// column; words among it are kept.
std::string ticked_periods(const MeasureColumns& columns, const std::map<int, std::string>& ticks);

}  // namespace ita::report::detail
