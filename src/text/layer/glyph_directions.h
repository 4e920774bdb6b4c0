#pragma once

#include "document/document.h"

namespace ita::text {

/// Glyphs whose direction the extractor has upside down get that of the operators that paint them.
/// Poppler takes the direction of sideways text from where the tops of the letters point; fonts of
/// type 3 whose matrix is mirrored (Chromium draws missing bold faces as such) deceive it, and
/// headings of narrow columns come letter by letter from their end.  Points, origin top left.
void mend_directions(document::TextLayer& layer, const document::PagePaint& paint);

}  // namespace ita::text
