#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "table_rows.h"

namespace ita::layout {
namespace {

using ::testing::ElementsAre;
using testing::kBold;
using testing::kNames;
using testing::PageMaker;
using testing::row;
using testing::Style;

TEST(Borderless, NumbersUnderOneAnotherMakeATable) {
  PageMaker page(1);
  page.text(70, 80, "ตารางแสดงผลคะแนน", kBold);
  page.text(150, 100, "ตัวชี้วัด", kBold).text(400, 100, "คะแนนเฉลี่ย", kBold);
  for (int i = 0; i < 5; ++i) {
    page.text(75, 120 + 20 * i, "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + kNames[i]);
    page.text(i == 2 ? 404 : 410, 120 + 20 * i,
              (i == 2 ? "100.0" : "9" + std::to_string(i) + ".1") + std::string("5"));
  }
  page.text(110, 220, "รวมคะแนนเฉลี่ย", kBold).text(410, 220, "93.27", kBold);
  page.text(70, 260, "จากตารางพบว่าหน่วยงานมีคะแนนสูง");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.kind, TableKind::borderless);
  EXPECT_EQ(table.cols, 2);
  EXPECT_EQ(table.rows, 7);
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_THAT(row(table, 0), ElementsAre("ตัวชี้วัด", "คะแนนเฉลี่ย"));
  EXPECT_THAT(row(table, 3), ElementsAre("ตัวชี้วัดที่ 3 การใช้อำนาจ", "100.05"));
  EXPECT_THAT(row(table, 6), ElementsAre("รวมคะแนนเฉลี่ย", "93.27"));
  EXPECT_LT(table.confidence, 1);
  EXPECT_EQ(layout.blocks.size(), 3U);
}

TEST(Borderless, SeveralColumnsAndWrappedNames) {
  PageMaker page(1);
  page.text(75, 100, "ที่").text(120, 100, "ตัวชี้วัด").text(330, 100, "ปี 2566").text(420, 100, "ปี 2567");
  page.text(75, 120, "1")
      .text(110, 120, "การปฏิบัติหน้าที่ของเจ้าหน้าที่ใน")
      .text(335, 120, "90.15")
      .text(425, 120, "91.15");
  page.text(110, 138, "หน่วยงาน");
  page.text(75, 158, "2").text(110, 158, "งบประมาณ").text(335, 158, "-").text(425, 158, "92.15");
  page.text(75, 178, "3")
      .text(110, 178, "การใช้อำนาจ")
      .text(335, 178, "90.35")
      .text(425, 178, "93.15");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.rows, 4);
  EXPECT_THAT(row(table, 1),
              ElementsAre("1", "การปฏิบัติหน้าที่ของเจ้าหน้าที่ใน\nหน่วยงาน", "90.15", "91.15"));
  EXPECT_THAT(row(table, 2), ElementsAre("2", "งบประมาณ", "-", "92.15"));
}

TEST(Borderless, ThreeColumnsOfText) {
  PageMaker page(1);
  page.text(75, 100, "มาตรการ", kBold)
      .text(205, 100, "วิธีการ", kBold)
      .text(405, 100, "ผู้รับผิดชอบ", kBold);
  page.lines(75, 120, 20, {"๑) งานโปร่งใส", "และดี"}).lines(205, 120, 20, {"- จัดทำคู่มือ", "- เผยแพร่"});
  page.lines(405, 120, 20, {"กองคลัง", "กองช่าง"});
  page.lines(75, 160, 20, {"๒) บริการ", "ออนไลน์"}).lines(205, 160, 20, {"- ทำระบบ", "- รายงาน"});
  page.lines(405, 160, 20, {"สำนักปลัด", "กองคลัง"});
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.rows, 3);
  EXPECT_THAT(row(table, 2),
              ElementsAre("๒) บริการ\nออนไลน์", "- ทำระบบ\n- รายงาน", "สำนักปลัด\nกองคลัง"));
  EXPECT_FALSE(table.doubts.empty());
}

