#pragma once

#include <vector>

#include "text/numbers/digit_shapes.h"
#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// The digits of all words that are printed numbers and whose ink can be told from one another's.
std::vector<DigitShape> digit_shapes(const OcrPage& page, const std::vector<ReadWord>& words);

/// Gives a doubt to words of which a digit looks unlike the page's other digits of that kind.  In a
/// word of which the two readers differ already, the reading whose shape it has is taken, with the
/// doubt.
void doubt_odd_digits(const OcrPage& page, std::vector<ReadWord>& words);

}  // namespace ita::text
