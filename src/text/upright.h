#pragma once

#include "text/page_text.h"

namespace ita::text {

/// A page whose print runs sideways or upside down, though its file says that it is upright (a wide
/// table bound into a tall document): turns words, rulings and size so that a person reads level
/// lines, and adds the turn to `rotation`.  Pages with a few sideways words (headings of narrow
/// columns) stay.
void turn_upright(PageText& page);

}  // namespace ita::text
