#pragma once

#include <vector>

#include "layout/tables/regions.h"

namespace ita::layout {

/// Where the columns of a table without verticals part, from the left.  `rows`: all lines between
/// its horizontals; `heading`: those above the second horizontal.  A column gap is a strip that
/// (nearly) no word enters, where the text on its left ends raggedly and some lines leave it wide;
/// every column has a name in the heading.
std::vector<double> ruled_columns(const std::vector<const Row*>& rows,
                                  const std::vector<const Row*>& heading);

}  // namespace ita::layout
