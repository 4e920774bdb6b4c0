#pragma once

#include <string>
#include <vector>

#include "output/json.h"
#include "report/document.h"

namespace ita::output {

/// Doubts about a page as a whole.  `problem` says why it could not be read, or not for sure
/// wholly; null when it was.
report::Review page_review(const text::PageText& page, const PageProblem* problem);

/// What a person should look at in a document, taken together.
struct ReviewSummary {
  std::string status;  ///< "ok", "needs_review", "not_recognised", "unreadable"
  int items = 0;       ///< values, pages, reports and documents that carry a doubt
  /// Doubts about the file, its reports and pages as wholes; why there is no report.
  std::vector<Reason> reasons;
};
ReviewSummary summarise(const report::Document& document, const std::vector<text::PageText>& pages,
                        const std::vector<PageProblem>& problems);

}  // namespace ita::output
