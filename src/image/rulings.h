#pragma once

#include <vector>

#include "image/raster.h"

namespace ita::image {

/// A straight line that was drawn on the page: part of a table grid, an underline, a frame.
/// In points, in the frame of the raster it was found in.
struct Ruling {
  Box box;
  bool horizontal = true;
  double length() const { return horizontal ? box.width() : box.height(); }
  double position() const { return horizontal ? box.cy() : box.cx(); }
};

/// One cell of a grid of rulings.  Rows and columns count from 0 at the top left.
struct GridCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  Box box;  ///< between the rulings, points
};

/// A ruled table: the lattice of its rulings, with merged cells as spans.
struct Grid {
  Box box;
  int rows = 0, cols = 0;
  std::vector<GridCell> cells;  ///< row by row
};

/// Finds the rulings of a page.  `page` is grey or 1 bit, upright and deskewed.  `dotted`: also
/// those of which a copy left rows of dots, and those that were drawn so.
std::vector<Ruling> find_rulings(const Raster& page, bool dotted = true);

/// Groups rulings into grids.  A cell is a face of the lattice: a missing piece of ruling between
/// two lattice cells merges them.  Frames around text (a grid of one cell) are not returned.
std::vector<Grid> find_grids(const std::vector<Ruling>& rulings);

}  // namespace ita::image
