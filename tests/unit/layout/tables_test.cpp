#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "table_rows.h"

namespace ita::layout {
namespace {

using ::testing::ElementsAre;
using testing::kBold;
using testing::PageMaker;
using testing::row;
using testing::Style;

/// A table of scores: heading and rows numbered from `first` on.
PageMaker& score_rows(PageMaker& page, double y, int first, int count, bool heading) {
  std::vector<double> ys{y};
  if (heading) {
    page.text(75, y + 14, "ลำดับ", kBold).text(130, y + 14, "ตัวชี้วัด", kBold);
    page.text(405, y + 14, "คะแนน", kBold);
    y += 20;
    ys.push_back(y);
  }
  for (int i = 0; i < count; ++i) {
    page.text(80, y + 14, std::to_string(first + i)).text(125, y + 14, "การปฏิบัติหน้าที่");
    page.text(410, y + 14, std::to_string(90 + i) + ".25");
    y += 20;
    ys.push_back(y);
  }
  return page.grid({70, 120, 400, 500}, ys);
}

TEST(RuledTable, GivesEveryWordToItsCell) {
  PageMaker page(1);
  score_rows(page, 100, 1, 3, true);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.kind, TableKind::ruled);
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_THAT(row(table, 0), ElementsAre("ลำดับ", "ตัวชี้วัด", "คะแนน"));
  EXPECT_THAT(row(table, 3), ElementsAre("3", "การปฏิบัติหน้าที่", "92.25"));
  EXPECT_EQ(layout.page_texts[0],
            "ลำดับ\tตัวชี้วัด\tคะแนน\n1\tการปฏิบัติหน้าที่\t90.25\n2\tการปฏิบัติหน้าที่\t91.25\n"
            "3\tการปฏิบัติหน้าที่\t92.25");
}

TEST(RuledTable, AHeadRowWhoseRulingsAreNotSeenBelongsToTheGridBelow) {
  PageMaker page(1);
  page.centred(285, 62, "ผลการประเมิน ITA ของเทศบาลตำบลบ้านกลาง", kBold);
  page.text(75, 96, "ลำดับ").text(130, 90, "ชื่อของ").text(130, 106, "ตัวชี้วัด").text(405, 96, "คะแนน");
  score_rows(page, 114, 1, 3, false);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].header_rows, 1);
  EXPECT_THAT(row(layout.tables[0], 0), ElementsAre("ลำดับ", "ชื่อของ\nตัวชี้วัด", "คะแนน"));
  EXPECT_THAT(row(layout.tables[0], 1), ElementsAre("1", "การปฏิบัติหน้าที่", "90.25"));
}

TEST(RuledTable, AHeadRowOfGroupsMayBeOneCellOfTheGrid) {
  PageMaker page(1);
  page.text(75, 126, "ลำดับ").text(130, 126, "ตัวชี้วัด").centred(425, 116, "คะแนน");
  page.text(355, 136, "ปี 2566").text(455, 136, "ปี 2567");
  std::vector<double> ys{144};
  for (int i = 0; i < 4; ++i) {
    const double y = ys.back();
    page.text(80, y + 14, std::to_string(i + 1)).text(125, y + 14, "การใช้อำนาจ");
    page.text(360, y + 14, "85.1" + std::to_string(i))
        .text(460, y + 14, "91.2" + std::to_string(i));
    ys.push_back(y + 20);
  }
  page.grid({70, 120, 350, 425, 500}, ys).horizontal(70, 500, 100);
  page.vertical(70, 100, 144).vertical(500, 100, 144);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  ASSERT_EQ(table.rows, 6);
  EXPECT_THAT(row(table, 1), ElementsAre("ปี 2566", "ปี 2567"));
  EXPECT_EQ(table.at(0, 2)->col_span, 2);
  EXPECT_EQ(table.at(0, 1)->row_span, 2);
}

TEST(RuledTable, ATitleOverTheColumnsIsNoRow) {
  PageMaker page(1);
  page.centred(285, 104, "ผลการประเมิน ITA ของเทศบาลตำบลบ้านกลาง");
  score_rows(page, 114, 1, 3, false);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 3);
}

