#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/arithmetic.h"
#include "unit/checks/sample_report.h"

namespace ita::checks {
namespace {

using report::CheckStatus;
using ::testing::Contains;

const std::vector<double> kTrat = {93.55, 87.72, 91.01, 87.93, 89.52,
                                   90.55, 88.68, 88.58, 72.89, 65.56};
constexpr double kTratOverall = 81.45;

TEST(Sums, ACorrectTotalPassesAndFlagsNothing) {
  Checked report = sample_report(kTrat, 2564);
  set_overall(report, kTratOverall, "B", "letters");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::pass);
  EXPECT_THAT(check_of(report, "overall-is-weighted-mean").what.args,
              Contains(testing::Pair("printed", "81.45")));
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
        Checked report = sample_report(scores, 2564);
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
  Checked report = sample_report(kTrat, 2564, text::Origin::text_layer);
  set_overall(report, 84.15, "", "", text::Origin::text_layer);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::fail);
  ASSERT_EQ(report.overall->review.reasons.size(), 1U);
  EXPECT_EQ(report.overall->review.reasons[0].code, "total-does-not-fit");
  EXPECT_EQ(report.overall->review.reasons[0].places.size(), 10U) << "one cause, told once";
  EXPECT_EQ(flagged_indicators(report), 10) << "a wrong column would look the same";
  EXPECT_DOUBLE_EQ(*report.overall->score, 84.15) << "checks change no value";
}

TEST(Sums, ThePartsAreMarkedButAreNoThingsToLookAt) {
  Checked report = sample_report(kTrat, 2564);
  set_overall(report, 84.15);
  report = checked(std::move(report));
  EXPECT_EQ(flagged_indicators(report), 10);
  for (const report::Indicator& item : report.indicators) {
    EXPECT_FALSE(item.number != 10 && item.review.has_own_cause()) << item.number;
  }
  EXPECT_TRUE(report.overall->review.has_own_cause());
  Checked doubted = sample_report(kTrat, 2564);
  doubted.indicators[9].score.reset();
  set_overall(doubted, 14.15);
  doubted.overall->review.add("readings-differ", {{"first", "14.15"}, {"second", "81.45"}});
  EXPECT_EQ(flagged_indicators(checked(doubted)), 0) << "the total itself was hardly read";
}

TEST(Sums, WhatADifferenceConfirmsIsNotDoubtedForAMisprintedTotal) {
  Checked report = sample_report(kTrat, 2564);
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
  Checked report = sample_report(kTrat, 2564);
  for (report::Indicator& item : report.indicators) {
    item.previous = *item.score - 1.25;
    item.difference = -1.25;
  }
  report = checked(std::move(report));
  EXPECT_EQ(flagged_indicators(report), 10);
}

TEST(Sums, ATotalThatNoMissingScoreCanExplainIsDoubted) {
  Checked report = sample_report(kTrat, 2564, text::Origin::text_layer);
  report.indicators.erase(report.indicators.begin() + 2);
  set_overall(report, kTratOverall, "", "", text::Origin::text_layer);
  const Checked possible = checked(report);
  EXPECT_EQ(check_of(possible, "overall-is-weighted-mean").status, CheckStatus::not_applicable);
  EXPECT_EQ(flagged_indicators(possible), 0);
  report.indicators[7].score = 22.89;  // 72.89: no ninth score can make up for it
  report.indicators[7].evidence->raw = "22.89";
  const Checked impossible = checked(report);
  EXPECT_EQ(check_of(impossible, "overall-is-weighted-mean").status, CheckStatus::fail);
  EXPECT_EQ(impossible.overall->review.reasons[0].code, "total-impossible");
  EXPECT_EQ(impossible.overall->review.reasons[0].places.size(), 9U);
}

TEST(Sums, AMissingRowOfAScanCastsDoubtOnTheOthers) {
  Checked report = sample_report(kTrat, 2566);
  report.indicators.erase(report.indicators.begin() + 2);
  const Checked lacking = checked(report);
  ASSERT_EQ(lacking.review.reasons.size(), 2U);
  EXPECT_EQ(lacking.review.reasons[1].code, "rows-may-be-exchanged");
  EXPECT_EQ(lacking.review.reasons[1].places.size(), 9U);
  Checked dash = sample_report(kTrat, 2566);
  dash.indicators[2].score.reset();  // printed as "-"
  EXPECT_EQ(flagged_indicators(checked(dash)), 0);
  report.indicators.resize(3);  // some indicators only: the document may speak of no others
  EXPECT_EQ(flagged_indicators(checked(report)), 0);
}

TEST(Sums, AnInstrumentTotalNarrowsTheDoubt) {
  std::vector<double> scores = kTrat;
  scores[6] = 38.68;  // 88.68 misread
  Checked report = sample_report(scores, 2564);
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
  Checked report = sample_report(kTrat, 2564);
  add_instrument(report, "IIT", 26.98, "points");
  add_instrument(report, "EIT", 26.78, "percent");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "instrument-iit-is-mean").status, CheckStatus::pass);
  EXPECT_EQ(check_of(report, "instrument-eit-is-mean").status, CheckStatus::warning);
  EXPECT_TRUE(report.instruments[1].review.needed());
}

TEST(Sums, APlainMeanIsNamedAsTheRule) {
  Checked report = sample_report(kTrat, 2564);
  set_overall(report, 85.60);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::warning);
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").what.code, "total-is-plain-mean");
}

TEST(Sums, TwoHundredthsAreAWarning) {
  Checked report = sample_report(kTrat, 2564, text::Origin::text_layer);
  set_overall(report, 81.47, "", "", text::Origin::text_layer);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::warning);
}

TEST(Sums, ATotalWithOneDecimalIsComparedAtOneDecimal) {
  Checked report = sample_report(kTrat, 2564);
  set_overall(report, 81.5);
  report.overall->evidence = evidence_for("81.5");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::pass);
}

TEST(Sums, AssumedWeightsOnlyWarnButStillFlag) {
  Checked report = sample_report(kTrat, 2568);
  set_overall(report, 71.45);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::warning);
  EXPECT_TRUE(report.overall->review.needed());
}

TEST(Sums, ADoubtThatWouldFitIsNamed) {
  std::vector<double> scores = kTrat;
  scores[2] = 97.01;
  Checked report = sample_report(scores, 2564);
  report.indicators[2].review.add("readings-differ", {{"first", "97.01"}, {"second", "91.01"}});
  set_overall(report, kTratOverall);
  report = checked(std::move(report));
  EXPECT_THAT(report.overall->review.reasons,
              Contains(testing::AllOf(
                  testing::Field(&Reason::code, "fits-if-indicator"),
                  testing::Field(&Reason::args, Contains(testing::Pair("score", "91.01"))))));
}

TEST(Sums, DifferencesAndPointsAreChecked) {
  Checked report = sample_report(kTrat, 2564);
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
  const Checked report = checked(sample_report(kTrat, 2564));
  EXPECT_EQ(check_of(report, "overall-is-weighted-mean").status, CheckStatus::not_applicable);
  EXPECT_FALSE(report.overall);
  EXPECT_EQ(flagged_indicators(report), 1);
  EXPECT_TRUE(report.indicators[9].review.needed())
      << "a mean of agencies is on no agency's lattice";
}

}  // namespace
}  // namespace ita::checks
