#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "layout/flow/page_flow.h"
#include "layout/measures.h"

namespace ita::layout {

/// A stretch of a page's items [begin, end) parted at x.
struct Stretch {
  size_t begin = 0, end = 0;
  double x = 0;
  size_t lines() const { return end - begin; }
};

/// What stands on one side of the strip between two columns.
struct Side {
  size_t lines = 0, symbols = 0;
  size_t letters = 0;  ///< symbols that are neither digits nor signs
  double x0 = kOffPage, x1 = -kOffPage, y0 = kOffPage, y1 = -kOffPage;
  std::vector<double> starts;
  std::vector<double> marked;  ///< where lines begin that have a bullet or the number of a list

  void add(const std::vector<text::Word>& words);
  /// Lines that begin at the edge of the column, or at an indent that several share.
  size_t flush() const;
};

std::pair<std::vector<text::Word>, std::vector<text::Word>> halves(const Line& line, double x);
std::pair<Side, Side> sides(const PageFlow& page, const Stretch& stretch);

/// Lists or frames beside one another, of fewer lines than columns of running text have: a line
/// drawn between them parts them, or both hold the items of lists that begin at one edge each.
bool parted_by_print(const PageFlow& page, const Stretch& stretch,
                     const std::vector<image::Ruling>& rulings);

}  // namespace ita::layout
