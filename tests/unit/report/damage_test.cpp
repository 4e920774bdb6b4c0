#include "report/damage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ita::report {
namespace {

Evidence on(int page) {
  Evidence out;
  out.page = page;
  return out;
}

bool doubted(const Review& review) {
  return std::any_of(review.reasons.begin(), review.reasons.end(),
                     [](const Reason& reason) { return reason.code == "on-damaged-page"; });
}

TEST(Damage, DoubtsWhatStandsOnTheDamagedPageScoresOfEarlierYearsIncluded) {
  Document document;
  Report& report = document.reports.emplace_back();
  report.overall.emplace().evidence = on(1);
  report.indicators.emplace_back().evidence = on(2);
  HistoryEntry& before = report.history.emplace_back();
  before.evidence = on(1);
  before.indicators.emplace_back().evidence = on(2);
  before.instruments.emplace_back().evidence = on(2);
  report.measures.emplace_back().evidence = {on(1), on(2)};
  doubt_values_on({2}, document);
  EXPECT_FALSE(doubted(report.overall->review));
  EXPECT_TRUE(doubted(report.indicators[0].review));
  EXPECT_FALSE(doubted(before.review));
  EXPECT_TRUE(doubted(before.indicators[0].review));
  EXPECT_TRUE(doubted(before.instruments[0].review));
  EXPECT_TRUE(doubted(report.measures[0].review));
}

}  // namespace
}  // namespace ita::report