TEST(Borderless, ManyColumnsOfNumbersUnderTurnedHeadings) {
  PageMaker page(1);
  page.text(70, 80, "ผลการประเมินจำแนกตามตัวชี้วัด", kBold);
  page.text(70, 150, "ปีงบประมาณ", {10, true, 0});
  for (int i = 0; i < 10; ++i) {
    const double x = 130 + 38 * i;
    page.text(x + 18, 160, "ตัวชี้วัดที่ " + std::to_string(i + 1), {10, true, 270});
    page.text(x, 178, "8" + std::to_string(i) + ".25", {10, false, 0});
    page.text(x, 192, "9" + std::to_string(i) + ".50", {10, false, 0});
  }
  page.text(75, 178, "2567", {10, false, 0}).text(75, 192, "2568", {10, false, 0});
  page.text(122, 230, "ผลการประเมินในภาพรวมอยู่ในระดับดี");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.cols, 11);
  EXPECT_EQ(table.header_rows, 1);
  ASSERT_NE(table.at(0, 3), nullptr);
  EXPECT_EQ(table.at(0, 3)->text(), "ตัวชี้วัดที่ 3");
  EXPECT_EQ(table.at(0, 0)->text(), "ปีงบประมาณ");
  EXPECT_EQ(table.at(1, 0)->text(), "2567");
  EXPECT_EQ(table.at(2, 10)->text(), "99.50");
}

TEST(Borderless, OneRowOfManyNumbersUnderATwoLineHeading) {
  PageMaker page(1);
  page.text(70, 80, "ผลคะแนนรายตัวชี้วัด", kBold).text(70, 108, "ปีงบประมาณ", {8, false, 0});
  for (int i = 0; i < 10; ++i) {
    const double x = 125 + 38 * i;
    page.text(x, 102, "ตัวชี้วัดที่", {7, false, 0})
        .text(x + 12, 114, std::to_string(i + 1), {8, false, 0});
    page.text(x + 4, 130, "9" + std::to_string(i) + ".50", {8, false, 0});
  }
  page.text(80, 130, "2568", {8, false, 0});
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 2);
  EXPECT_EQ(layout.tables[0].at(0, 4)->text(), "ตัวชี้วัดที่\n4");
  EXPECT_EQ(layout.tables[0].at(1, 4)->text(), "93.50");
}

TEST(Borderless, JustifiedProseIsNoTable) {
  PageMaker page(1);
  page.text(122, 80, "องค์การบริหารส่วนตำบล").text(330, 80, "ได้คะแนน 98.20").text(460, 80, "ในปีที่");
  page.text(80, 100, "ผ่านมา")
      .text(150, 100, "คะแนน 97.15")
      .text(300, 100, "คะแนนและ")
      .text(420, 100, "ในปี 2566");
  page.text(80, 120, "ได้คะแนนรวม").text(220, 120, "96.10 คะแนน").text(400, 120, "ทั้งนี้หน่วยงาน");
  page.text(80, 140, "มีการพัฒนา").text(250, 140, "อย่างต่อเนื่องจน").text(450, 140, "ได้ 95.15");
  const Layout layout = analyse({page.page()});
  EXPECT_TRUE(layout.tables.empty());
  EXPECT_EQ(layout.blocks.size(), 1U);
}

TEST(Borderless, AListOfNamesAndAListOfContentsAreNoTables) {
  PageMaker page(1);
  page.lines(80, 80, 20,
             {"๑. นายกเทศมนตรี", "๒. ปลัดเทศบาล", "๓. หัวหน้าสำนักปลัด", "๔. ผู้อำนวยการกองคลัง"});
  page.lines(330, 80, 20, {"ประธาน", "กรรมการ", "กรรมการ", "กรรมการและเลขานุการ"});
  page.lines(80, 200, 20, {"บทนำ", "ผลการประเมิน", "การวิเคราะห์", "ข้อจำกัด"});
  page.lines(480, 200, 20, {"1", "2", "5", "9"});
  const Layout layout = analyse({page.page()});
  EXPECT_TRUE(layout.tables.empty());
}

TEST(HalfRuled, HeaderAndRowLinesWithoutVerticals) {
  PageMaker page(1);
  for (const double y : {85, 105, 145, 165, 185}) {
    page.horizontal(70, 500, y);
  }
  page.text(75, 100, "ที่", kBold).text(200, 100, "ตัวชี้วัด", kBold).text(420, 100, "คะแนน", kBold);
  page.text(75, 130, "1")
      .lines(110, 120, 18, {"การปฏิบัติหน้าที่ของ", "เจ้าหน้าที่"})
      .text(425, 130, "91.15");
  page.text(75, 160, "2").text(110, 160, "งบประมาณ").text(425, 160, "92.15");
  page.text(75, 180, "3").text(110, 180, "การใช้อำนาจ").text(425, 180, "93.15");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.kind, TableKind::half_ruled);
  EXPECT_EQ(table.rows, 4);
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_THAT(row(table, 1), ElementsAre("1", "การปฏิบัติหน้าที่ของ\nเจ้าหน้าที่", "91.15"));
}

