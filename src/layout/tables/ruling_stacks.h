#pragma once

#include <vector>

#include "layout/tables/regions.h"

namespace ita::layout {

/// Horizontal rulings that begin and end together, from the top: the frame of a table without
/// verticals.
using RulingStack = std::vector<image::Ruling>;

/// The stacks of a page, each of one table.
std::vector<RulingStack> table_stacks(const text::PageText& page, const std::vector<Row>& rows);

/// Verticals at both ends of what lies between two rulings.
bool framed(const text::PageText& page, const image::Ruling& top, const image::Ruling& bottom);

/// Rows whose middles lie between two heights, points.
std::vector<const Row*> rows_between(const std::vector<Row>& rows, double top, double bottom);

/// Rows that name columns: words or years in several places, no values, no number of an entry.
bool name_columns(const std::vector<const Row*>& rows);

}  // namespace ita::layout
