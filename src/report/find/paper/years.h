#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/find/tables/table_years.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

struct Years {
  std::optional<Year> assessed;  ///< the year whose results are reported
  std::optional<Year> plan;      ///< the year that the measures are for
};

/// Tells the two years apart by the words before each; titles and headings go before the body, and
/// the year that stands over the scores before both.  `scored`: that year, where a table names it.
Years find_years(const std::vector<Para>& flow, const std::optional<TableYear>& scored,
                 const facts::Facts& facts);

}  // namespace ita::report
