#pragma once

#include <vector>

#include "report/document.h"

namespace ita::report {

/// Doubts every value that stands on a page which was read but may be incomplete: a digit or a row
/// may be missing there.
void doubt_values_on(const std::vector<int>& pages, Document& document);

}  // namespace ita::report
