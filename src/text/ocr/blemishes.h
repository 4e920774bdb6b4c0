#pragma once

#include "text/ocr/page.h"

namespace ita::text {

/// Takes what is no print out of the ink of a page: punch holes, the dark edge beside a sheet, the
/// shadow of a spine; all of it where a page holds nothing but grain (then true is returned, and
/// the rulings go too).  `dpi`: believable resolution of `page.grey`.
bool drop_blemishes(OcrPage& page, double dpi);

/// Drops lines of a few letters within a fifth of an inch of the edge of a sheet: what a scanner
/// makes of that edge and of holes in it.  Small images are left alone, they may be cut out of a
/// page.
void drop_lines_at_edge(OcrPage& page, double dpi);

}  // namespace ita::text
