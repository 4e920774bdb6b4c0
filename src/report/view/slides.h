#pragma once

#include <vector>

#include "report/view/flow.h"

namespace ita::report {

/// By paragraph: it is the title of a slide.  Only in a file whose pages hold little text each and
/// nearly all begin with a heading; none anywhere else.
std::vector<char> slide_titles(const std::vector<Para>& flow);

}  // namespace ita::report
