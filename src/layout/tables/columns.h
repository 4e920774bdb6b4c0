#pragma once

#include <vector>

#include "layout/flow/page_flow.h"

namespace ita::layout {

/// Text set in two columns: puts the lines of each stretch of it in the order of reading, the left
/// column before the right one, and notes in `Item::column` where each belongs.  Items come sorted
/// from the top.  Evidence for columns: for many lines under one another a strip in the middle of
/// the page that no line crosses, with text that begins flush on its right.  On the last page of
/// such text the right column may hold a few lines only: there the columns of the page before (null
/// without one) tell.  Shorter texts stand beside one another where a ruling or their lists say so.
void order_columns(PageFlow& page, const std::optional<Divider>& divider, const PageFlow* previous,
                   const std::vector<image::Ruling>& rulings);

/// Flows of one column each, so that indents and line ends are measured against the column.
std::vector<PageFlow> part_columns(const std::vector<PageFlow>& pages);

}  // namespace ita::layout
