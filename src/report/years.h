#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/flow.h"
#include "report/report.h"

namespace ita::report {

struct Years {
  std::optional<Year> assessed;  ///< the year whose results are reported
  std::optional<Year> plan;      ///< the year that the measures are for
};

/// Tells the two years apart by the words before each; titles and headings go before the body.
Years find_years(const std::vector<Para>& flow);

}  // namespace ita::report
