#include "output/value_label.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ita::output {
namespace {

using Json = nlohmann::json;

const facts::Messages& messages() {
  static const auto kMessages = *facts::Messages::load(ITA_MODELS_DIR);
  return *kMessages;
}

Json one_report() {
  return Json::parse(
      R"({"reports": [{"indicators": [{"number": 7, "name": "การใช้งบประมาณ"}, {"number": 8, "name": null}],
    "instruments": [{"code": "IIT"}], "history": [{"fiscal_year_be": 2566, "indicators": [{"number": 2, "name": null}]}],
    "measures": [{"number": null}, {"number": 5}], "agency": {}, "overall": {}}],
    "tables": [{"page": 3}], "ledger": [{"raw": "๙๖.๙๕", "page": 2}]})");
}

std::string thai(const std::string& pointer, const Json& document = one_report()) {
  return value_label(document, pointer, messages(), facts::Language::th);
}
std::string english(const std::string& pointer) {
  return value_label(one_report(), pointer, messages(), facts::Language::en);
}

TEST(ValueLabel, ValuesOfAReportAreCalledByWhatTheyAre) {
  EXPECT_EQ(thai("/reports/0/indicators/0"), "ตัวชี้วัดที่ 7 การใช้งบประมาณ");
  EXPECT_EQ(thai("/reports/0/indicators/1/score"), "ตัวชี้วัดที่ 8");
  EXPECT_EQ(english("/reports/0/instruments/0/score"), "score of IIT");
  EXPECT_EQ(thai("/reports/0/overall/score"), "คะแนนรวม");
  EXPECT_EQ(thai("/reports/0/overall/level"), "คะแนนรวม · ระดับผล");
  EXPECT_EQ(thai("/reports/0/agency/name"), "ชื่อหน่วยงาน");
  EXPECT_EQ(thai("/reports/0/agency/district"), "ชื่อหน่วยงาน · อำเภอ");
  EXPECT_EQ(english("/reports/0/fiscal_year/be"), "fiscal year assessed");
  EXPECT_EQ(thai("/reports/0/history/0/score"), "คะแนนรวมปี 2566");
  EXPECT_EQ(english("/reports/0/history/0/indicators/0/score"),
            "indicator 2 · overall score of 2566");
}

TEST(ValueLabel, EntriesWithoutANumberAreCounted) {
  EXPECT_EQ(thai("/reports/0/measures/0"), "มาตรการที่ 1");
  EXPECT_EQ(english("/reports/0/measures/1/steps/2"), "measure 5 · step 3");
}

TEST(ValueLabel, WhatIsNoValueOfAReportHasAName) {
  EXPECT_EQ(thai(""), "เอกสารทั้งฉบับ");
  EXPECT_EQ(thai("/review"), "เอกสารทั้งฉบับ");
  EXPECT_EQ(thai("/pages/1/text"), "หน้า 2 · ข้อความ");
  EXPECT_EQ(english("/tables/0/rows/4/1"), "table on page 3, row 5, cell 2");
  EXPECT_EQ(thai("/ledger/0/value"), "ตัวเลข ๙๖.๙๕ หน้า 2");
  EXPECT_EQ(thai("/reports/0"), "รายงานทั้งฉบับ");
  EXPECT_EQ(thai("/source/pages"), "/source/pages") << "nobody has a word for it";
}

TEST(ValueLabel, OfSeveralReportsItSaysWhich) {
  Json document = one_report();
  document["reports"].push_back(document["reports"][0]);
  EXPECT_EQ(thai("/reports/1/overall/score", document), "คะแนนรวม (รายงานที่ 2)");
  EXPECT_EQ(thai("/reports/1", document), "รายงานที่ 2");
}

TEST(ValueLabel, APointerThatLeadsNowhereIsStillAnswered) {
  EXPECT_EQ(thai("/reports/0/indicators/99999999999/score"), "ตัวชี้วัดที่ ");
  EXPECT_EQ(thai("/reports/7/indicators/1"), "ตัวชี้วัดที่ 2");
  EXPECT_EQ(thai("/tables/9/rows/1/1"), "ตารางหน้า  แถวที่ 2 ช่องที่ 2");
}

}  // namespace
}  // namespace ita::output
