#pragma once

#include <vector>

#include "text/numbers/reader.h"
#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// Reads every number in the words of one line a second time, by a reader that shares nothing with
/// the first. Where the two differ, or agree without being sure, the word gets a doubt that names
/// both readings.  A word that is nothing but a number, or a misread one ("T00.00", "ต๓๒.๖๘"),
/// becomes what the second reader saw where that is the likelier (number_fusion.h); a number within
/// other text stays as the first reader read it.  The other reading goes to the alternatives of the
/// symbols where both have as many.
void check_numbers(const OcrPage& page, const InkLine& line, const NumberReader& reader,
                   std::vector<ReadWord>& words);

}  // namespace ita::text
