#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"
#include "report/view/flow.h"

namespace ita::report {

/// What a page says about the report that it belongs to, where several lie in one file.  Pages are
/// counted from 1.

/// Whether its text names the agency, also where the page holds only the rest of a table that
/// begins before it.
bool names_agency(int page, const std::string& agency, const std::vector<Para>& flow,
                  const layout::Layout& layout);

/// Whether two pages are of one format.
bool same_format(int a, int b, const layout::Layout& layout);

/// Whether a table at the top of `page` has the head of one at the foot of `before`.
bool goes_on_with_table(int before, int page, const layout::Layout& layout);

/// The page number printed among the paragraphs `begin` to `end`, 0 for none.
int printed_number(const std::vector<Para>& flow, size_t begin, size_t end);

}  // namespace ita::report
