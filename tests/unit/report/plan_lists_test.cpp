#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "builder.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;

TEST(PlanLists, ANewsletterGoesOnToOtherNewsBelowTheIssues) {
  Paper paper = scored();
  paper.heading("เรื่องที่ต้องปรับปรุง").item("– การยืมทรัพย์สินยังไม่ชัดเจน").item("– บริการออนไลน์มีน้อย");
  paper.heading("กิจกรรมเดือนตุลาคม").body("5 ต.ค. ตลาดนัดสีเขียว เวลา 15.00 –").body("19.30 น.");
  const Report report = paper.read();
  ASSERT_THAT(titles(report.issues), ElementsAre("การยืมทรัพย์สินยังไม่ชัดเจน", "บริการออนไลน์มีน้อย"));
  EXPECT_EQ(report.issues[1].text, "");
}

TEST(PlanLists, NumbersBelowAnotherHeadingAreNoIssues) {
  Paper paper = scored();
  paper.heading("เรื่องที่ต้องปรับปรุง").item("– การยืมทรัพย์สินยังไม่ชัดเจน").item("– บริการออนไลน์มีน้อย");
  paper.heading("ข่าวอื่น").item("1. ตลาดนัดสีเขียว").item("2. ฉีดวัคซีนสุนัขบ้า");
  EXPECT_THAT(titles(paper.read().issues), ElementsAre("การยืมทรัพย์สินยังไม่ชัดเจน", "บริการออนไลน์มีน้อย"));
}

TEST(PlanLists, BelowMeasuresAndThoseWhoAnswerForThem) {
  Paper paper = scored();
  paper.heading("มาตรการและผู้รับผิดชอบ").item("- จัดทำคู่มือการยืม").item("- เปิดสายด่วน");
  paper.heading("ผลคะแนนปี 2568").table(score_table());
  EXPECT_EQ(paper.read().measures.size(), 2U);
}

TEST(PlanLists, AListBelowAHeadingOfMeasuresThatIsNotReadIsSaid) {
  const auto below = [](const char* heading) {
    Paper paper = scored();
    paper.heading(heading).item("- จัดทำคู่มือการยืม").item("- เปิดสายด่วน");
    const Report report = paper.read();
    EXPECT_TRUE(report.measures.empty());
    return report.review.needed();
  };
  EXPECT_TRUE(below("ใครทำอะไรตามมาตรการ"));
  EXPECT_FALSE(below("ข่าวอื่นของเทศบาล"));
}

TEST(PlanLists, ABoxAsWideAsTheTableAboveIt) {
  Paper paper = opening();
  Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < names().size(); ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  rows.push_back({"ประเด็นที่ต้องเร่งแก้ไข\n• การยืมทรัพย์สิน\n• ช่องทางร้องเรียน", "<", "<"});
  rows.push_back({"มาตรการที่จะทำ\n✓ จัดทำคู่มือการยืม\n✓ เปิดสายด่วน", "<", "<"});
  const Report report = paper.table(rows).read();
  EXPECT_THAT(titles(report.issues), ElementsAre("การยืมทรัพย์สิน", "ช่องทางร้องเรียน"));
  EXPECT_EQ(report.measures.size(), 2U);
  expect_all_scores(report);
}

TEST(PlanLists, WhatMustBeImprovedInATableThatIsNotReadIsSaid) {
  Paper paper = scored();
  paper.heading("ข้อควรพัฒนา");
  paper.table({{"IIT", "EIT"}, {"การยืมไม่ชัดเจน", "ประชาชนไม่ทราบช่องทาง"}});
  const Report report = paper.read();
  EXPECT_TRUE(report.issues.empty());
  ASSERT_EQ(report.review.reasons.size(), 1U);
  EXPECT_EQ(report.review.reasons[0].code, "analysis-without-issues");
}

TEST(PlanLists, StepsCountedBehindTheirLabel) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใส");
  paper.heading("มาตรการที่ 1 จัดทำคู่มือการยืม").body("ผู้รับผิดชอบ: กองคลัง");
  paper.body("ขั้นตอน: 1) ประชุม 2) ประกาศ");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_THAT(report.measures[0].steps, ElementsAre("ประชุม", "ประกาศ"));
}

