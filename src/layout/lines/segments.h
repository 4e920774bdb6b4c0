#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// A part of a line between wide gaps.
struct Segment {
  double x0 = 0, x1 = 0;
  std::string text;
  size_t first = 0, last = 0;  ///< words of the line, `last` is one past the end
  bool value = false;          ///< one number, or "-" where a number is expected
};

/// What stands behind the number (or the "-") of a value that is not the first of its line: one
/// word without digits.  Empty where the segment is no such value.
std::string_view unit_of(const Segment& segment);

/// Space that parts segments, of the type size: wider than any between the words of a sentence …
constexpr double kCellGap = 0.9;
/// … and where rulings show the other columns: wider than a space.
constexpr double kNarrowCellGap = 0.45;

/// Cuts a line at gaps wider than `gap_em` times its type size.
std::vector<Segment> segments_of(const Line& line, double gap_em = kCellGap);

/// Lines that may reach over a gap of a table of so many: a total, a long name.
int stray_lines(size_t lines);

/// Vertical strips that nearly no line covers divide the columns.  `x` of the strips' middles, left
/// to right. `lines`: the segments of each row line; `least`: narrowest strip, points.
std::vector<double> column_gaps(const std::vector<std::vector<Segment>>& lines, double least);

}  // namespace ita::layout
