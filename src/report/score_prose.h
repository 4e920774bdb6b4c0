#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/flow.h"
#include "report/levels.h"
#include "report/report.h"
#include "report/score_table.h"

namespace ita::report {

/// A score that a sentence or a list line states.
struct Statement {
  enum class About { indicator, instrument, overall };
  About about = About::overall;
  int number = 0;           ///< of the indicator
  std::string instrument;   ///< code
  std::optional<int> year;  ///< the last year named before the number in its paragraph
  Review year_review;       ///< reasons to doubt the reading of that year
  std::optional<double> score;
  std::optional<Level> level;
  std::string name_as_printed;
  Evidence evidence;
  Review review;
  bool said = false;  ///< the subject is named in words, not only understood
  size_t para = 0;
};

/// Every score stated in running text.  Numbers that are ranks, differences, weights, full marks,
/// targets, dates or counts are passed over.
std::vector<Statement> find_statements(const std::vector<Para>& flow, const ScoreContext& context);

}  // namespace ita::report