TEST(HalfRuled, ValuesWithTheirUnitCountTheRowsOfABand) {
  PageMaker page(1);
  for (const double y : {85, 105, 150}) {
    page.horizontal(70, 500, y);
  }
  page.text(100, 100, "งบประมาณ").text(260, 100, "ปี 2564").text(420, 100, "ปี 2565");
  page.text(75, 120, "งบประมาณรายจ่าย")
      .text(255, 120, "563,199,600 บาท")
      .text(415, 120, "478,966,500 บาท");
  page.text(75, 142, "เงินนอกงบประมาณ").text(290, 142, "- บาท").text(450, 142, "- บาท");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 1),
              ElementsAre("งบประมาณรายจ่าย", "563,199,600 บาท", "478,966,500 บาท"));
  EXPECT_THAT(row(layout.tables[0], 2), ElementsAre("เงินนอกงบประมาณ", "- บาท", "- บาท"));
}

TEST(HalfRuled, OnlyTopHeaderAndBottomLines) {
  PageMaker page(1);
  for (const double y : {85, 105, 205}) {
    page.horizontal(70, 500, y);
  }
  page.text(75, 100, "ที่").text(200, 100, "ตัวชี้วัด").text(420, 100, "คะแนน");
  for (int i = 0; i < 5; ++i) {
    page.text(75, 120 + 20 * i, std::to_string(i + 1)).text(110, 120 + 20 * i, kNames[i]);
    page.text(425, 120 + 20 * i, "9" + std::to_string(i) + ".15");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].kind, TableKind::half_ruled);
  EXPECT_EQ(layout.tables[0].rows, 6);
  EXPECT_EQ(layout.tables[0].header_rows, 1);
  EXPECT_THAT(row(layout.tables[0], 5), ElementsAre("5", kNames[4], "94.15"));
}

/// Rulings above and below the heading and at the end, and rows of text of several lines.
PageMaker& three_rules(PageMaker& page) {
  for (const double y : {85, 105, 230}) {
    page.horizontal(70, 500, y);
  }
  return page.text(75, 100, "Measure")
      .text(260, 100, "Responsible unit")
      .text(420, 100, "Timeline");
}

TEST(HalfRuled, ALineInEveryColumnAfterAGapBeginsARow) {
  PageMaker page(1);
  three_rules(page);
  page.text(75, 120, "Publish a manual of").text(260, 120, "Property").text(420, 120, "January");
  page.text(75, 138, "loans").text(260, 138, "Division");
  page.text(75, 156, "Launch an online").text(260, 156, "Technology").text(420, 156, "March");
  page.text(75, 174, "tracker").text(260, 174, "Center");
  page.text(75, 192, "Meetings on the").text(260, 192, "Finance").text(420, 192, "every");
  page.text(75, 210, "budget").text(420, 210, "quarter");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  ASSERT_EQ(table.rows, 4);
  EXPECT_THAT(row(table, 1),
              ElementsAre("Publish a manual of\nloans", "Property\nDivision", "January"));
  EXPECT_THAT(row(table, 2),
              ElementsAre("Launch an online\ntracker", "Technology\nCenter", "March"));
  EXPECT_THAT(row(table, 3), ElementsAre("Meetings on the\nbudget", "Finance", "every\nquarter"));
}

TEST(HalfRuled, LinesThatFollowOneAnotherAreOneRow) {
  PageMaker page(1);
  three_rules(page);
  page.text(75, 120, "Publish a manual of").text(260, 120, "Property").text(420, 120, "from");
  page.text(75, 138, "loans of all the").text(260, 138, "Division").text(420, 138, "January");
  page.text(75, 156, "assets that").text(260, 156, "of the office");
  page.text(75, 174, "are kept here");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 2);
}

