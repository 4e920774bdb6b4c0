#pragma once

#include "text/ocr/page.h"

namespace ita::text {

/// Parts the ink of a page among the cells of its grids and what is outside of them, and finds the
/// lines of each: fills `letter` and `regions` from `ink` and `grids`.  In rows without room a tone
/// may stand on the ruling or over it: it goes to the cell of the letters that it stands on.
void split_regions(OcrPage& page);

}  // namespace ita::text
