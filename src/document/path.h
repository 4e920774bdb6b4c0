#pragma once

#include <utility>
#include <vector>

#include "base/box.h"

namespace ita::document {

struct Point {
  double x = 0, y = 0;
};

/// A path of a content stream while it is built, in points of the page as read.  Curves are kept as
/// the straight pieces between their ends.
class Path {
 public:
  void move_to(Point to) { now_ = start_ = to; }
  void line_to(Point to);
  void close() { line_to(start_); }
  /// A rectangle of its own (operator re) that begins at `corner`.
  void add_box(const Box& box, Point corner);
  void clear();

  bool empty() const { return pieces_.empty() && boxes_.empty(); }
  const std::vector<std::pair<Point, Point>>& pieces() const { return pieces_; }
  const std::vector<Box>& boxes() const { return boxes_; }
  /// The smallest box around all of it.
  Box around() const;
  /// Boxes around its rectangles and around each part that ends where it began; `filled`: around
  /// every part, as filling closes it.
  std::vector<Box> closed_parts(bool filled) const;
  /// Boxes around its closed parts that are discs: all their ends lie as far from the middle as the
  /// sides of the box do.
  std::vector<Box> discs() const;

 private:
  using Piece = std::pair<Point, Point>;
  template <class See>
  void each_part(See see) const;

  Point now_, start_;
  std::vector<Piece> pieces_;
  std::vector<Box> boxes_;
};

}  // namespace ita::document
