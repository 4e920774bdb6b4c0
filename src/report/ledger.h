#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/reason.h"

namespace ita::report {

/// What a number of the document is.  The names that the output writes are those of name(Role).
enum class Role {
  score,
  previous,
  target,
  forecast,
  self_assessed,
  before_appeal,
  comparison,  ///< of another agency, or a mean of others
  maximum,
  weight,
  points,
  difference,
  rank,
  mean,
  count,
  share,
  question,
  o_item,
  sub_indicator,
  example,
  other,
  unexplained
};
const char* name(Role role);  ///< "score", "self_assessed", "o_item", …

/// One number of the document that could be a score, once, with the role that was found and why.
struct LedgerEntry {
  Place place;  ///< of the number itself; `raw` as printed
  double value = 0;
  Role role = Role::unexplained;
  std::string of;          ///< "indicator", "instrument", "overall", …; empty when not known
  int number = 0;          ///< of the indicator, 0 for none
  std::string instrument;  ///< code; empty for none
  std::string agency;      ///< "own", another one's name as printed, or empty when not said
  std::optional<int> fiscal_year_be;
  Reason why;
  std::string used_by;  ///< JSON pointer of the value that it gave; empty when only accounted for
};

}  // namespace ita::report
