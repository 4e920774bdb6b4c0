#pragma once

#include "text/ocr/page.h"

namespace ita::text {

/// Finds points between digits that are too pale to be ink by the page's threshold, in thin print
/// and at low resolution, and gives them to the line: without its point a score becomes another
/// number for every reader.  Only short lines, as cells hold them, are looked at.
void recover_points(OcrPage& page);

}  // namespace ita::text
