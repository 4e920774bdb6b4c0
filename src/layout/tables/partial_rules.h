#pragma once

#include <vector>

#include "layout/tables/regions.h"
#include "text/page_text.h"

namespace ita::layout {

/// Adds to the rulings of a region, which are those over all of its columns, the ones over some of
/// them only: they end where the table ends on one side at least.
void add_partial_rules(const text::PageText& page, Region& region);

/// Where two such rulings begin or end, a column does, however close the words of the next one
/// stand.  Adds a gap there, where no word of the rows beside them crosses it and none of the gaps
/// that the words leave parts the same.
void add_gaps_at_partial_rules(Region& region, const std::vector<Row>& rows);

}  // namespace ita::layout
