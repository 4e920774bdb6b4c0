#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// Marks the cells that lie on a ground of their own (Cell::ground): panels of the page that fill a
/// cell, or several of one row, from ruling to ruling.
void mark_grounds(Table& table, const text::PageText& page);

}  // namespace ita::layout