TEST(RuledTable, ASignBeforeNumbersIsNoColumn) {
  PageMaker page(1);
  std::vector<double> ys{100};
  for (int i = 0; i < 4; ++i) {
    const double y = ys.back();
    page.text(80, y + 14, std::to_string(i + 1)).text(125, y + 14, "การใช้อำนาจ");
    page.text(405, y + 14, i % 2 == 0 ? "▲" : "▼").text(450, y + 14, "6." + std::to_string(10 + i));
    ys.push_back(y + 20);
  }
  page.grid({70, 120, 400, 500}, ys);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 3);
}

TEST(RuledTable, RowsAreBandsWhereverTextStandsInThem) {
  PageMaker page(1);
  page.grid({70, 200, 300, 500}, {100, 120, 220, 320});
  page.text(75, 115, "มาตรการ").text(205, 115, "ผู้รับผิดชอบ").text(305, 115, "วิธี");
  page.text(75, 170, "๑) งาน").text(205, 165, "กองคลัง");
  page.lines(305, 135, 20, {"-จัดทำคู่มือ", "ให้ครบ", "-เผยแพร่", "ทุกกอง"});
  page.text(75, 270, "๒) คน").text(205, 312, "สำนักปลัด").lines(305, 235, 20, {"-อบรม", "-รายงาน"});
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 3);
  EXPECT_THAT(row(layout.tables[0], 1),
              ElementsAre("๑) งาน", "กองคลัง", "-จัดทำคู่มือ\nให้ครบ\n-เผยแพร่\nทุกกอง"));
  EXPECT_THAT(row(layout.tables[0], 2), ElementsAre("๒) คน", "สำนักปลัด", "-อบรม\n-รายงาน"));
}

TEST(RuledTable, CutsAWordThatCrossesARuling) {
  PageMaker page(1);
  page.grid({70, 120, 300, 500}, {100, 120, 140});
  page.text(75, 115, "ที่").text(125, 115, "ชื่อ").text(310, 115, "คะแนน");
  page.text(108, 135, "1").text(122, 135, "การใช้อำนาจ").join_last_words().text(310, 135, "99.17");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 1), ElementsAre("1", "การใช้อำนาจ", "99.17"));
}

TEST(RuledTable, KeepsALetterThatSticksOutOverTheRuling) {
  PageMaker page(1);
  page.grid({70, 120, 300}, {100, 120, 140});
  page.text(75, 115, "ที่").text(125, 115, "ชื่อ");
  page.text(75, 135, "ตัวชี้วัดกก").text(140, 135, "งาน");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 1), ElementsAre("ตัวชี้วัดกก", "งาน"));
}

TEST(RuledTable, SplitsABodyWithoutRowRulesByItsNumbers) {
  PageMaker page(1);
  page.grid({70, 120, 400, 500}, {100, 120, 220});
  page.text(75, 115, "ที่").text(125, 115, "ตัวชี้วัด").text(405, 115, "คะแนน");
  page.lines(80, 135, 20, {"1", "2", "3", "4"});
  page.lines(125, 135, 20, {"การปฏิบัติ", "งบประมาณ", "อำนาจ", "ทรัพย์สิน"});
  page.lines(410, 135, 20, {"90.00", "91.00", "92.00", "93.00"});
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].rows, 5);
  EXPECT_THAT(row(layout.tables[0], 3), ElementsAre("3", "อำนาจ", "92.00"));
}

TEST(RuledTable, ClosesOpenSides) {
  PageMaker page(1);
  for (const double y : {100, 120, 140, 160}) {
    page.horizontal(70, 500, y);
  }
  page.vertical(120, 100, 160).vertical(400, 100, 160);
  page.text(75, 115, "ที่").text(125, 115, "ตัวชี้วัด").text(405, 115, "คะแนน");
  page.text(80, 135, "1").text(125, 135, "การปฏิบัติ").text(410, 135, "90.00");
  page.text(80, 155, "2").text(125, 155, "งบประมาณ").text(410, 155, "91.00");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 3);
  EXPECT_THAT(row(layout.tables[0], 2), ElementsAre("2", "งบประมาณ", "91.00"));
}

