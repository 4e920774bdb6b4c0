#pragma once

#include <vector>

#include "layout/tables/regions.h"

namespace ita::layout {

/// The printed rows of a region without a full grid.
struct RegionRows {
  std::vector<int> row_of;  ///< of each line, from the first of the region on; rows from 0
  bool sure = true;         ///< false where nothing but the place of the lines tells them apart
};

/// Tells which row each line of a region belongs to, by the values that count the rows, by numbers
/// of entries, by rulings, or by where its lines begin.
RegionRows rows_of_region(const std::vector<Row>& rows, const Region& region);

}  // namespace ita::layout
