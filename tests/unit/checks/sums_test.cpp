#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/arithmetic.h"
#include "unit/checks/sample_report.h"

namespace ita::checks {
namespace {

using report::CheckStatus;
using ::testing::HasSubstr;

const std::vector<double> kTrat = {93.55, 87.72, 91.01, 87.93, 89.52,
                                   90.55, 88.68, 88.58, 72.89, 65.56};
constexpr double kTratOverall = 81.45;

TEST(Sums, ACorrectTotalPassesAndFlagsNothing) {
  report::Report report = sample_report(kTrat, 2564);
  set_overall(report, kTratOverall, "B", "letters");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::pass);
  EXPECT_THAT(check_of(report, "overall-is-weighted-mean").message, HasSubstr("81.45"));
  EXPECT_FALSE(report.overall->review.needed());
  EXPECT_EQ(flagged_indicators(report), 0);
}

/// Every single wrong digit that moves the total by more than its tolerance must be seen.
TEST(Sums, NoMisreadDigitUnderATotalIsSilent) {
  int tried = 0;
  for (size_t i = 0; i < kTrat.size(); ++i) {
    for (const long place : {1000L, 100L}) {  // tens and units, in hundredths
      for (long digit = 0; digit < 10; ++digit) {
        const long right = hundredths(kTrat[i]);
        const long wrong = right + (digit - right / place % 10) * place;
        if (wrong == right) {
          continue;
        }
        std::vector<double> scores = kTrat;
        scores[i] = static_cast<double>(wrong) / 100;
        report::Report report = sample_report(scores, 2564);
        set_overall(report, kTratOverall);
        report = checked(std::move(report));
        EXPECT_TRUE(report.indicators[i].review.needed()) << scores[i];
        EXPECT_TRUE(report.overall->review.needed()) << scores[i];
        EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::fail);
        ++tried;
      }
    }
  }
  EXPECT_EQ(tried, 180);
}

TEST(Sums, AMisprintIsReportedAndNotCorrected) {
  report::Report report = sample_report(kTrat, 2564, text::Origin::text_layer);
  set_overall(report, 84.15, "", "", text::Origin::text_layer);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::fail);
  EXPECT_TRUE(report.overall->review.needed());
  EXPECT_EQ(flagged_indicators(report), 10) << "a wrong column would look the same";
  EXPECT_DOUBLE_EQ(*report.overall->score, 84.15) << "checks change no value";
}

TEST(Sums, WhatADifferenceConfirmsIsNotDoubtedForAMisprintedTotal) {
  report::Report report = sample_report(kTrat, 2564);
  for (report::Indicator& item : report.indicators) {
    item.previous = *item.score - 1.25;
    item.difference = 1.25;
  }
  set_overall(report, 84.15);
  report = checked(std::move(report));
  EXPECT_TRUE(report.overall->review.needed());
  EXPECT_EQ(flagged_indicators(report), 0);
}

TEST(Sums, SwappedYearsShowInTheSignsOfTheDifferences) {
  report::Report report = sample_report(kTrat, 2564);
  for (report::Indicator& item : report.indicators) {
    item.previous = *item.score - 1.25;
    item.difference = -1.25;
  }
  report = checked(std::move(report));
  EXPECT_EQ(flagged_indicators(report), 10);
}

TEST(Sums, ATotalThatNoMissingScoreCanExplainIsDoubted) {
  report::Report report = sample_report(kTrat, 2564, text::Origin::text_layer);
  report.indicators.erase(report.indicators.begin() + 2);
  set_overall(report, kTratOverall, "", "", text::Origin::text_layer);
  const report::Report possible = checked(report);
  EXPECT_EQ(check_of(possible, "overall-is-weighted-mean").status, CheckStatus::not_applicable);
  EXPECT_EQ(flagged_indicators(possible), 0);
  report.indicators[7].score = 22.89;  // 72.89: no ninth score can make up for it
  report.indicators[7].evidence->raw = "22.89";
  const report::Report impossible = checked(report);
  EXPECT_EQ(check_of(impossible, "overall-is-weighted-mean").status, CheckStatus::fail);
  EXPECT_EQ(flagged_indicators(impossible), 9);
}

