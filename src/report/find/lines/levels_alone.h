#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/flow.h"

namespace ita::report {

/// Levels without a number ("ในระดับ A") that the text gives the whole, of the year that it names
/// before; candidates of the overall score with a level and no value.
std::vector<Candidate> find_levels_alone(const std::vector<Para>& flow,
                                         const ScoreContext& context);

/// The level of the whole from short sentences that name nothing else ("จัดอยู่ในระดับ A", "ระดับ
/// ผ่านดี"), outside of the analysis and the measures.
std::vector<Candidate> find_level_sentences(const std::vector<Para>& flow,
                                            const ScoreContext& context);

}  // namespace ita::report
