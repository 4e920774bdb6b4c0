#pragma once

#include <optional>
#include <string>

#include "facts/facts.h"
#include "report/view/indicator_match.h"

namespace ita::report {

/// What is known of a report before its scores are sought.
struct ScoreContext {
  const facts::Facts& facts;
  const IndicatorNames& names;
  std::optional<int> fiscal_year;
  std::string agency_place;   ///< name of the agency without its type; empty when unknown
  std::string agency_name{};  ///< as printed
  std::string agency_type{};  ///< code of models/facts
  /// The paper reports how far measures came: its numbers are no scores unless they say so.
  bool of_progress = false;
};

}  // namespace ita::report
