#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/find/sentences/segments.h"
#include "report/view/flow.h"

namespace ita::report {

/// Cards of past results in a row: each a year, the score right below it, perhaps its level under
/// that.  A line above them says that they are results ("ผลการประเมินย้อนหลัง").
std::vector<Candidate> find_in_year_cards(const std::vector<Para>& flow,
                                          const std::vector<Segment>& segments,
                                          const ScoreContext& context);

/// Results along a line of time, years and scores above and below it in turn.  Comes before other
/// finders of charts and cards, which see a row of years with the numbers of their neighbours.
std::vector<Candidate> find_in_years_in_turn(const std::vector<Para>& flow,
                                             const std::vector<Segment>& segments,
                                             const ScoreContext& context);

}  // namespace ita::report
