#pragma once

#include <vector>

#include "report/flow.h"
#include "report/report.h"

namespace ita::report {

/// Paragraphs and list items under the headings for limitations and recommendations, joined over
/// page breaks.
std::vector<Limitation> find_limitations(const std::vector<Para>& flow);

}  // namespace ita::report
