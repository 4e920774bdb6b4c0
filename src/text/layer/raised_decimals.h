#pragma once

#include <vector>

#include "text/page_text.h"

namespace ita::text {

/// Posters print decimals as superscripts: a raised ".83" right behind "86" is of one number with
/// it.  No mark of a footnote begins with a point.
void join_raised_decimals(std::vector<Word>& words);

}  // namespace ita::text
