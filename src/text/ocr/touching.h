#pragma once

#include <vector>

#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// Doubts numbers that touched a ruling: taking it out may have taken a part of a digit with it,
/// and then two readers agree on what is left.  A number with paper between it and the ruling lost
/// nothing.
void doubt_numbers_on_rulings(const OcrPage& page, std::vector<ReadWord>& words);

}  // namespace ita::text
