#pragma once

#include <vector>

#include "layout/flow/page_flow.h"

namespace ita::layout {

/// Marks lines at the edges of pages that are page numbers: by what they are decorated with, or
/// because they run with the pages.
void mark_page_numbers(std::vector<PageFlow>& pages);

/// Marks the letters that number the pages before the first chapter.  A single letter is a page
/// number only where the letters run with the pages.
void mark_page_letters(std::vector<PageFlow>& pages);

}  // namespace ita::layout
