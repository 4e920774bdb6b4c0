#pragma once

#include <cstddef>
#include <vector>

#include "base/disjoint_sets.h"

namespace ita::image {

/// Lattice cells [row, row_end) by [col, col_end).
struct Rectangle {
  size_t row = 0, col = 0, row_end = 0, col_end = 0;
};

/// Lattice cells that no drawn edge parts hang together in one face.
class Faces {
 public:
  // One set more for the outside: a cell that is open to it is no cell.
  Faces(size_t rows, size_t cols)
      : rows_(rows), cols_(cols), sets_(rows * cols + 1), taken_(rows * cols, false) {}

  /// Of the cell with the one on its left; `col` may be one past the last.
  void join_left(size_t row, size_t col) {
    sets_.join(col == 0 ? beyond() : at(row, col - 1), col == cols_ ? beyond() : at(row, col));
  }
  /// Of the cell with the one above it; `row` may be one past the last.
  void join_above(size_t row, size_t col) {
    sets_.join(row == 0 ? beyond() : at(row - 1, col), row == rows_ ? beyond() : at(row, col));
  }

  bool outside(size_t row, size_t col) { return sets_.find(at(row, col)) == sets_.find(beyond()); }
  bool taken(size_t row, size_t col) const { return taken_[at(row, col)]; }

  /// The largest rectangle of the face that begins here; a face that is no rectangle (a ruling that
  /// broke off) falls into several.
  Rectangle take_rectangle(size_t row, size_t col);

 private:
  size_t at(size_t row, size_t col) const { return row * cols_ + col; }
  size_t beyond() const { return rows_ * cols_; }

  size_t rows_, cols_;
  DisjointSets sets_;
  std::vector<bool> taken_;
};

}  // namespace ita::image
