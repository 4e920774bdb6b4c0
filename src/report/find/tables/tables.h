#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/view.h"

namespace ita::report {

/// What the tables of a report hold.
struct TableFindings {
  std::vector<Candidate> candidates;
  /// Tables with names of indicators in which no column is the report's: those of other agencies,
  /// of targets, or not understood.
  std::vector<int> not_taken;
};

/// Every number of the tables that name indicators, instruments, the whole or years, with the role
/// that heading, caption and row give it.
TableFindings find_in_tables(const View& view, const ScoreContext& context);

}  // namespace ita::report
