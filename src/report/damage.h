#pragma once

#include <map>
#include <vector>

#include "report/document.h"

namespace ita::report {

/// Doubts every value that stands on a page which was read but may be incomplete: a digit or a row
/// may be missing there.
void doubt_values_on(const std::vector<int>& pages, Document& document);

/// Doubts every value that stands on one of the pages, for the reason that the page has.
void doubt_values_on(const std::map<int, Reason>& pages, Document& document);

}  // namespace ita::report
