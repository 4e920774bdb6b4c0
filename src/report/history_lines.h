#pragma once

#include <vector>

#include "report/flow.h"
#include "report/report.h"
#include "report/score_table.h"

namespace ita::report {

/// Years with their scores from lines that a table left outside: a page end may leave one row under
/// the headings, which alone is no table.  A line counts where it is a year, a score and perhaps a
/// level and nothing else, under a line that names these columns or under another such line.
std::vector<HistoryEntry> read_history_lines(const std::vector<Para>& flow,
                                             const ScoreContext& context);

}  // namespace ita::report