TEST(HalfRuled, TablesUnderOneAnotherArePartedByTheirTitles) {
  PageMaker page(1);
  for (const double y : {85, 105, 125, 145, 185, 205, 225, 245, 265}) {
    page.horizontal(70, 500, y);
  }
  page.text(100, 100, "ปีงบประมาณ").text(250, 100, "คะแนน").text(420, 100, "ระดับ");
  page.text(110, 120, "2566").text(255, 120, "90.15").text(425, 120, "ผ่านดี");
  page.text(110, 140, "2567").text(255, 140, "91.15").text(425, 140, "ผ่านดี");
  page.text(70, 172, "ผลคะแนนรายตัวชี้วัด");
  page.text(75, 200, "ที่").text(200, 200, "ตัวชี้วัด").text(420, 200, "คะแนน");
  for (int i = 0; i < 3; ++i) {
    page.text(75, 220 + 20 * i, std::to_string(i + 1)).text(110, 220 + 20 * i, kNames[i]);
    page.text(425, 220 + 20 * i, "9" + std::to_string(i) + ".15");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_EQ(layout.tables[0].rows, 3);
  EXPECT_EQ(layout.tables[1].rows, 4);
  EXPECT_THAT(row(layout.tables[1], 3), ElementsAre("3", kNames[2], "92.15"));
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[1].text(), "ผลคะแนนรายตัวชี้วัด");
}

TEST(HalfRuled, YearsNameColumnsToo) {
  PageMaker page(1);
  for (const double y : {85, 105, 125, 145, 185, 225, 245, 265, 285}) {
    page.horizontal(70, 500, y);
  }
  page.text(100, 100, "ปีงบประมาณ").text(250, 100, "คะแนน").text(420, 100, "ระดับ");
  page.text(110, 120, "2566").text(255, 120, "90.15").text(425, 120, "ผ่านดี");
  page.text(110, 140, "2567").text(255, 140, "91.15").text(425, 140, "ผ่านดี");
  page.text(70, 172, "ผลคะแนนรายตัวชี้วัด");
  page.text(325, 198, "ปี พ.ศ.").text(420, 198, "ปี พ.ศ.");
  page.text(75, 206, "ที่").text(200, 206, "ตัวชี้วัด");
  page.text(330, 214, "2566").text(425, 214, "2567");
  for (int i = 0; i < 3; ++i) {
    page.text(75, 240 + 20 * i, std::to_string(i + 1)).text(110, 240 + 20 * i, kNames[i]);
    page.text(325, 240 + 20 * i, "8" + std::to_string(i) + ".15");
    page.text(425, 240 + 20 * i, "9" + std::to_string(i) + ".15");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_EQ(layout.tables[0].rows, 3);
  EXPECT_THAT(row(layout.tables[1], 3), ElementsAre("3", kNames[2], "82.15", "92.15"));
}

TEST(HalfRuled, EndsWhereSidesBegin) {
  // Tables with and without sides, all from edge to edge of the text.
  PageMaker page(1);
  for (const double y : {85, 105, 125, 165, 185, 205, 225}) {
    page.horizontal(70, 500, y);
  }
  for (const double x : {70, 300, 500}) {
    page.vertical(x, 165, 225);
  }
  page.text(100, 100, "IIT").text(250, 100, "EIT").text(420, 100, "OIT");
  page.text(95, 120, "90.15").text(245, 120, "91.15").text(415, 120, "92.15");
  page.text(70, 155, "เกณฑ์การประเมินผล");
  page.text(110, 180, "ช่วงคะแนน").text(350, 180, "ระดับ");
  page.text(110, 200, "95 – 100").text(350, 200, "ผ่านดีเยี่ยม");
  page.text(110, 220, "85 – 94.99").text(350, 220, "ผ่านดี");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_EQ(layout.tables[0].rows, 2);
  EXPECT_THAT(row(layout.tables[0], 1), ElementsAre("90.15", "91.15", "92.15"));
  EXPECT_EQ(layout.tables[1].rows, 3);
}

TEST(HalfRuled, ATableWithoutAnEndingRulingIsPartedToo) {
  PageMaker page(1);
  for (const double y : {85, 105, 185, 205, 245}) {
    page.horizontal(70, 500, y);
  }
  page.text(75, 100, "ที่").text(200, 100, "ตัวชี้วัด").text(420, 100, "คะแนน");
  for (int i = 0; i < 3; ++i) {
    page.text(75, 120 + 16 * i, std::to_string(i + 1)).text(110, 120 + 16 * i, kNames[i]);
    page.text(425, 120 + 16 * i, "9" + std::to_string(i) + ".15");
  }
  page.text(70, 178, "ผลการประเมินย้อนหลัง");
  page.text(100, 200, "ปีงบประมาณ").text(250, 200, "คะแนน").text(420, 200, "ระดับ");
  page.text(110, 220, "2566").text(255, 220, "90.15").text(425, 220, "ผ่านดี");
  page.text(110, 240, "2567").text(255, 240, "91.15").text(425, 240, "ผ่านดี");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_EQ(layout.tables[0].rows, 4);
  EXPECT_EQ(layout.tables[1].rows, 3);
}

TEST(HalfRuled, NarrowColumnsAndARowThatThePageEndBroke) {
  PageMaker page(1);
  for (const double y : {585, 605, 685, 745}) {
    page.horizontal(70, 500, y);
  }
  page.text(100, 600, "มาตรการ").text(240, 600, "แนวทาง").text(420, 600, "ผู้รับผิดชอบ");
  page.lines(75, 620, 18, {"๑) ช่องทางและรูป", "แบบการประชาสัมพันธ์เผย", "แพร่"});
  page.lines(205, 620, 18, {"- เพิ่มช่องทาง", "- จัดหมวดหมู่", "- รายงาน"}).text(410, 620, "กองคลัง");
  page.lines(75, 700, 18, {"๒) บริการ"}).lines(205, 700, 18, {"- ระบบออนไลน์", "- รายงาน"});
  page.text(410, 700, "กองช่าง");
  page.text(75, 760, "๓) คน").text(205, 760, "- อบรม").text(410, 760, "สำนักปลัด");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 4);
  EXPECT_EQ(layout.tables[0].header_rows, 1);
  EXPECT_THAT(row(layout.tables[0], 1), ElementsAre("๑) ช่องทางและรูป\nแบบการประชาสัมพันธ์เผย\nแพร่",
                                                    "- เพิ่มช่องทาง\n- จัดหมวดหมู่\n- รายงาน", "กองคลัง"));
  EXPECT_THAT(row(layout.tables[0], 3), ElementsAre("๓) คน", "- อบรม", "สำนักปลัด"));
}