TEST(PlanLists, ADotInTheMiddleOfALinePartsIssues) {
  Paper paper = scored();
  paper.body("จุดที่ต้องเติม : การมีส่วนร่วมของผู้รับบริการ · การกำกับการยืมทรัพย์สิน");
  EXPECT_THAT(titles(paper.read().issues),
              ElementsAre("การมีส่วนร่วมของผู้รับบริการ", "การกำกับการยืมทรัพย์สิน"));
}

TEST(PlanLists, WhatMustBeMendedFirst) {
  Paper paper = scored();
  paper.heading("สิ่งที่ต้องแก้ก่อน").item("1) ระบบควบคุมการยืม").item("2) การรับฟังความเห็น");
  EXPECT_THAT(titles(paper.read().issues), ElementsAre("ระบบควบคุมการยืม", "การรับฟังความเห็น"));
}

TEST(PlanLists, NumberedSentencesThatSayWhoAndWhen) {
  Paper paper = scored();
  paper.body("จึงประกาศให้ส่วนราชการในสังกัดปฏิบัติ ดังนี้");
  paper.item("ข้อ 1 มาตรการลดขั้นตอน ให้กองคลังเป็นผู้รับผิดชอบ ดำเนินการให้แล้วเสร็จภายในเดือนเมษายน 2567");
  paper.item("ข้อ 2 มาตรการเปิดเผยข้อมูล ให้กองช่างเป็นผู้รับผิดชอบ ดำเนินการให้แล้วเสร็จภายในเดือนมกราคม 2567");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "มาตรการลดขั้นตอน");
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_NE(report.measures[1].schedule.text.find("มกราคม 2567"), std::string::npos);
}

TEST(PlanLists, ATimeLabelledByAColonIsNoPartOfTheUnit) {
  Paper paper = scored();
  paper.heading("มาตรการปีงบประมาณ พ.ศ. 2569");
  paper.item("1. ตั้งศูนย์ข้อมูลข่าวสาร (ผู้รับผิดชอบ : สำนักปลัด / กำหนด : มกราคม 2569)");
  paper.item("2. ลงเวลาใช้รถ (ผู้รับผิดชอบ : กองคลัง / กำหนด : ตุลาคม 2568)");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("สำนักปลัด"));
  EXPECT_EQ(report.measures[0].schedule.text, "มกราคม 2569");
}

TEST(PlanLists, TheScoresOfAYearBelowTheLimitationsAreNone) {
  Paper paper = opening();
  paper.heading("ข้อจำกัด").item("• สัญญาณโทรศัพท์ไม่ทั่วถึง");
  paper.heading("ผลคะแนนปี 2567").body("การปฏิบัติหน้าที่ : 89.16").body("การใช้งบประมาณ : 88.48");
  const Report report = paper.read();
  ASSERT_EQ(report.limitations.size(), 1U);
  EXPECT_EQ(report.limitations[0].text, "สัญญาณโทรศัพท์ไม่ทั่วถึง");
  EXPECT_EQ(report.indicators.size(), 2U);
}

TEST(PlanLists, ASentenceThatNamesATelephoneIsNoImprint) {
  Paper paper = scored();
  paper.heading("ข้อจำกัด").item("• หลักฐานอยู่หลายกอง").item("• ประชาชนตอบแบบวัดผ่านโทรศัพท์ได้ไม่สะดวก");
  EXPECT_EQ(paper.read().limitations.size(), 2U);
}

TEST(PlanLists, AHeadingOfOneWordRightBelowTheTitleIsNoPartOfIt) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568");
  paper.title("เทศบาลตำบลนาแส่ง อำเภอเชียงคาน จังหวัดเลย");
  paper.heading("มาตรการ");
  paper.item("ก. อบรมจริยธรรมเจ้าหน้าที่ใหม่").body("ผู้รับผิดชอบ: ฝ่ายบุคลากร");
  paper.item("ข. ติดตั้งป้ายแจ้งค่าธรรมเนียม").body("ผู้รับผิดชอบ: งานบริการ");
  EXPECT_EQ(paper.read().measures.size(), 2U);
}

