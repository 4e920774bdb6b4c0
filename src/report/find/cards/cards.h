#pragma once

#include <vector>

#include "layout/layout.h"
#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/find/sentences/segments.h"

namespace ita::report {

/// Scores of cards, infographics and charts: a number that stands by itself above, below or in one
/// frame with its name.  Numbers and names are paired by where they stand, one to one, and in one
/// direction over all of a page; where two directions explain a page as well, the scores are
/// doubted.
std::vector<Candidate> find_in_cards(const std::vector<Segment>& segments,
                                     const layout::Layout& layout, const ScoreContext& context);

}  // namespace ita::report
