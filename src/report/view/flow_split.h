#pragma once

#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/page_edges.h"

namespace ita::report {

/// "จึงเรียนมาเพื่อโปรดพิจารณา": the sentence that ends a letter or an announcement.
bool closes_letter(std::string_view text, const facts::Facts& facts);

/// The parts of a block that the print gives a line of its own: a numbered heading under another, a
/// labelled line. Lines of the page's edges are left out.  Empty when the block is to be taken as
/// it is.
std::vector<layout::Block> split_block(const layout::Block& block, const PageEdges& edges,
                                       const facts::Facts& facts);

}  // namespace ita::report