TEST(PlanLists, HeadingsOfInstrumentsAreNoIssues) {
  Paper paper = scored();
  paper.heading("ประเด็นที่ต้องปรับปรุง")
      .heading("แบบวัด IIT (ผู้มีส่วนได้ส่วนเสียภายใน)")
      .item("• มอบหมายงานไม่ทั่วถึง");
  paper.item("• ไม่ทราบขั้นตอนการยืม").heading("แบบวัด OIT (การเปิดเผยข้อมูลสาธารณะ)").item("• ข้อมูลไม่ครบ");
  EXPECT_THAT(titles(paper.read().issues),
              ElementsAre("มอบหมายงานไม่ทั่วถึง", "ไม่ทราบขั้นตอนการยืม", "ข้อมูลไม่ครบ"));
}

TEST(PlanLists, APartOfThePaperHeadsMeasures) {
  Paper paper = scored();
  paper.heading("ส่วนที่ ๑ มาตรการที่กำหนด");
  paper.item("๑. จัดทำคู่มือการยืม").body("ผู้รับผิดชอบ: กองคลัง").body("ระยะเวลา: มกราคม ๒๕๖๘");
  paper.item("๒. เปิดสายด่วน").body("ผู้รับผิดชอบ: สำนักปลัด").body("ระยะเวลา: มีนาคม ๒๕๖๘");
  const Report report = paper.read();
  EXPECT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือการยืม", "เปิดสายด่วน"));
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("สำนักปลัด"));
}

TEST(PlanLists, MeasuresAgainstWeaknessesAreNoWeaknesses) {
  Paper paper = scored();
  paper.heading("มาตรการแก้ไขจุดอ่อน (ดำเนินการปี 2568)");
  paper.item("1. จัดทำคู่มือการยืม (ผู้รับผิดชอบ: กองคลัง ระยะเวลา: พ.ย. 67)");
  paper.block(layout::BlockKind::heading, "2. เปิดสายด่วน (ผู้รับผิดชอบ: สำนักปลัด ระยะเวลา: ม.ค. 68)",
              true);
  paper.item("3. ทำแบบยืม (ผู้รับผิดชอบ: กองช่าง ระยะเวลา: ก.พ. 68)");
  const Report report = paper.read();
  EXPECT_TRUE(report.issues.empty());
  EXPECT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือการยืม", "เปิดสายด่วน", "ทำแบบยืม"));
}

TEST(PlanLists, AHeadingOfSomethingElseEndsTheLimitations) {
  Paper paper = scored();
  paper.heading("ข้อจำกัดในการประเมิน").item("1. ผู้ตอบมีจำนวนน้อย").item("2. เวลาสั้น");
  paper.heading("การติดตามผล").body("คณะกรรมการจะติดตามผลทุก 6 เดือน");
  EXPECT_EQ(paper.read().limitations.size(), 2U);

  Paper plain = scored();
  plain.heading("ข้อจำกัดในการประเมิน").item("1. ผู้ตอบมีจำนวนน้อย").body("ข้อความอื่นที่ไม่มีเลขข้อ");
  const Report report = plain.read();
  ASSERT_EQ(report.limitations.size(), 2U);
  EXPECT_TRUE(report.limitations[1].review.needed());
}

TEST(PlanLists, TheColumnOfDefectsBesideIndicatorsHoldsTheIssues) {
  Paper paper = scored();
  paper.heading("มาตรการแก้ไข");
  paper.table({{"ที่", "ตัวชี้วัด", "ข้อบกพร่องที่พบ", "มาตรการแก้ไข", "หน่วยงานรับผิดชอบ", "ระยะเวลา"},
               {"1", "การใช้งบประมาณ", "ไม่ทราบแผน", "ประชุมชี้แจง", "กองคลัง", "ทุกไตรมาส"},
               {"2", "การใช้อำนาจ", "-", "-", "-", "-"},
               {"4", "การใช้ทรัพย์สิน", "ไม่มี", "-", "-", "-"},
               {"3", "การเปิดเผยข้อมูล", "ไม่มีสถิติ", "เผยแพร่สถิติ", "ทุกกอง", "ทุกเดือน"}});
  EXPECT_THAT(titles(paper.read().issues), ElementsAre("ไม่ทราบแผน", "ไม่มีสถิติ"));
}

