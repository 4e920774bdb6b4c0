#pragma once

#include "document/document.h"
#include "document/page_paint.h"

namespace ita::text {

/// Takes letters that run aslant over the page out of its layer: a watermark, which an extractor
/// breaks into pieces among the cells.  Letters that a level operator explains stay.  Returns how
/// many went.
int drop_slanted(document::TextLayer& layer, const document::PagePaint& paint);

/// Takes text out that is drawn white, or beyond its clip path, where seen print stands on the same
/// spot: an unseen copy of the line, a place-holder under the word that replaced it.  The page
/// shows ink there, so that looking at it does not tell.  Digits of a number that is seen in part
/// stay: a narrow column has cut it.  Returns how many letters went.
int drop_covered(document::TextLayer& layer, const document::PagePaint& paint);

/// Takes the second copy of text out that is printed twice, a little apart, so that it seems to
/// cast a shadow.  Returns how many letters went.
int drop_shadows(document::TextLayer& layer);

}  // namespace ita::text
