#pragma once

#include <optional>
#include <vector>

#include "layout/tables/aligned.h"

namespace ita::layout {

/// A line down the page that parts what stands on its left from what stands on its right: between
/// the columns of a newsletter, between two pages on one sheet.
struct Divider {
  double x = 0, y0 = 0, y1 = 0;
};

/// A free vertical ruling about the middle of the page, or the fold of a sheet whose halves have
/// page numbers of their own.  The axis of a chart and the ruling between names and their numbers
/// part nothing: numbers by themselves beside words are read with these.
std::optional<Divider> find_divider(const text::PageText& page);

/// The tables and lines on each side of the divider by themselves, and those above and below it.
AlignedTables find_tables_beside(const text::PageText& page, std::vector<text::Word> words,
                                 const std::optional<Divider>& divider, const Table* before);

}  // namespace ita::layout
