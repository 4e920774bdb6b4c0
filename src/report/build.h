#pragma once

#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/document.h"

namespace ita::report {

/// Reads the reports out of the layout.  Never fails: what is not found stays absent, what is
/// doubtful carries a reason.  `begins`: pages on which a person said that a report begins; then
/// the file is divided there and nowhere else.
Document build(const layout::Layout& layout, const std::vector<text::PageText>& pages,
               const facts::Facts& facts, const std::vector<int>& begins = {});

/// Moves every box (evidence, places of reasons, the ledger) from the reading frame to the page as
/// a person sees it.
void finish(Document& document, const std::vector<text::PageText>& pages);

}  // namespace ita::report