TEST(PlanLists, ItemsOfTwoNumbersBelowTheHeadingWithTheFirst) {
  Paper paper = scored();
  paper.heading("3. ประเด็นที่ต้องพัฒนา").item("3.1 การกำกับดูแลการยืมทรัพย์สินของราชการ");
  paper.item("3.2 การสื่อสารแผนงบประมาณให้บุคลากรทราบ").item("3.3 ระบบติดตามคำขอของผู้รับบริการ");
  paper.heading("4. มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2569");
  paper.table(
      {{"ที่", "มาตรการ", "ผู้รับผิดชอบ", "กำหนดเวลา"}, {"1", "จัดทำสื่อ", "กองแผนงาน", "ธันวาคม 2568"}});
  EXPECT_THAT(titles(paper.read().issues),
              ElementsAre("การกำกับดูแลการยืมทรัพย์สินของราชการ", "การสื่อสารแผนงบประมาณให้บุคลากรทราบ",
                          "ระบบติดตามคำขอของผู้รับบริการ"));
}

/// The rest of a form stands at the top of the next page: what is high up on the page of the form
/// is not over it.
TEST(PlanLists, AFormThatGoesOnOnTheNextPageHasTheTitleOverItsBeginning) {
  Paper paper = scored();
  paper.page().heading("3. ประเด็นวิเคราะห์").heading("3.1 การเปิดเผยข้อมูล");
  paper.heading("4. มาตรการ ปีงบประมาณ พ.ศ. 2568").heading("มาตรการที่ 1 จัดทำคู่มือการยืม");
  paper.table({{"ขั้นตอน", "1) ยกร่าง"}, {"ผู้รับผิดชอบ", "กองคลัง"}, {"ระยะเวลา", "พ.ย. 67"}}, 0);
  layout::Layout layout = paper.layout();
  for (layout::Cell& cell : layout.joined.back().table.cells) {
    if (cell.row > 0) {
      cell.page = 3;
      for (layout::Line& line : cell.lines) {
        const double up = line.box.y0 - 20.0 * cell.row - 30;
        line.page = 3;
        line.box = {line.box.x0, line.box.y0 - up, line.box.x1, line.box.y1 - up};
      }
    }
  }
  const Report report = first_report(layout);
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].title, "จัดทำคู่มือการยืม");
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
}

/// A slide of measures side by side: each column has its own labels.
TEST(PlanLists, MeasuresBesideOneAnotherInColumnsOfLabels) {
  using layout::BlockKind;
  Paper paper = scored();
  paper.page().heading("ประเด็นที่ต้องปรับปรุง และมาตรการ ปีงบประมาณ พ.ศ. 2569");
  const std::vector<std::vector<std::string>> columns = {
      {"ติดตั้งระบบติดตาม", "กองช่าง", "ไตรมาส 2/2569"},
      {"กำหนดเวลาตอบ", "กองคลัง", "ไตรมาส 1/2569"},
      {"เปิดเผยสัญญา", "สำนักปลัด", "ตลอดปี 2569"}};
  const char* const labels[] = {"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};
  for (size_t c = 0; c < columns.size(); ++c) {
    for (size_t r = 0; r < 3; ++r) {
      paper.at(70 + 180 * static_cast<double>(c), 150 + 70 * static_cast<double>(r),
               BlockKind::paragraph, std::string(labels[r]) + "\n" + columns[c][r]);
    }
  }
  const Report report = paper.read();
  EXPECT_THAT(titles(report.measures), ElementsAre("ติดตั้งระบบติดตาม", "กำหนดเวลาตอบ", "เปิดเผยสัญญา"));
  ASSERT_EQ(report.measures.size(), 3U);
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[2].schedule.text, "ตลอดปี 2569");
}

/// A line that is nothing but a mark says nothing of the measure above it.
TEST(PlanLists, ALineWithNothingButAMarkIsNoWayToDoIt) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.item("1. จัดทำคู่มือการยืม").item("2)").item("2. เปิดสายด่วน").item("- ทุกวันทำการ");
  for (const Measure& measure : paper.read().measures) {
    EXPECT_EQ(std::count(measure.approach.begin(), measure.approach.end(), ""), 0) << measure.title;
    EXPECT_EQ(std::count(measure.steps.begin(), measure.steps.end(), ""), 0) << measure.title;
  }
}

}  // namespace
}  // namespace ita::report::test
