#include "batch/verify_result.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "batch/verify_pages.h"
#include "output/json.h"
#include "unit/checks/sample_report.h"

namespace ita::batch {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;

/// A result document as the program writes it.
json document(report::Report report) {
  report::Document found;
  found.reports.push_back(std::move(report));
  found.reports[0].id = "r1";
  found.reports[0].pages = {1, 1};
  checks::run(found, checks::shipped_facts());
  text::PageText page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  const output::SourceInfo source{"report.pdf", std::string(64, 'a'), "application/pdf", 1};
  return json::parse(output::to_json(found, {}, {page}, source, {"0.1.0", "none", "none", "own"},
                                     checks::shipped_messages()));
}

report::Report real() {
  return checks::sample_report({100, 99.17, 100, 96.67, 100, 99.94, 100, 100, 100, 100}, 2567);
}

std::vector<Finding> arithmetic_of(const json& document) {
  std::vector<Finding> findings;
  verify_arithmetic(document, checks::shipped_facts(), checks::shipped_messages(), findings);
  return findings;
}

TEST(VerifySchema, AcceptsWhatIsWrittenAndNamesWhatIsNot) {
  json good = document(real());
  EXPECT_THAT(schema_violations(good), IsEmpty());
  good["reports"][0]["indicators"][1]["score"] = "99.17";
  good["reports"][0].erase("agency");
  EXPECT_FALSE(schema_violations(good).empty());
}

TEST(VerifyArithmetic, FindsNothingInAnUntouchedResult) {
  for (const Finding& finding : arithmetic_of(document(real()))) {
    ADD_FAILURE() << finding.id << " " << finding.path << ": " << finding.message;
  }
}

TEST(VerifyArithmetic, FindsAChangedComputedScoreAndLevel) {
  json changed = document(real());
  changed["reports"][0]["computed"]["overall"] = 99.47;
  changed["reports"][0]["computed"]["level"] = "ผ่านดี";
  const auto findings = arithmetic_of(changed);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].path, "/reports/0/computed/overall");
  EXPECT_EQ(findings[0].verdict, Verdict::fail);
  EXPECT_EQ(findings[1].path, "/reports/0/computed/level");
}

TEST(VerifyArithmetic, FindsAChangedIndicator) {
  json changed = document(real());
  changed["reports"][0]["indicators"][3]["score"] = 69.67;
  const auto findings = arithmetic_of(changed);
  EXPECT_THAT(findings, Contains(Field(&Finding::path, "/reports/0/indicators/3/review")));
  EXPECT_THAT(findings, Contains(Field(&Finding::path, "/reports/0/computed/overall")));
}

TEST(VerifyArithmetic, AMisprintThatTheResultReportsIsForAPersonAndNoFailure) {
  report::Report report = real();
  checks::set_overall(report, 97.94);
  for (const Finding& finding : arithmetic_of(document(report))) {
    EXPECT_EQ(finding.verdict, Verdict::warning) << finding.message;
  }
  json hidden = document(report);
  for (json& check : hidden["checks"]) {
    if (check["status"] == "fail") {
      check["status"] = "pass";
    }
  }
  const auto findings = arithmetic_of(hidden);
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.verdict == Verdict::fail &&
           finding.message.find("overall-is-weighted-mean") != std::string::npos;
  }));
}

TEST(VerifyArithmetic, ADoubtWhoseMarkWasTakenAwayIsFound) {
  report::Report report = real();
  checks::set_overall(report, 97.94);
  json hidden = document(report);
  hidden["reports"][0]["overall"]["review"] = {{"needed", false}, {"reasons", json::array()}};
  EXPECT_THAT(arithmetic_of(hidden), Contains(Field(&Finding::path, "/reports/0/overall/review")));
}

TEST(Evidence, EveryQuoteIsListedWithItsPath) {
  report::Report report = real();
  checks::set_overall(report, 99.74);
  const auto quoted = quoted_evidence(document(report));
  ASSERT_EQ(quoted.size(), 13U);
  EXPECT_EQ(quoted[0].path, "/reports/0/agency");
  EXPECT_FALSE(quoted[0].score);
  EXPECT_EQ(quoted[2].path, "/reports/0/overall");
  EXPECT_TRUE(quoted[2].score);
  EXPECT_EQ(quoted[12].path, "/reports/0/indicators/9");
  EXPECT_EQ(quoted[12].evidence.raw, "100.00");
}

text::PageText page_with(const std::vector<std::pair<std::string, Box>>& words) {
  text::PageText page;
  page.number = 1;
  for (const auto& [letters, box] : words) {
    text::Word word;
    word.box = box;
    const double width = box.width() / static_cast<double>(letters.size());
    for (size_t i = 0; i < letters.size(); ++i) {
      const double x = box.x0 + width * static_cast<double>(i);
      text::Symbol symbol;
      symbol.text = letters.substr(i, 1);
      symbol.box = {x, box.y0, x + width, box.y1};
      word.symbols.push_back(std::move(symbol));
    }
    page.words.push_back(std::move(word));
  }
  return page;
}

TEST(Evidence, TheBoxGivesTheSymbolsWhoseMiddleLiesInIt) {
  text::PageText page =
      page_with({{"99.17", {100, 100, 150, 112}}, {"88.20", {100, 120, 150, 132}}});
  EXPECT_EQ(text_in_box(page, {100, 100, 150, 112}), "99.17");
  EXPECT_EQ(text_in_box(page, {100, 100, 150, 132}), "99.17 88.20");
  EXPECT_EQ(text_in_box(page, {300, 300, 350, 312}), "");
  page.to_page = {1, 0, 200, 0, 1, 0};  // the page as seen is 200 points to the right
  EXPECT_EQ(text_in_box(page, {300, 100, 350, 112}), "99.17");
}

TEST(Evidence, ScoresMustAgreeToTheDigitAndTextByLikeness) {
  const auto quote = [](const std::string& raw, bool score) {
    return Quoted{"/x", checks::evidence_for(raw), score};
  };
  EXPECT_TRUE(readings_agree(quote("๙๙.๑๗", true), "๙๙.๑๗ คะแนน"));
  EXPECT_TRUE(readings_agree(quote("99.17", true), "๙๙.๑๗"));
  EXPECT_FALSE(readings_agree(quote("99.17", true), "99.77"));
  EXPECT_FALSE(readings_agree(quote("99.17", true), ""));
  EXPECT_TRUE(readings_agree(quote("องค์การบริหารส่วนตำบลบึงนคร", false), "องคการบริหารส่วนตำบลบึงนคร"));
  EXPECT_FALSE(readings_agree(quote("องค์การบริหารส่วนตำบลบึงนคร", false), "เทศบาลเมืองร้อยเอ็ด"));
  // A row of a table: cell after cell when quoted, line after line in the box.
  EXPECT_TRUE(readings_agree(quote("การให้บริการและ\nระบบออนไลน์\nพัฒนาช่องทาง\nให้มากขึ้น", false),
                             "การให้บริการและ พัฒนาช่องทาง ระบบออนไลน์ ให้มากขึ้น"));
  EXPECT_FALSE(readings_agree(quote("การให้บริการและ\nระบบออนไลน์\nพัฒนาช่องทาง\nให้มากขึ้น", false),
                              "การให้บริการและ ระบบออนไลน์"));
}

}  // namespace
}  // namespace ita::batch
