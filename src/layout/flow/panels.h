#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// What is read by itself before what stands beside it: the words (and tables) of one panel, or of
/// a column of them.
struct PanelRegion {
  std::vector<text::Word> words;
  std::vector<size_t> tables;  ///< indices into the tables given
};

/// Boxes in a row that touch one another are a table of one row to the rulings, and cards to a
/// reader where each is a panel of the file's: takes such out of `tables` and puts their words
/// back.
void give_back_cards(const text::PageText& page, std::vector<Table>& tables,
                     std::vector<text::Word>& words);

/// Divides a page whose panels stand side by side - score cards, the boxes of an infographic, the
/// columns of a slide - into regions in the order of reading: rows of panels from the top, the left
/// panel of a row first (recursive X-Y cut over the panels: Nagy, Seth and Viswanathan, 1992).
/// Panels are cut apart only where each side says something by itself, a label with its number or
/// lines of text: grounds behind the cells of a row are not.  One region, with everything, for the
/// usual page.
std::vector<PanelRegion> part_at_panels(const text::PageText& page, std::vector<text::Word> words,
                                        const std::vector<Table>& tables);

}  // namespace ita::layout
