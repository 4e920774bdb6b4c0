#include "checks/checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "unit/checks/sample_report.h"

namespace ita::checks {
namespace {

using report::CheckStatus;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

const std::vector<double> kReal = {100, 99.17, 100, 96.67, 100, 99.94, 100, 100, 100, 100};

Checked real() { return sample_report(kReal, 2567); }

TEST(Checks, ACleanReportHasNothingToReview) {
  const Checked report = checked(real());
  for (const report::Check& check : report.checks) {
    EXPECT_NE(check.status, CheckStatus::fail) << check.id << ": " << check.what.code;
    EXPECT_NE(check.status, CheckStatus::warning) << check.id << ": " << check.what.code;
  }
  EXPECT_EQ(flagged_indicators(report), 0);
  EXPECT_FALSE(report.agency.review.needed());
  EXPECT_FALSE(report.review.needed());
}

TEST(Checks, IdsAreUniqueAndTheSameForEveryReport) {
  std::multiset<std::string> first;
  for (const report::Check& check : checked(real()).checks) {
    first.insert(check.id);
    EXPECT_EQ(first.count(check.id), 1U) << check.id;
    EXPECT_FALSE(check.what.code.empty());
  }
  Checked bare;
  std::multiset<std::string> second;
  for (const report::Check& check : checked(bare).checks) {
    second.insert(check.id);
  }
  EXPECT_EQ(first, second);
}

TEST(Checks, WhatHoldsNoReportIsLeftAlone) {
  report::Document document;
  run(document, shipped_facts());
  EXPECT_TRUE(document.checks.empty());
}

TEST(Checks, EveryReportOfAFileHasItsOwn) {
  report::Document document;
  document.reports = {real(), sample_report({90, 90, 90, 90, 90, 90, 90, 90, 90, 90}, 2566)};
  set_overall(document.reports[1], 50);
  run(document, shipped_facts());
  size_t of_second = 0;
  for (const report::Check& check : document.checks) {
    ASSERT_FALSE(check.paths.empty()) << check.id;
    const bool second = check.paths.front().starts_with("/reports/1");
    of_second += second ? 1 : 0;
    EXPECT_TRUE(second || check.paths.front().starts_with("/reports/0")) << check.paths.front();
    EXPECT_TRUE(second || check.status != CheckStatus::fail) << check.id;
  }
  EXPECT_EQ(of_second * 2, document.checks.size());
  EXPECT_FALSE(document.reports[0].overall.has_value());
  EXPECT_TRUE(document.reports[1].overall->review.needed());
  EXPECT_NE(document.reports[0].computed.overall, document.reports[1].computed.overall);
}

TEST(Checks, MissingAndDoubledIndicatorsAreNamed) {
  Checked report = real();
  report.indicators[3].number = 3;
  report = checked(std::move(report));
  const report::Check check = check_of(report, "indicators-once-each");
  EXPECT_EQ(check.status, CheckStatus::fail);
  EXPECT_THAT(check.what.args, Contains(testing::Pair("numbers", "3")));
  EXPECT_TRUE(report.indicators[2].review.needed());
  EXPECT_TRUE(report.indicators[3].review.needed());
  EXPECT_TRUE(report.review.needed());
  EXPECT_FALSE(report.computed.overall) << "a doubled indicator gives no total";
}

TEST(Checks, ANameOfAnotherIndicatorFlagsTheRow) {
  Checked report = real();
  report.indicators[1].name_as_printed = "การใช้อำนาจ";
  report.indicators[2].name_as_printed = "การใช้จ่ายเงิน";  // seen in print for number 3
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "indicator-names-agree").status, CheckStatus::fail);
  EXPECT_TRUE(report.indicators[1].review.needed());
  EXPECT_FALSE(report.indicators[2].review.needed());
}

TEST(Checks, AValueThatIsNotInItsRawReadingIsFlagged) {
  Checked report = real();
  report.indicators[1].evidence->raw = "๙๙.๑๗";
  report.indicators[3].evidence->raw = "9667";
  report.indicators[5].evidence.reset();
  report = checked(std::move(report));
  EXPECT_FALSE(report.indicators[1].review.needed());
  EXPECT_TRUE(report.indicators[3].review.needed());
  EXPECT_TRUE(report.indicators[5].review.needed());
  EXPECT_EQ(
      check_of(report, "raw-and-value-agree").paths,
      (std::vector<std::string>{"/reports/0/indicators/3/score", "/reports/0/indicators/5/score"}));
}

