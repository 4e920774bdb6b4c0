#pragma once

#include <optional>
#include <vector>

#include "report/find/candidate.h"
#include "report/find/context.h"
#include "report/report.h"
#include "report/resolve/decide.h"

namespace ita::report {

/// The scores of one agency in one year, decided field by field.
class ScoresOfYear {
 public:
  /// `results`: those of `all` that may be results of the year.
  ScoresOfYear(const std::vector<Candidate>& all, const Choice& results,
               const ScoreContext& context)
      : all_(all), results_(results), context_(context) {}

  std::vector<Indicator> indicators() const;
  /// Of several prints of an instrument the percent stands before the points.
  std::vector<Instrument> instruments(const std::vector<Indicator>& indicators) const;
  /// The total, with the arithmetic of the indicators in view.
  std::optional<Overall> overall(const std::vector<Indicator>& indicators) const;

 private:
  Choice of(Field field, int number, const std::string& instrument) const;
  std::optional<Indicator> indicator(const facts::Indicator& fact) const;
  Choice points_of(const std::string& instrument) const;
  std::optional<Instrument> instrument(const facts::InstrumentFact& fact,
                                       const std::vector<Indicator>& indicators) const;
  void beside(Indicator& indicator, const Candidate& chosen) const;
  bool explained_by_table(const Candidate& candidate) const;

  const std::vector<Candidate>& all_;
  const Choice& results_;
  const ScoreContext& context_;
};

}  // namespace ita::report
