#pragma once

#include <vector>

#include "text/numbers/reader.h"
#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// A small point is easily taken for a space, and 82.82 for the two numbers 82 and 82.  Where two
/// numbers stand closer than two words do, `reader` reads them as one.  If it sees the same digits
/// with a point in that place, the two words become one, with a doubt unless ink lies in the gap.
/// If it sees no point, but the two could be one score, both are doubted.
void join_broken_numbers(const OcrPage& page, const InkLine& line, const NumberReader& reader,
                         std::vector<ReadWord>& words);

}  // namespace ita::text
