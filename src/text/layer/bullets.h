#pragma once

#include <vector>

#include "base/box.h"
#include "text/page_text.h"

namespace ita::text {

/// Puts a bullet in front of each line that a drawn disc stands before, as a typed one would: a
/// browser draws the bullets of its lists, and the text layer has none.  `dots` and words in points
/// of one frame.  Returns how many were put.
int add_drawn_bullets(std::vector<Word>& words, const std::vector<Box>& dots);

}  // namespace ita::text
