#pragma once

#include <vector>

#include "facts/facts.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// Paragraphs, list items and cells of tables under the headings for limitations, joined over page
/// breaks.  A table whose column of limitations is not known is said in `review`.
std::vector<Limitation> find_limitations(const layout::Layout& layout,
                                         const std::vector<Para>& flow, const facts::Facts& facts,
                                         Review& review);

}  // namespace ita::report
