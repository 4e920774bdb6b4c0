#pragma once

#include <cstddef>
#include <vector>

namespace ita::document {

/// The mean brightness of each unit of blocks of a picture, by rows, in levels of grey.
struct UnitMeans {
  size_t across = 0;
  std::vector<float> levels;
};

/// Whether a picture gets lighter or darker all at once in the middle of a row of units: from one
/// unit on, as they are coded, each differs by the same from the one above it, and those before it
/// differ by that from the ones below.  The mean of a block is coded as a difference from the one
/// before: a changed bit shifts all that follow.  Edges of paper and print run along a row, or
/// slanted through it, and not in steps of a block.
bool steps_within_a_row(const UnitMeans& means);

}  // namespace ita::document