TEST(RuledTable, ALetterStemDoesNotTieTwoTablesTogether) {
  PageMaker page(1);
  score_rows(page, 100, 1, 2, true);
  score_rows(page, 200, 3, 2, true);
  // A stem of the heading between them lengthens the left side of both into one.
  page.text(70, 185, "หัวข้อ").vertical(70, 90, 260);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_EQ(layout.tables[0].rows, 3);
  EXPECT_EQ(layout.blocks.size(), 3U);
}

TEST(RuledTable, WhatRepeatsItsHeadingSidewaysIsTwoTables) {
  PageMaker page(1);
  page.grid({70, 200, 280, 410, 490}, {100, 120, 140, 160});
  for (const double x : {75.0, 285.0}) {
    page.text(x, 115, "ตัวชี้วัด").text(x + 130, 115, "คะแนน");
    page.text(x, 135, x < 200 ? "หน้าที่" : "คุณภาพ").text(x + 130, 135, x < 200 ? "91.00" : "92.00");
    page.text(x, 155, x < 200 ? "อำนาจ" : "สื่อสาร").text(x + 130, 155, x < 200 ? "93.00" : "94.00");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 2U);
  EXPECT_THAT(row(layout.tables[1], 2), ElementsAre("สื่อสาร", "94.00"));
}

TEST(RuledTable, AMissingVerticalIsSeenByTheGap) {
  PageMaker page(1);
  page.grid({70, 220, 300}, {100, 120, 140, 160});
  page.text(75, 115, "ปีงบประมาณ").text(142, 115, "ตัวชี้วัดที่").join_last_words().text(230, 115, "รวม");
  page.text(80, 135, "๒๕๖๖").text(160, 135, "๘๙.๕๗").text(230, 135, "๙๐.๐๐");
  page.text(80, 155, "๒๕๖๗").text(160, 155, "๙๔.๘๔").text(230, 155, "๙๑.๐๐");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.cols, 3);
  EXPECT_THAT(row(table, 0), ElementsAre("ปีงบประมาณ", "ตัวชี้วัดที่", "รวม"));
  EXPECT_THAT(row(table, 1), ElementsAre("๒๕๖๖", "๘๙.๕๗", "๙๐.๐๐"));
}

TEST(RuledTable, AMissingVerticalUnderAHeadingOfSeveralLinesIsSeenByTheGap) {
  PageMaker page(1);
  page.grid({70, 220, 300}, {100, 140, 160, 180});
  page.text(75, 115, "ปีงบประมาณ")
      .text(152, 115, "ตัวชี้วัดที่")
      .text(160, 133, "๑")
      .text(230, 115, "รวม");
  page.text(80, 155, "๒๕๖๖").text(160, 155, "๘๙.๕๗").text(230, 155, "๙๐.๐๐");
  page.text(80, 175, "๒๕๖๗").text(160, 175, "๙๔.๘๔").text(230, 175, "๙๑.๐๐");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.cols, 3);
  EXPECT_THAT(row(table, 0), ElementsAre("ปีงบประมาณ", "ตัวชี้วัดที่\n๑", "รวม"));
  EXPECT_THAT(row(table, 1), ElementsAre("๒๕๖๖", "๘๙.๕๗", "๙๐.๐๐"));
  EXPECT_FALSE(table.doubts.empty());
}

TEST(RuledTable, ARowWithoutVerticalsHasTheColumnsOfTheOthers) {
  // Banded styles leave the verticals out of every second row.
  PageMaker page(1);
  for (const double y : {100, 120, 140, 160, 180}) {
    page.horizontal(70, 500, y);
  }
  page.vertical(70, 100, 180).vertical(500, 100, 180);
  for (const double y : {120, 160}) {
    page.vertical(110, y, y + 20).vertical(400, y, y + 20);
  }
  for (int i = 0; i < 4; ++i) {
    const double y = 115 + 20 * i;
    page.text(85, y, i == 0 ? "ข้อ" : std::to_string(i));
    page.text(130, y, i == 0 ? "ประเด็น" : "การใช้อำนาจ");
    page.text(430, y, i == 0 ? "ได้" : "9" + std::to_string(i) + ".15");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 0), ElementsAre("ข้อ", "ประเด็น", "ได้"));
  EXPECT_THAT(row(layout.tables[0], 2), ElementsAre("2", "การใช้อำนาจ", "92.15"));
}

