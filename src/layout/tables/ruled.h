#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// What is left of a page's words when its tables are taken out.
struct Taken {
  std::vector<Table> tables;
  std::vector<text::Word> rest;
};

/// Tables drawn with rulings on all sides.  A grid of one column is a frame around text, and a grid
/// with hardly any words is a drawing: both are left in the flow.
Taken take_ruled_tables(const text::PageText& page, std::vector<text::Word> words);

/// A grid row that holds several printed rows, because only the header is ruled off, becomes as
/// many rows: they are told by a column of single numbers.
void split_crowded_rows(Table& table);

}  // namespace ita::layout
