#pragma once

#include <vector>

#include "ita/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// The parts of a block that the print gives a line of its own: a numbered heading under another, a
/// labelled line. Lines that are slivers of the next page are left out.  Empty when the block is to
/// be taken as it is.
std::vector<layout::Block> split_block(const layout::Block& block, double page_bottom,
                                       const facts::Facts& facts);

}  // namespace ita::report
