#include "report/resolve/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "builder.h"
#include "report/find/measures/measures_columns.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;

TEST(Periods, AreMonthsQuartersAndCountedMonths) {
  for (const char* heading : {"ต.ค.", "ตุลาคม", "ม.ค. 68", "ไตรมาส 1", "ไตรมาสที่ ๒", "เดือนที่ 3"}) {
    EXPECT_NE(detail::period_in(heading, facts()), "") << heading;
  }
  for (const char* heading : {"ระยะเวลา", "ที่", "กองคลัง", "ไตรมาส", "1", ""}) {
    EXPECT_EQ(detail::period_in(heading, facts()), "") << heading;
  }
}

Paper official() {
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
  Paper paper = official();
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
  EXPECT_EQ(measure.title, "ทบทวนคู่มือ");
  ASSERT_EQ(measure.others.size(), 3U);
  EXPECT_EQ(measure.others[0].kind, "topic");
  EXPECT_EQ(measure.others[0].text, "การให้บริการ");
  EXPECT_EQ(measure.others[1].kind, "budget");
  EXPECT_EQ(measure.others[1].heading, "งบประมาณ (บาท)");
  EXPECT_EQ(measure.others[1].text, "5,000");
  EXPECT_EQ(measure.others[2].kind, "target");
  EXPECT_EQ(measure.others[2].text, "ร้อยละ 80");
}

TEST(Measures, WhoAnswersForWhichScoreIsNoMeasure) {
  const auto table = [](const char* first, const char* second, const char* third,
                        const char* what = "ตัวชี้วัด") {
    return plan({{what, "ค่าเป้าหมาย", "ผู้รับผิดชอบหลัก"},
                 {"การปฏิบัติหน้าที่", first, "สำนักปลัด"},
                 {"การใช้งบประมาณ", second, "กองคลัง"},
                 {"รวม", third, ""}},
                1);
  };
  EXPECT_TRUE(table("96.00", "๙๕.๐๐", "95.50").measures.empty());
  EXPECT_FALSE(table("ร้อยละ 80", "3 ครั้ง", "").measures.empty());
  EXPECT_FALSE(table("96.00", "๙๕.๐๐", "95.50", "มาตรการ").measures.empty());
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
  Paper paper = official();
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

TEST(Measures, FormsWithLabelsInTheFirstColumn) {
  Paper paper = official();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"ชื่อมาตรการ", "พัฒนาบุคลากร"},
               {"ขั้นตอนการดำเนินการ", "1. จัดทำแผน\n2. อบรม"},
               {"ผู้รับผิดชอบ", "กองคลัง"},
               {"งบประมาณ", "ไม่ใช้"}},
              0);
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].title, "พัฒนาบุคลากร");
  EXPECT_THAT(report.measures[0].steps, ElementsAre("จัดทำแผน", "อบรม"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  ASSERT_EQ(report.measures[0].others.size(), 1U);
  EXPECT_EQ(report.measures[0].others[0].kind, "budget");
}

TEST(Measures, RowsOfAFormAreNoMeasures) {
  // What stands beside the first label could be read as the heading of a column of steps.
  Paper paper = official();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"ชื่อมาตรการ", "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"},
               {"แนวทางการปฏิบัติ", "- จัดทำคู่มือ"},
               {"ขั้นตอนการดำเนินการ", "- แต่งตั้งคณะทำงาน\n- ประกาศใช้"},
               {"ผู้รับผิดชอบ", "กองคลัง"},
               {"ระยะเวลาดำเนินการ", "ตลอดปี"}},
              0);
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].title, "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ");
  EXPECT_THAT(report.measures[0].approach, ElementsAre("จัดทำคู่มือ"));
  EXPECT_THAT(report.measures[0].steps, ElementsAre("แต่งตั้งคณะทำงาน", "ประกาศใช้"));
}

TEST(Measures, TheLabelOfAFormMayCountTheMeasures) {
  Paper paper = official();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  for (const std::string number : {"1", "2"}) {
    paper.table({{"มาตรการที่ " + number, "พัฒนาบุคลากร " + number},
                 {"ขั้นตอนการปฏิบัติ", "1) จัดทำแผน\n2) อบรม"},
                 {"ผู้รับผิดชอบ", "กองคลัง"},
                 {"ระยะเวลา", "ทุกวัน"}},
                0);
  }
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[1].title, "พัฒนาบุคลากร 2");
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองคลัง"));
  EXPECT_THAT(report.measures[1].steps, ElementsAre("จัดทำแผน", "อบรม"));
}

