#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/tables/table_rows.h"

namespace ita::report {

/// A table of years may say in each row whether its score is a result or a forecast ("actual",
/// "forecast (trend)").  Gives the candidates of such rows that role; whether the rows say it, so
/// that the caption, which names both, says it of none.
bool say_stages(std::vector<Candidate>& candidates, const Grid& grid, const TableRows& rows,
                const HeadingReader& reader);

}  // namespace ita::report
