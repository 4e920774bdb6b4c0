#pragma once

#include <vector>

#include "text/ocr/drafts.h"

namespace ita::text {

/// Rows of dots or hyphens: a separator, the rest of a line, or the dotted line of a form under
/// the words that were filled in.  The recogniser miscounts the first two, which are returned as
/// lines of their own, and would read the last into the words: it is dropped.  What belongs to
/// such a row leaves `small`.
std::vector<Draft> take_typed_rows(const Drafting& page, std::vector<int>& small);

}  // namespace ita::text