TEST(Measures, ARowOverAGroupIsWhatItsRowsAreAbout) {
  const Report report = plan({{"ลำดับ", "กิจกรรม/โครงการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"},
                              {"ด้านการให้บริการ", "<", "<", "<"},
                              {"1", "จัดทำคู่มือ", "รวบรวมงาน", "กองคลัง"},
                              {"2", "ทบทวนคำสั่ง", "ออกคำสั่ง", "กองช่าง"}},
                             1);
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[1].title, "ด้านการให้บริการ");
  EXPECT_EQ(report.measures[1].number, 2);
  EXPECT_THAT(report.measures[1].approach, ElementsAre("ทบทวนคำสั่ง"));
}

TEST(Measures, AHeadingThatIsTheWordAloneOpensTheirSection) {
  Paper paper = official();
  paper.heading("๔. มาตรการ").item("๔.๑ จัดทำคู่มือ").item("๔.๒ ประชาสัมพันธ์ช่องทาง");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[1].title, "ประชาสัมพันธ์ช่องทาง");
}

TEST(Issues, InATableOfTopicsAndFindings) {
  Paper paper = official();
  paper.heading("การวิเคราะห์ผลการประเมิน");
  paper.table({{"ประเด็น", "ผลการวิเคราะห์", "สิ่งที่ต้องปรับปรุง"},
               {"1. การให้บริการ", "ขั้นตอนไม่ชัดเจน", "- ปรับคู่มือ\n- กำหนดเวลา"},
               {"2. การใช้ทรัพย์สิน", "ไม่มีแบบยืม", "- ทำแบบยืม"}});
  const Report report = paper.read();
  EXPECT_TRUE(report.measures.empty());
  ASSERT_EQ(report.issues.size(), 2U);
  EXPECT_EQ(report.issues[0].title, "การให้บริการ");
  EXPECT_EQ(report.issues[0].text, "ขั้นตอนไม่ชัดเจน");
  EXPECT_THAT(report.issues[0].actions, ElementsAre("ปรับคู่มือ", "กำหนดเวลา"));
}

TEST(Issues, HeadingsOfIndicatorsPlainNumbersAndBareHeadings) {
  Paper by_indicator = official();
  by_indicator.heading("การวิเคราะห์ผลการประเมินรายตัวชี้วัด");
  by_indicator.heading("ตัวชี้วัดที่ 2 การใช้งบประมาณ").body("บุคลากรไม่ทราบแผน");
  by_indicator.heading("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ").body("ไม่มีแบบยืม");
  const std::vector<Issue> indicators = by_indicator.read().issues;
  ASSERT_EQ(indicators.size(), 2U);
  EXPECT_EQ(indicators[1].number, 4);
  EXPECT_EQ(indicators[1].title, "การใช้ทรัพย์สินของราชการ");
  EXPECT_EQ(indicators[1].text, "ไม่มีแบบยืม");

  Paper plain = official();
  plain.heading("1. การวิเคราะห์ผลการประเมิน");
  plain.item("1.1 ด้านการสื่อสาร").body("แจ้งเวียนไม่ทั่วถึง");
  plain.item("1.2 ด้านการให้บริการ").body("ล่าช้า");
  const std::vector<Issue> numbered = plain.read().issues;
  ASSERT_EQ(numbered.size(), 2U);
  EXPECT_EQ(numbered[0].text, "แจ้งเวียนไม่ทั่วถึง");

  Paper bare = official();
  bare.heading("ผลการวิเคราะห์").heading("จุดแข็ง").item("- เต็มใจให้บริการ");
  bare.heading("จุดที่ต้องพัฒนา").item("- การยืมทรัพย์สิน");
  const std::vector<Issue> sides = bare.read().issues;
  ASSERT_EQ(sides.size(), 1U);  // what is good is none
  EXPECT_EQ(sides[0].title, "การยืมทรัพย์สิน");
}

TEST(Sections, ThatAreNotReadAreSaid) {
  Paper paper = official();
  paper.heading("การวิเคราะห์ผลการประเมิน");
  for (int i = 0; i < 5; ++i) {
    paper.body("หน่วยงานพิจารณาผลการประเมินแล้วเห็นว่าควรรักษามาตรฐานเดิมไว้และพัฒนาให้ดียิ่งขึ้น");
  }
  const Report report = paper.read();
  EXPECT_TRUE(report.issues.empty());
  EXPECT_TRUE(report.review.needed());
}

TEST(Measures, ACellOverTwoColumnsIsDoubted) {
  Paper paper = opening();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใส");
  const Report report =
      paper
          .table({{"มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                  {"จัดทำแบบฟอร์มยืมทรัพย์สิน - ออกแบบฟอร์ม", "<", "กองคลัง", "พ.ย. 2567"},
                  {"เปิดเผยผลการจัดซื้อจัดจ้าง", "จัดทำรายงานทุกเดือน", "กองคลัง", "ทุกเดือน"}})
          .read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_TRUE(report.measures[0].review.needed());
  EXPECT_FALSE(report.measures[1].review.needed());
}

}  // namespace
}  // namespace ita::report::test