TEST(RuledTable, AMergedCellWhoseTextReachesOverTheColumnsStaysOne) {
  PageMaker page(1);
  for (const double y : {100, 120, 140, 160}) {
    page.horizontal(70, 500, y);
  }
  page.vertical(70, 100, 160).vertical(500, 100, 160);
  for (const double x : {250, 400}) {
    page.vertical(x, 100, 140);
  }
  for (int i = 0; i < 2; ++i) {
    const double y = 115 + 20 * i;
    page.text(85, y, "การใช้อำนาจ").text(270, y, "2566").text(430, y, "92.15");
  }
  page.text(200, 155, "รวมคะแนนของหน่วยงานทุกตัวชี้วัด").text(430, 155, "92.15");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].at(2, 0)->col_span, 3);
}

TEST(RuledTable, AFrameAroundTextIsNoTable) {
  PageMaker page(1);
  page.grid({70, 500}, {100, 150, 300});
  page.text(80, 130, "แบบฟอร์ม").text(80, 180, "ชื่อหน่วยงาน").text(80, 200, "หัวข้อ");
  const Layout layout = analyse({page.page()});
  EXPECT_TRUE(layout.tables.empty());
  EXPECT_EQ(layout.page_texts[0], "แบบฟอร์ม\nชื่อหน่วยงาน\nหัวข้อ");
}

TEST(RuledTable, HasNestedHeadings) {
  PageMaker page(1);
  page.horizontal(70, 500, 100).horizontal(200, 500, 120).horizontal(70, 500, 140);
  page.horizontal(70, 500, 160).horizontal(70, 500, 180);
  page.vertical(70, 100, 180)
      .vertical(200, 100, 180)
      .vertical(350, 120, 180)
      .vertical(500, 100, 180);
  page.text(80, 125, "หน่วยงาน")
      .text(300, 115, "คะแนน")
      .text(210, 135, "ปี 2566")
      .text(360, 135, "ปี 2567");
  page.text(80, 155, "กองคลัง").text(210, 155, "90.00").text(360, 155, "91.00");
  page.text(80, 175, "กองช่าง").text(210, 175, "92.00").text(360, 175, "93.00");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  EXPECT_EQ(table.header_rows, 2);
  ASSERT_NE(table.at(1, 0), nullptr);
  EXPECT_EQ(table.at(1, 0)->text(), "หน่วยงาน");
  EXPECT_EQ(table.at(0, 2)->text(), "คะแนน");
  EXPECT_EQ(table.at(1, 2)->text(), "ปี 2567");
}

/// A fax kept the frame and the upright rulings only.
TEST(RuledTable, RowsWithoutRulingsUnderTheHeadingInTheSameCell) {
  PageMaker page(1);
  page.grid({70, 120, 350, 430, 510}, {100, 300});
  page.text(75, 120, "ลำดับ").text(150, 120, "ตัวชี้วัด").text(355, 112, "คะแนน").text(355, 128, "เต็ม");
  page.text(440, 120, "คะแนนที่ได้");
  double y = 160;
  for (int i = 1; i <= 5; ++i) {
    const bool two = i == 4;
    page.text(80, y, std::to_string(i))
        .text(360, y, "100")
        .text(445, y, "9" + std::to_string(i) + ".25");
    page.text(125, two ? y - 9 : y, two ? "การปรับปรุงระบบการ" : "การใช้อำนาจ");
    if (two) {
      page.text(125, y + 9, "ทำงาน");
    }
    y += 28;
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  ASSERT_EQ(table.rows, 6);
  EXPECT_THAT(row(table, 0), ElementsAre("ลำดับ", "ตัวชี้วัด", "คะแนน\nเต็ม", "คะแนนที่ได้"));
  EXPECT_THAT(row(table, 3), ElementsAre("3", "การใช้อำนาจ", "100", "93.25"));
  EXPECT_THAT(row(table, 4), ElementsAre("4", "การปรับปรุงระบบการ\nทำงาน", "100", "94.25"));
}

TEST(RuledTable, ReadsRotatedHeadings) {
  PageMaker page(1);
  page.grid({70, 200, 260, 320}, {100, 200, 220, 240});
  page.text(80, 150, "หน่วยงาน");
  page.text(225, 195, "ผลรวม", {14, false, 270}).text(245, 195, "ทั้งหมด", {14, false, 270});
  page.text(300, 110, "คะแนน", {14, false, 90}).text(282, 110, "ร้อยละ", {14, false, 90});
  page.text(80, 215, "กองคลัง").text(205, 215, "90.00").text(265, 215, "91.00");
  page.text(80, 235, "กองช่าง").text(205, 235, "92.00").text(265, 235, "93.00");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 0), ElementsAre("หน่วยงาน", "ผลรวม\nทั้งหมด", "คะแนน\nร้อยละ"));
}

