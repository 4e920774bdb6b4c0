#pragma once

#include <vector>

#include "layout/layout.h"
#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/flow.h"

namespace ita::report {

/// Indicators of a table whose cells are small lists ("1) การปฏิบัติหน้าที่ 90.62" line by line): frames
/// side by side without rulings inside.  A cell counts where at least three of its entries are an
/// indicator by number or name and one number with decimals.
std::vector<Candidate> read_listed_cells(const layout::Table& table, const ScoreContext& context);

/// Indicators of lines that the layout did not see as one table: names of two or three lines with
/// the score beside any of them.  Only for documents where nothing else gave indicators: a run of
/// at least five entries, each with one number.
std::vector<Candidate> read_listed_lines(const std::vector<Para>& flow,
                                         const layout::Layout& layout, const ScoreContext& context);

/// Lines right below a table that are an indicator's name and its score and nothing else: rows that
/// were not seen as the table's.
std::vector<Candidate> read_lines_below_tables(const std::vector<Para>& flow,
                                               const ScoreContext& context);

}  // namespace ita::report
