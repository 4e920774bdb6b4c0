#include "image/lattice_faces.h"

namespace ita::image {

Rectangle Faces::take_rectangle(size_t row, size_t col) {
  const size_t face = sets_.find(at(row, col));
  const auto same = [&](size_t r, size_t c) {
    return !taken_[at(r, c)] && sets_.find(at(r, c)) == face;
  };
  Rectangle out{row, col, row + 1, col + 1};
  while (out.col_end < cols_ && same(row, out.col_end)) {
    ++out.col_end;
  }
  const auto whole_row = [&](size_t r) {
    for (size_t c = col; c < out.col_end; ++c) {
      if (!same(r, c)) {
        return false;
      }
    }
    return true;
  };
  while (out.row_end < rows_ && whole_row(out.row_end)) {
    ++out.row_end;
  }
  for (size_t r = row; r < out.row_end; ++r) {
    for (size_t c = col; c < out.col_end; ++c) {
      taken_[at(r, c)] = true;
    }
  }
  return out;
}

}  // namespace ita::image