TEST(HalfRuled, ColumnsWithoutTextReachAsFarAsTheRulings) {
  // The last column is merged with the page before: nothing stands in it here.
  PageMaker page(1);
  page.horizontal(70, 520, 80).horizontal(70, 400, 140).horizontal(70, 520, 200);
  page.text(75, 96, "งานบริการ").text(205, 96, "ทำคู่มือ").text(305, 96, "เผยแพร่");
  page.text(75, 116, "ประชาชน").text(205, 116, "ฉบับใหม่").text(305, 116, "ทางเว็บ");
  page.text(75, 156, "งานบุคคล").text(205, 156, "อบรม").text(305, 156, "ติดตาม");
  page.text(75, 176, "ทั้งหมด").text(205, 176, "ทุกคน").text(305, 176, "ประเมิน");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_NEAR(layout.tables[0].box.x0, 70, 1);
  EXPECT_NEAR(layout.tables[0].box.x1, 520, 1);
}

TEST(HalfRuled, TheLabelOfATotalMayLeanOverItsColumn) {
  PageMaker page(1);
  for (const double y : {85, 105, 225}) {
    page.horizontal(70, 500, y);
  }
  page.text(75, 100, "ที่").text(180, 100, "ตัวชี้วัด").text(400, 100, "คะแนน");
  for (int i = 0; i < 5; ++i) {
    page.text(75, 120 + 20 * i, std::to_string(i + 1)).text(110, 120 + 20 * i, kNames[i]);
    page.text(410, 120 + 20 * i, "9" + std::to_string(i) + ".15");
  }
  page.text(300, 220, "สรุปคะแนน IIT").text(410, 220, "93.15");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 6), ElementsAre("", "สรุปคะแนน IIT", "93.15"));
}

TEST(HalfRuled, ProseBetweenSeparatorsIsNoTable) {
  PageMaker page(1);
  page.horizontal(70, 500, 85).horizontal(70, 500, 150);
  page.lines(75, 100, 20, {"ข้อความตัวอย่างหนึ่ง", "ข้อความตัวอย่างสอง"});
  EXPECT_TRUE(analyse({page.page()}).tables.empty());
}

TEST(Borderless, ARightAlignedHundredDoesNotEndTheTable) {
  PageMaker page(1);
  page.text(250, 100, "2567").text(330, 100, "2566").text(410, 100, "2565");
  for (int i = 0; i < 7; ++i) {
    const double y = 120 + 20 * i;
    page.text(75, y, kNames[i % 5]).text(250, y, "90.15");
    page.text(i == 4 ? 323 : 330, y, i == 4 ? "100.00" : "91.15").text(410, y, "92.15");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 8);
}

}  // namespace
}  // namespace ita::layout