TEST(JoinedTable, DropsTheRepeatedHeading) {
  PageMaker one(1);
  one.text(70, 80, "ตาราง");
  score_rows(one, 700, 1, 3, true);
  PageMaker two(2);
  score_rows(two, 60, 4, 3, true);
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  const JoinedTable& joined = layout.joined[0];
  EXPECT_THAT(joined.parts, ElementsAre(0, 1));
  EXPECT_EQ(joined.table.rows, 7);
  EXPECT_THAT(row(joined.table, 6), ElementsAre("6", "การปฏิบัติหน้าที่", "92.25"));
  EXPECT_TRUE(joined.table.doubts.empty());
  EXPECT_EQ(joined.table.cells.back().page, 2);
}

TEST(JoinedTable, GoesOnWithoutAHeading) {
  PageMaker one(1);
  score_rows(one, 700, 1, 3, true);
  PageMaker two(2);
  score_rows(two, 60, 4, 1, false);
  two.text(70, 120, "จากตารางข้างต้น");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  EXPECT_EQ(layout.joined[0].table.rows, 5);
  EXPECT_EQ(layout.joined[0].table.header_rows, 1);
}

TEST(JoinedTable, StopsWhereTextStandsBetween) {
  PageMaker one(1);
  score_rows(one, 600, 1, 3, true);
  one.text(70, 720, "ข้อความหลังตาราง");
  PageMaker two(2);
  score_rows(two, 60, 4, 3, true);
  EXPECT_EQ(analyse({one.page(), two.page()}).joined.size(), 2U);
}

TEST(JoinedTable, AFewStrayLettersDoNotEndATableThatRepeatsItsHeading) {
  PageMaker one(1);
  score_rows(one, 600, 1, 3, true);
  one.text(300, 760, "ที่");
  PageMaker two(2);
  score_rows(two, 60, 4, 3, true);
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  EXPECT_EQ(layout.joined[0].table.rows, 7);
}

/// Measures: marker and title, approach, responsible.
void measure_row(PageMaker& page, double y, const std::string& title,
                 const std::vector<std::string>& approach, const std::string& who) {
  page.text(75, y + 14, title).lines(185, y + 14, 18, approach).text(405, y + 14, who);
}

TEST(JoinedTable, MendsARowThatThePageEndBrokeInOneCell) {
  PageMaker one(1);
  one.grid({70, 180, 400, 500}, {600, 620, 690, 760});
  measure_row(one, 600, "มาตรการ", {"แนวทาง"}, "ผู้รับผิดชอบ");
  measure_row(one, 620, "๑) งาน", {"-ทำคู่มือ", "-เผยแพร่"}, "กองคลัง");
  measure_row(one, 690, "๒) บริการ", {"-จัดช่องทางที่หลาก", "หลายและรวด"}, "สำนักปลัด");
  PageMaker two(2);
  two.grid({70, 180, 400, 500}, {60, 80, 100, 160});
  measure_row(two, 60, "มาตรการ", {"แนวทาง"}, "ผู้รับผิดชอบ");
  measure_row(two, 80, "", {"เร็ว"}, "");
  measure_row(two, 100, "๓) คน", {"-อบรม"}, "กองช่าง");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  const Table& table = layout.joined[0].table;
  EXPECT_EQ(table.rows, 4);
  EXPECT_THAT(row(table, 2), ElementsAre("๒) บริการ", "-จัดช่องทางที่หลาก\nหลายและรวด\nเร็ว", "สำนักปลัด"));
  EXPECT_THAT(row(table, 3), ElementsAre("๓) คน", "-อบรม", "กองช่าง"));
  EXPECT_EQ(table.at(2, 1)->lines.back().page, 2);
}

