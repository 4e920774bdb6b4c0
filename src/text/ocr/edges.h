#pragma once

#include <vector>

#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// Doubts numbers that may go on beyond the image: those at its very edge, and those in the last
/// column of a table that is open there, its level rulings running out of the image.  When all are
/// cut alike nothing on the page shows it.
void doubt_numbers_at_edge(const OcrPage& page, std::vector<ReadWord>& words);

}  // namespace ita::text