TEST(Sums, AMissingRowOfAScanCastsDoubtOnTheOthers) {
  report::Report report = sample_report(kTrat, 2566);
  report.indicators.erase(report.indicators.begin() + 2);
  EXPECT_EQ(flagged_indicators(checked(report)), 9);
  report::Report dash = sample_report(kTrat, 2566);
  dash.indicators[2].score.reset();  // printed as "-"
  EXPECT_EQ(flagged_indicators(checked(dash)), 0);
  report.indicators.resize(3);  // some indicators only: the document may speak of no others
  EXPECT_EQ(flagged_indicators(checked(report)), 0);
}

TEST(Sums, AnInstrumentTotalNarrowsTheDoubt) {
  std::vector<double> scores = kTrat;
  scores[6] = 38.68;  // 88.68 misread
  report::Report report = sample_report(scores, 2564);
  set_overall(report, kTratOverall);
  add_instrument(report, "IIT", 89.95);
  add_instrument(report, "EIT", 89.27);
  add_instrument(report, "OIT", 69.23);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "instrument-iit-is-mean").status, CheckStatus::pass);
  EXPECT_EQ(check_of(report, "instrument-eit-is-mean").status, CheckStatus::fail);
  EXPECT_EQ(check_of(report, "overall-is-sum-of-instruments").status, CheckStatus::pass);
  EXPECT_EQ(flagged_indicators(report), 3) << "the three indicators of EIT";
  EXPECT_TRUE(report.indicators[6].review.needed());
}

TEST(Sums, WeightedPointsAreToldFromPercent) {
  report::Report report = sample_report(kTrat, 2564);
  add_instrument(report, "IIT", 26.98, "points");
  add_instrument(report, "EIT", 26.78, "percent");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "instrument-iit-is-mean").status, CheckStatus::pass);
  EXPECT_EQ(check_of(report, "instrument-eit-is-mean").status, CheckStatus::warning);
  EXPECT_TRUE(report.instruments[1].review.needed());
}

TEST(Sums, APlainMeanIsNamedAsTheRule) {
  report::Report report = sample_report(kTrat, 2564);
  set_overall(report, 85.60);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::warning);
  EXPECT_THAT(check_of(report, "overall-is-weighted-mean").message, HasSubstr("ค่าเฉลี่ยธรรมดา"));
}

TEST(Sums, TwoHundredthsAreAWarning) {
  report::Report report = sample_report(kTrat, 2564, text::Origin::text_layer);
  set_overall(report, 81.47, "", "", text::Origin::text_layer);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::warning);
}

TEST(Sums, ATotalWithOneDecimalIsComparedAtOneDecimal) {
  report::Report report = sample_report(kTrat, 2564);
  set_overall(report, 81.5);
  report.overall->evidence = evidence_for("81.5");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::pass);
}

TEST(Sums, AssumedWeightsOnlyWarnButStillFlag) {
  report::Report report = sample_report(kTrat, 2568);
  set_overall(report, 71.45);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::warning);
  EXPECT_TRUE(report.overall->review.needed());
}

TEST(Sums, ADoubtThatWouldFitIsNamed) {
  std::vector<double> scores = kTrat;
  scores[2] = 97.01;
  report::Report report = sample_report(scores, 2564);
  report.indicators[2].review.add("อ่านสองแบบ: 97.01, 91.01");
  set_overall(report, kTratOverall);
  report = checked(std::move(report));
  EXPECT_THAT(check_of(report, "overall-is-weighted-mean").message, HasSubstr("91.01 จะตรงพอดี"));
}

TEST(Sums, DifferencesAndPointsAreChecked) {
  report::Report report = sample_report(kTrat, 2564);
  report.indicators[0].previous = 92.57;
  report.indicators[0].difference = 0.98;
  report.indicators[1].previous = 86.13;
  report.indicators[1].difference = 9.59;
  report.indicators[0].weight = 30;
  report.indicators[0].points = 26.98;  // of the whole instrument, in a merged cell
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "differences-agree").status, CheckStatus::warning);
  EXPECT_FALSE(report.indicators[0].review.needed());
  EXPECT_TRUE(report.indicators[1].review.needed());
  EXPECT_EQ(check_of(report, "weighted-points-agree").status, CheckStatus::pass);
}

TEST(Sums, WithoutTotalsNothingIsClaimed) {
  const report::Report report = checked(sample_report(kTrat, 2564));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::not_applicable);
  EXPECT_FALSE(report.overall);
  EXPECT_EQ(flagged_indicators(report), 1);
  EXPECT_TRUE(report.indicators[9].review.needed())
      << "a mean of agencies is on no agency's lattice";
}

}  // namespace
}  // namespace ita::checks
