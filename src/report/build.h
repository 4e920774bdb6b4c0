#pragma once

#include <vector>

#include "ita/facts.h"
#include "layout/layout.h"
#include "report/report.h"

namespace ita::report {

/// Reads the report out of the layout.  Never fails: what is not found stays absent, what is
/// doubtful carries a reason.
Report build(const layout::Layout& layout, const std::vector<text::PageText>& pages,
             const facts::Facts& facts);

/// Moves every evidence box from the reading frame to the page as a person sees it.
void finish(Report& report, const std::vector<text::PageText>& pages);

}  // namespace ita::report
