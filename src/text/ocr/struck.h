#pragma once

#include <vector>

#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// Doubts numbers that a pen has crossed out: coloured ink that runs through most of a number in
/// one stroke.  Without its colour the print below reads well, and both readers agree on what is no
/// longer meant.  Coloured grounds and print in colour are no strokes.
void doubt_struck_numbers(const OcrPage& page, std::vector<ReadWord>& words);

}  // namespace ita::text
