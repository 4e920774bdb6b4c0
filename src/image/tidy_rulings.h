#pragma once

#include <vector>

#include "image/rulings.h"

namespace ita::image {

/// Makes rulings fit for grids.
/// - Stems of letters lengthen verticals over the edge of a table: what sticks out past the
/// outermost horizontal is
///   cut off, unless most verticals do the same (then the table is open at the top or the bottom).
/// - Tables drawn open at the sides get their outer verticals.
/// - A vertical that alone bridges the gap between two tables is cut there: one side closes no
/// cell.
std::vector<Ruling> tidy_rulings(std::vector<Ruling> rulings);

}  // namespace ita::image
