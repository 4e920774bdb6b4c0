#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/view.h"

namespace ita::report {

/// All that a report's pages say about scores.
struct ScoreFindings {
  std::vector<Candidate> candidates;
  std::vector<Candidate> levels_alone;     ///< levels of the whole without a number
  std::vector<Candidate> level_sentences;  ///< short sentences that say nothing but a level
  /// Tables with names of indicators in which no column is the report's.
  std::vector<int> not_taken;
};

ScoreFindings find_scores(const View& view, const ScoreContext& context);

}  // namespace ita::report
