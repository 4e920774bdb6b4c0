#pragma once

#include <vector>

#include "text/page_text.h"

namespace ita::text {

/// Doubts each word with a digit between Thai letters: print does not have that, but คู่ read as 6
/// looks so.  For readings of images; authors who type without spaces do write such words into
/// layers.
void doubt_digits_inside_words(std::vector<Word>& words);

}  // namespace ita::text