TEST(Checks, ScoresOutOfRangeFail) {
  Checked report = sample_report({100, 991.7, 100, 96.67, 100, 99.94, 100, 100, 100, 100}, 2567);
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "scores-in-range").status, CheckStatus::fail);
  EXPECT_TRUE(report.indicators[1].review.needed());
}

TEST(Checks, ALostDecimalOfAScanIsDoubtedUnlessTheTotalConfirmsIt) {
  const std::vector<double> scores = {91.25, 89.4,  93.31, 90.12, 88.77,
                                      92.46, 90.11, 87.53, 96,    93.75};
  Checked report = sample_report(scores, 2567);
  report.indicators[1].evidence->raw = "89.4";
  const Checked alone = checked(report);
  EXPECT_TRUE(alone.indicators[1].review.needed());
  EXPECT_EQ(flagged_indicators(alone), 1);
  set_overall(report, *alone.computed.overall);
  EXPECT_EQ(flagged_indicators(checked(report)), 0);
}

TEST(Checks, DoubtsOfTheReadersAreGathered) {
  Checked report = real();
  report.indicators[4].review.add("อ่านสองแบบ");
  report = checked(std::move(report));
  const report::Check check = check_of(report, "readings-agree");
  EXPECT_EQ(check.status, CheckStatus::warning);
  EXPECT_EQ(check.paths, std::vector<std::string>{"/reports/0/indicators/4/score"});
  EXPECT_THAT(check.what.args,
              testing::ElementsAre(testing::Pair("doubted", "1"), testing::Pair("count", "10")));
}

TEST(Checks, LevelAgainstScoreAndAgainstComputed) {
  Checked report = real();
  set_overall(report, 99.74, "ผ่านดี", "words");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "level-fits-score").status, CheckStatus::warning);
  EXPECT_EQ(check_of(report, "level-agrees-with-computed").status, CheckStatus::fail);
  EXPECT_TRUE(report.overall->review.needed());

  Checked right = real();
  set_overall(right, 99.74, "ผ่านดีเยี่ยม", "words");
  right = checked(std::move(right));
  EXPECT_EQ(check_of(right, "level-fits-score").status, CheckStatus::pass);
  EXPECT_EQ(check_of(right, "level-scale-of-year").status, CheckStatus::pass);
  EXPECT_FALSE(right.overall->review.needed());
}

/// "ผ่าน" is printed for any passing score; only a scan may have lost the rest of a longer word.
TEST(Checks, APlainPassIsAWarningAndADoubtOfScansOnly) {
  for (const text::Origin origin : {text::Origin::text_layer, text::Origin::ocr}) {
    Checked made = sample_report(std::vector<double>(10, 91.5), 2567, origin);
    set_overall(made, 91.5, "ผ่าน", "words", origin);
    const Checked report = checked(made);
    EXPECT_EQ(report.overall->review.needed(), origin == text::Origin::ocr);
    EXPECT_EQ(check_of(report, "level-fits-score").status, CheckStatus::warning);
    EXPECT_EQ(check_of(report, "level-agrees-with-computed").status, CheckStatus::warning);
  }
  // A better word than the scores give is doubted in print as well.
  Checked made = sample_report(std::vector<double>(10, 91.5), 2567, text::Origin::text_layer);
  set_overall(made, 91.5, "ผ่านดีเยี่ยม", "words", text::Origin::text_layer);
  EXPECT_TRUE(checked(made).overall->review.needed());
}

TEST(Checks, ALetterInAYearOfWordsIsAWarningAndNoDoubt) {
  Checked report = real();
  set_overall(report, 99.74, "AA", "letters");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "level-scale-of-year").status, CheckStatus::warning);
  EXPECT_EQ(check_of(report, "level-fits-score").status, CheckStatus::pass);
  EXPECT_FALSE(report.overall->review.needed());
}

TEST(Checks, ALetterBesideYearsOfLettersMayBeTheirs) {
  Checked report = real();
  set_overall(report, 99.74, "AA", "letters");
  report::HistoryEntry older;
  older.fiscal_year_be = 2565;
  older.score = 97.5;
  report.history.push_back(older);
  EXPECT_TRUE(checked(std::move(report)).overall->review.needed());
}

