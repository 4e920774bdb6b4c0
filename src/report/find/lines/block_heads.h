#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/view.h"

namespace ita::report {

/// Scores of instruments in rows of one cell over the whole table, each heading the rows of its
/// indicators: "IIT = 86.96 (ถ่วงน้ำหนัก 26.09)".  Read as sentences; only in tables in which scores
/// of the report's indicators were found (`found`).
std::vector<Candidate> find_block_heads(const View& view, const std::vector<Candidate>& found,
                                        const ScoreContext& context);

}  // namespace ita::report