TEST(JoinedTable, MendsARowThatWasBrokenInSeveralCells) {
  PageMaker one(1);
  one.grid({70, 180, 400, 500}, {600, 620, 690, 710});
  measure_row(one, 600, "มาตรการ", {"แนวทาง"}, "ผู้รับผิดชอบ");
  measure_row(one, 620, "๑) งาน", {"-ทำคู่มือ", "-เผยแพร่"}, "กองคลัง");
  measure_row(one, 690, "๒)", {"-จัดช่องทางที่"}, "สำนัก");
  PageMaker two(2);
  two.grid({70, 180, 400, 500}, {60, 100, 160});
  measure_row(two, 60, "บริการ", {"หลากหลาย", "-รายงานผล"}, "ปลัด");
  measure_row(two, 100, "๓) คน", {"-อบรม"}, "กองช่าง");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  EXPECT_THAT(row(layout.joined[0].table, 2),
              ElementsAre("๒)\nบริการ", "-จัดช่องทางที่\nหลากหลาย\n-รายงานผล", "สำนัก\nปลัด"));
}

TEST(JoinedTable, ASubtotalAtThePageTopIsARowOfItsOwn) {
  PageMaker one(1);
  score_rows(one, 700, 4, 2, true);
  PageMaker two(2);
  two.horizontal(70, 500, 60).horizontal(70, 500, 80).horizontal(70, 500, 100);
  two.vertical(70, 60, 100).vertical(120, 80, 100).vertical(400, 60, 100).vertical(500, 60, 100);
  two.text(200, 74, "รวม IIT").text(410, 74, "93.25");
  two.text(80, 94, "6").text(125, 94, "คุณภาพ").text(410, 94, "94.25");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  EXPECT_EQ(layout.joined[0].table.rows, 5);
  EXPECT_THAT(row(layout.joined[0].table, 3), ElementsAre("รวม IIT", "93.25"));
}

/// A scan lost the point of the number at the top of the page.
TEST(JoinedTable, TheNumberThatComesNextBeginsARowWithoutItsPoint) {
  PageMaker one(1);
  one.grid({70, 180, 400, 500}, {600, 620, 690, 760});
  measure_row(one, 600, "มาตรการ", {"แนวทาง"}, "ผู้รับผิดชอบ");
  measure_row(one, 620, "1. งาน", {"-ทำคู่มือ"}, "กองคลัง");
  measure_row(one, 690, "2. บริการ", {"-จัดช่องทาง"}, "สำนักปลัด");
  PageMaker two(2);
  two.grid({70, 180, 400, 500}, {60, 130, 200});
  measure_row(two, 60, "3 คน", {"-อบรม"}, "กองช่าง");
  measure_row(two, 130, "4. เงิน", {"-ตรวจสอบ"}, "กองคลัง");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  EXPECT_EQ(layout.joined[0].table.rows, 5);
}

TEST(JoinedTable, ANewRowIsNotTakenForTheRestOfOne) {
  PageMaker one(1);
  one.grid({70, 180, 400, 500}, {600, 620, 690});
  measure_row(one, 600, "มาตรการ", {"แนวทาง"}, "ผู้รับผิดชอบ");
  measure_row(one, 620, "งาน", {"ทำคู่มือ"}, "กองคลัง");
  PageMaker two(2);
  two.grid({70, 180, 400, 500}, {60, 100, 160});
  measure_row(two, 60, "บริการ", {"หลากหลาย"}, "ปลัด");
  measure_row(two, 100, "คน", {"อบรม"}, "กองช่าง");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  EXPECT_EQ(layout.joined[0].table.rows, 4);
}

TEST(Tables, LabelledLinesBetweenTwoBandsAreText) {
  PageMaker page(1);
  page.horizontal(60, 500, 90).horizontal(60, 500, 260);
  for (int i = 0; i < 8; ++i) {
    const double y = 110 + 20 * i;
    page.text(64, y, i % 2 == 0 ? "จุดแข็ง" : "จุดอ่อน").text(120, y, "ข้อความของข้อที่กล่าว");
  }
  EXPECT_TRUE(analyse({page.page()}).tables.empty());
}

}  // namespace
}  // namespace ita::layout
