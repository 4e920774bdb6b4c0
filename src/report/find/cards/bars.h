#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/cards/chart_pieces.h"

namespace ita::report {

/// Pairs of bars beside the names of indicators, which stand one below the other: of two numbers of
/// a name the upper one is of the first year of the legend.
/// `pieces`: of one page; `rows`: its rows of labels, as axes_of gives them.
std::vector<Candidate> find_bars(const std::vector<Piece>& pieces, const std::vector<Axis>& rows,
                                 const ScoreContext& context);

/// Which bars are of which year is said by no more than their order; where the scores of the year
/// give the total that is printed for it, and those of the other year do not, that is proof.
void settle_series(std::vector<Candidate>& candidates, const ScoreContext& context);

}  // namespace ita::report