TEST(Checks, AWordThatTheTotalAllowsIsNotDoubtedWithoutInstruments) {
  Checked report = real();
  report.indicators.clear();
  set_overall(report, 97.90, "ผ่านดี", "words");
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "level-fits-score").status, CheckStatus::pass);
  EXPECT_FALSE(report.overall->review.needed());
}

TEST(Checks, ImpossibleOitScoresOfAScanAreDoubted) {
  std::vector<double> scores = kReal;
  scores[9] = 93.57;
  const Checked report = checked(sample_report(scores, 2565));
  EXPECT_EQ(check_of(report, "oit-scores-possible").status, CheckStatus::warning);
  EXPECT_TRUE(report.indicators[9].review.needed());
  EXPECT_EQ(check_of(checked(sample_report(scores, 2567)), "oit-scores-possible").status,
            CheckStatus::not_applicable);
}

TEST(Checks, YearsOutOfReachAreFlagged) {
  Checked report = real();
  report.fiscal_year = report::Year{3105, evidence_for("3105"), {}};
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "years-plausible").status, CheckStatus::fail);
  EXPECT_THAT(check_of(report, "years-plausible").what.args,
              Contains(testing::Pair("right", "2562")));

  Checked misread = real();
  misread.fiscal_year->evidence->raw = "พ.ศ. ๒๕๒๗";
  misread = checked(std::move(misread));
  EXPECT_TRUE(misread.fiscal_year->review.needed());

  Checked plan = real();
  plan.plan_year = report::Year{2565, evidence_for("2565"), {}};
  plan = checked(std::move(plan));
  EXPECT_TRUE(plan.plan_year->review.needed());
}

TEST(Checks, APaperOlderThanTheResultsItTellsIsDoubted) {
  Checked made = real();  // of 2567
  made.latest_day = report::Day{2567, 12, 4, evidence_for("๔ ธันวาคม ๒๕๖๗")};
  EXPECT_EQ(check_of(checked(made), "year-fits-dates").status, CheckStatus::pass);
  made.latest_day = report::Day{2567, 1, 15, evidence_for("15 มกราคม 2567")};
  const Checked wrong = checked(made);
  EXPECT_EQ(check_of(wrong, "year-fits-dates").status, CheckStatus::warning);
  EXPECT_THAT(check_of(wrong, "year-fits-dates").what.args,
              Contains(testing::Pair("day", HasSubstr("15 มกราคม 2567"))));
  EXPECT_TRUE(wrong.fiscal_year->review.needed());
  EXPECT_EQ(check_of(checked(real()), "year-fits-dates").status, CheckStatus::not_applicable);
}

TEST(Checks, HistoryIsComparedWithTheReport) {
  Checked report = real();
  set_overall(report, 99.74);
  const auto entry = [](int be, double score) {
    report::HistoryEntry out;
    out.fiscal_year_be = be;
    out.score = score;
    out.evidence = evidence_for(fmt::format("{:.2f}", score));
    return out;
  };
  report.history = {entry(2565, 90.10), entry(2566, 95.10), entry(2567, 99.47)};
  report.history[0].level = report::Level{"B", "letters"};
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "history-agrees-with-overall").status, CheckStatus::fail);
  EXPECT_TRUE(report.history[2].review.needed());
  EXPECT_FALSE(report.history[1].review.needed());
  EXPECT_EQ(check_of(report, "history-levels-fit").status, CheckStatus::warning);
  EXPECT_TRUE(report.history[0].review.needed());
}

