#pragma once

#include <vector>

#include "image/rulings.h"
#include "text/ocr_words.h"

namespace ita::text {

/// Doubts numbers that stand on a level ruling: taking the ruling out may have taken the top or the
/// foot of a digit with it, and then two readers agree on what is left.  `rulings` and words in
/// points of one frame.
void doubt_numbers_on_rulings(const std::vector<image::Ruling>& rulings,
                              std::vector<ReadWord>& words);

}  // namespace ita::text
