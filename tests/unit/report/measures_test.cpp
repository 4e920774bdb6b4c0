#include "report/measures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "builder.h"
#include "report/measures_columns.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;

TEST(Periods, AreMonthsQuartersAndCountedMonths) {
  for (const char* heading : {"ต.ค.", "ตุลาคม", "ม.ค. 68", "ไตรมาส 1", "ไตรมาสที่ ๒", "เดือนที่ 3"}) {
    EXPECT_NE(detail::period_in(heading), "") << heading;
  }
  for (const char* heading : {"ระยะเวลา", "ที่", "กองคลัง", "ไตรมาส", "1", ""}) {
    EXPECT_EQ(detail::period_in(heading), "") << heading;
  }
}

Paper scored() {
  Paper paper;
  paper.page().title(
      "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗");
  Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (const facts::Indicator& indicator : facts().year(2567).indicators) {
    rows.push_back({std::to_string(indicator.number), indicator.name,
                    "9" + std::to_string(indicator.number % 10) + ".25"});
  }
  return paper.table(rows);
}

Report plan(const Rows& rows, int header_rows) {
  Paper paper = scored();
  paper.heading("๒. มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table(rows, header_rows);
  return paper.read();
}

TEST(Measures, TickedMonthsAreTheSchedule) {
  const Report report = plan({{"มาตรการ", "ผู้รับผิดชอบ", "พ.ศ. 2567", "<", "พ.ศ. 2568", "<"},
                              {"^", "^", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ."},
                              {"ทบทวนคู่มือ", "กองคลัง", "✓", "", "✓", "รายงาน"},
                              {"ทำทะเบียน", "กองช่าง", "", "", "", ""}},
                             2);
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].schedule.text, "พ.ย. (2567), ม.ค., ก.พ. รายงาน (2568)");
  EXPECT_FALSE(report.measures[0].review.needed());
  // Shaded cells have no text: nobody may believe that nothing is planned.
  EXPECT_EQ(report.measures[1].schedule.text, "");
  EXPECT_TRUE(report.measures[1].review.needed());
}

TEST(Measures, MoneyTargetsAndNotesAreKept) {
  const Report report =
      plan({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "งบประมาณ (บาท)", "ตัวชี้วัดความสำเร็จ", "หมายเหตุ"},
            {"การให้บริการ", "ทบทวนคู่มือ", "กองคลัง", "5,000", "ร้อยละ 80", "-"}},
           1);
  ASSERT_EQ(report.measures.size(), 1U);
  const Measure& measure = report.measures[0];
  EXPECT_FALSE(measure.review.needed());
  ASSERT_EQ(measure.others.size(), 2U);
  EXPECT_EQ(measure.others[0].kind, "budget");
  EXPECT_EQ(measure.others[0].heading, "งบประมาณ (บาท)");
  EXPECT_EQ(measure.others[0].text, "5,000");
  EXPECT_EQ(measure.others[1].kind, "target");
  EXPECT_EQ(measure.others[1].text, "ร้อยละ 80");
}

/// An announcement whose title names the measures, so that no heading opens their section.
Paper announcement() {
  Paper paper;
  paper.page().title("ประกาศ เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.title("ตามผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗");
  paper.body("ได้คะแนน ๘๙.๗๗ คะแนน จึงกำหนดมาตรการดังต่อไปนี้");
  return paper;
}

TEST(Measures, LabelledListsNeedNoHeadingOfTheirOwn) {
  Paper paper = announcement();
  paper.item("๑. ยกระดับการให้บริการ").body("แนวทางการปฏิบัติ : เพิ่มจุดบริการ");
  paper.body("ขั้นตอนการดำเนินการ").item("(๑) สำรวจ").item("(๒) ติดตั้งป้าย");
  paper.body("ผู้รับผิดชอบ : สำนักปลัด").body("ระยะเวลา : มีนาคม ๒๕๖๘");
  paper.item("๒. เปิดเผยข้อมูล").body("แนวทางการปฏิบัติ : เผยแพร่ให้ครบ");
  paper.body("ผู้รับผิดชอบ : กองคลัง และกองช่าง").body("งบประมาณ : 5,000 บาท");
  paper.body("จึงประกาศให้ทราบโดยทั่วกัน");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  const Measure& first = report.measures[0];
  EXPECT_EQ(first.number, 1);
  EXPECT_EQ(first.title, "ยกระดับการให้บริการ");
  EXPECT_THAT(first.approach, ElementsAre("เพิ่มจุดบริการ"));
  EXPECT_THAT(first.steps, ElementsAre("สำรวจ", "ติดตั้งป้าย"));
  EXPECT_EQ(first.schedule.text, "มีนาคม 2568");
  const Measure& second = report.measures[1];
  EXPECT_EQ(second.title, "เปิดเผยข้อมูล");
  EXPECT_THAT(second.responsible, ElementsAre("กองคลัง", "กองช่าง"));
  ASSERT_EQ(second.others.size(), 1U);
  EXPECT_EQ(second.others[0].text, "5,000 บาท");  // and nothing of the closing words
}

TEST(Measures, TitlesWithTextBelow) {
  Paper paper = scored();
  paper.heading("ส่วนที่ 3 มาตรการส่งเสริมคุณธรรมและความโปร่งใส");
  paper.heading("มาตรการที่ 1 ยกระดับการให้บริการ").body("ให้ทุกส่วนราชการจัดทำมาตรฐาน");
  paper.heading("มาตรการที่ 2 ใช้ทรัพย์สินอย่างถูกต้อง").body("จัดทำแบบยืม ดังนี้");
  paper.item("(1) จัดทำทะเบียน").item("(2) ตรวจนับ");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "ยกระดับการให้บริการ");
  EXPECT_THAT(report.measures[0].approach, ElementsAre("ให้ทุกส่วนราชการจัดทำมาตรฐาน"));
  EXPECT_EQ(report.measures[1].title, "ใช้ทรัพย์สินอย่างถูกต้อง");
  EXPECT_THAT(report.measures[1].approach, ElementsAre("จัดทำแบบยืม ดังนี้"));
  EXPECT_THAT(report.measures[1].steps, ElementsAre("จัดทำทะเบียน", "ตรวจนับ"));
}

}  // namespace
}  // namespace ita::report::test
