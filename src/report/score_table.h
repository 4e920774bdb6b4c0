#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ita/facts.h"
#include "layout/layout.h"
#include "report/indicator_match.h"
#include "report/report.h"

namespace ita::report {

/// What is known of the document before its score tables are read.
struct ScoreContext {
  const facts::Facts& facts;
  const IndicatorNames& names;
  std::optional<int> fiscal_year;
  std::string agency_place;  ///< name of the agency without its type; empty when unknown
};

struct TableScores {
  std::vector<Indicator> indicators;
  std::vector<Instrument> instruments;
  std::optional<Overall> overall;
  std::vector<HistoryEntry> history;  ///< totals of other years' columns
  bool other_agencies = false;        ///< a list of several agencies without the one asked for
  std::vector<std::string> doubts;    ///< of the layout: how the table was cut into cells

  size_t scores() const;  ///< indicators with a number
  bool empty() const { return indicators.empty(); }
};

/// Reads a table whose rows or columns are indicators; empty when it is none.
TableScores read_score_table(const layout::Table& table, const ScoreContext& context);

/// The overall score by the weights of the year, where all its indicators are there.
std::optional<double> weighted_mean(const std::vector<Indicator>& indicators,
                                    const facts::YearFacts& year);
/// Mean of one instrument's indicators, where all are there.
std::optional<double> instrument_mean(const std::vector<Indicator>& indicators,
                                      const facts::InstrumentFact& instrument);
/// "percent" or "points": by the mean of its indicators, else by size (points never exceed the
/// weight).
std::string instrument_scale(double value, const std::vector<Indicator>& indicators,
                             const facts::InstrumentFact& instrument);

}  // namespace ita::report
