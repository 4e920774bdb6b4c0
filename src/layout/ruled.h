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

/// Adds the outer verticals to tables that are drawn open at the sides: where three or more
/// horizontal rulings end together and verticals stand between them, a vertical is put at their
/// common end.
std::vector<image::Ruling> close_open_sides(std::vector<image::Ruling> rulings);

/// A grid row that holds several printed rows, because only the header is ruled off, becomes as
/// many rows: they are told by a column of single numbers.
void split_crowded_rows(Table& table);

}  // namespace ita::layout
