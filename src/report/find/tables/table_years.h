#pragma once

#include <optional>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/report.h"

namespace ita::report {

/// The year that the columns (or rows) of a score table name.
struct TableYear {
  int be = 0;
  Evidence evidence;
  Review review;  ///< reasons to doubt the reading of the year
};

/// The newest year whose column holds scores, in the fullest score table of the document; targets,
/// differences and weights do not count.  Nothing where that table names no year or holds scores
/// under no year as well.
std::optional<TableYear> scored_year(const layout::Layout& layout, const facts::Facts& facts);

}  // namespace ita::report
