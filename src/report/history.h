#pragma once

#include <vector>

#include "layout/layout.h"
#include "report/report.h"
#include "report/score_prose.h"

namespace ita::report {

/// Years with their overall scores, where the table is one of years (in rows or in columns); empty
/// when it is none.
std::vector<HistoryEntry> read_history_table(const layout::Table& table,
                                             const ScoreContext& context);

/// Adds entries; a year already there keeps its score, gets a level that it lacked, and a doubt
/// where the two differ.
void merge_history(std::vector<HistoryEntry>& into, std::vector<HistoryEntry> more);

/// Statements about the overall score of other years than the assessed one.
std::vector<HistoryEntry> history_of(const std::vector<Statement>& statements,
                                     std::optional<int> fiscal_year);

}  // namespace ita::report