TEST(Checks, WhatSentencesSayOfTheExtremesIsHeldAgainstTheScores) {
  const std::vector<double> scores = {91.11, 82.22, 93.33, 84.44, 95.55,
                                      86.66, 97.77, 88.88, 99.99, 90.1};
  Checked made = sample_report(scores, 2567);
  report::Claim highest;
  highest.kind = report::Claim::Kind::highest;
  highest.indicators = {9};
  report::Claim lowest;
  lowest.kind = report::Claim::Kind::lowest;
  lowest.indicators = {2};
  made.claims = {highest, lowest};
  EXPECT_EQ(check_of(checked(made), "extremes-agree").status, CheckStatus::pass);
  EXPECT_EQ(flagged_indicators(checked(made)), 0);

  made.claims[1].indicators = {4};
  const Checked wrong = checked(made);
  const report::Check check = check_of(wrong, "extremes-agree");
  EXPECT_EQ(check.status, CheckStatus::warning);
  EXPECT_THAT(check.what.args, Contains(testing::Pair(testing::_, "84.44")));
  EXPECT_THAT(check.what.args, Contains(testing::Pair(testing::_, "82.22")));
  EXPECT_THAT(check.paths, UnorderedElementsAre("/reports/0/indicators/1/score",
                                                "/reports/0/indicators/3/score"));
  EXPECT_TRUE(wrong.indicators[3].review.needed());
  EXPECT_EQ(flagged_indicators(wrong), 2);

  // Among the indicators of one instrument.
  made.claims = {lowest};
  made.claims[0].instrument = "EIT";
  made.claims[0].indicators = {6};
  EXPECT_EQ(check_of(checked(made), "extremes-agree").status, CheckStatus::pass);
  made.claims.clear();
  EXPECT_EQ(check_of(checked(made), "extremes-agree").status, CheckStatus::not_applicable);
}

TEST(Checks, DifferencesBetweenYearsAreSubtracted) {
  Checked made = sample_report(std::vector<double>(10, 92), 2567);
  set_overall(made, 92);
  made.history = {{2565, 88.10, {}, evidence_for("88.10"), {}, {}, {}, {}},
                  {2566, 90.00, {}, evidence_for("90.00"), {}, 1.90, {}, {}}};
  report::Claim change;
  change.kind = report::Claim::Kind::change;
  change.change = 2.00;
  made.claims = {change};
  EXPECT_EQ(check_of(checked(made), "history-differences-agree").status, CheckStatus::pass);

  made.history[1].score = 90.60;
  made.history[1].evidence = evidence_for("90.60");
  const Checked wrong = checked(made);
  const report::Check check = check_of(wrong, "history-differences-agree");
  EXPECT_EQ(check.status, CheckStatus::warning);
  EXPECT_THAT(
      check.what.args,
      testing::ElementsAre(testing::Pair("year", "2566"), testing::Pair("score", "90.60"),
                           testing::Pair("before", "88.10"), testing::Pair("difference", "1.90")));
  EXPECT_THAT(check.paths, Contains("/reports/0/history/1/score"));
  EXPECT_TRUE(wrong.history[1].review.needed());
  made.history[1].difference.reset();
  made.claims[0].change = -1.4;
  EXPECT_EQ(check_of(checked(made), "history-differences-agree").what.code, "fall-said-otherwise");
}

TEST(Checks, APlaceThatDoesNotExistIsFlaggedWithItsNeighbour) {
  Checked report = real();
  report.agency.province = "ขอนแก่น";
  report = checked(std::move(report));
  EXPECT_EQ(check_of(report, "place-exists").status, CheckStatus::warning);
  EXPECT_TRUE(report.agency.review.needed());

  Checked slip = real();
  slip.agency.subdistrict = "บึงนดร";
  slip = checked(std::move(slip));
  EXPECT_THAT(check_of(slip, "place-exists").what.args,
              Contains(testing::Pair("nearest", HasSubstr("บึงนคร"))));
}

TEST(Checks, AnotherAgencysNameInTheTextIsReported) {
  Checked report = real();
  report::Issue issue;
  issue.number = 1;
  issue.text =
      "องค์การบริหารส่วนตำบลบึงนคร ดำเนินการแล้ว องค์การบริหารส่วนตำบลมีแผนงาน และองค์การบริหารส่วนตำบลหนองไผ่ "
      "ควรปรับปรุง";
  report.issues.push_back(issue);
  report = checked(std::move(report));
  const report::Check check = check_of(report, "agency-named-alike");
  EXPECT_EQ(check.status, CheckStatus::warning);
  EXPECT_THAT(check.what.args, Contains(testing::Pair("others", HasSubstr("หนองไผ่ (1)"))));
  EXPECT_FALSE(report.agency.review.needed()) << "named as often as the agency itself";
}

}  // namespace
}  // namespace ita::checks
