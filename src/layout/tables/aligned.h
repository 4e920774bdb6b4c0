#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

struct AlignedTables {
  std::vector<Table> tables;
  std::vector<Line> rest;  ///< the lines of the flow
};

/// Tables without a full grid: between horizontal rulings, or by alignment alone.  Evidence for one
/// without rulings: at least three rows with numbers one under the other beside words, or three
/// columns of text that begin at the same places; gaps of justified prose do neither.  `before`:
/// the table at the end of the page before, null without one; its last rows may have gone over the
/// page.
AlignedTables find_aligned_tables(const text::PageText& page, std::vector<Line> lines,
                                  const Table* before = nullptr);

}  // namespace ita::layout
