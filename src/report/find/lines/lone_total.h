#pragma once

#include <optional>
#include <vector>

#include "layout/layout.h"
#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/view/flow.h"

namespace ita::report {

/// Why a number is the total: its print, no word.
inline constexpr const char* kLargestNumber = "largest-number";

/// The total of a poster on which no word names it: the number in the largest print of a page that
/// names the indicators.  For papers where nothing else gives a total; nothing where two numbers
/// are as large.
std::optional<Candidate> find_lone_total(const std::vector<Para>& flow,
                                         const layout::Layout& layout, const ScoreContext& context);

}  // namespace ita::report
