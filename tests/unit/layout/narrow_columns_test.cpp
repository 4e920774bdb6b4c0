#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table_rows.h"

namespace ita::layout {
namespace {

using ::testing::ElementsAre;
using testing::kNames;
using testing::PageMaker;
using testing::row;

/// Instrument, indicator and score between a few horizontals; the names of the last instrument end
/// a few points before the next column begins.
PageMaker instruments() {
  PageMaker page(1);
  for (const double y : {85, 105, 205}) {
    page.horizontal(70, 500, y);
  }
  page.text(90, 100, "เครื่องมือ").text(250, 100, "ตัวชี้วัด").text(420, 100, "คะแนน");
  for (int i = 0; i < 5; ++i) {
    const double y = 120 + 19 * i;
    page.text(187, y, "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + kNames[i]);
    page.text(425, y, "9" + std::to_string(i) + ".15");
  }
  page.text(100, 139, "IIT")
      .text(179 - PageMaker::width_of("แบบตรวจการเปิดเผย"), 177, "แบบตรวจการเปิดเผย");
  page.text(179 - PageMaker::width_of("ข้อมูลสาธารณะ"), 196, "ข้อมูลสาธารณะ");
  return page;
}

TEST(NarrowColumns, ArePartedByAStripThatNoWordEnters) {
  const Layout layout = analyse({instruments().page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 3);
  EXPECT_THAT(row(layout.tables[0], 4),
              ElementsAre("แบบตรวจการเปิดเผย", std::string("ตัวชี้วัดที่ 4 ") + kNames[3], "93.15"));
}

TEST(NarrowColumns, WordsThatBeginAtOnePlaceInEveryRowAreNoColumn) {
  // "ตัวชี้วัดที่ 1 …": the number stands at one place in all rows, behind one space.
  const Layout layout = analyse({instruments().page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 1),
              ElementsAre("", std::string("ตัวชี้วัดที่ 1 ") + kNames[0], "90.15"));
}

TEST(NarrowColumns, NumbersOfMergedCellsBelongToTheRowTheyStandIn) {
  PageMaker page(1);
  for (const double y : {85, 105, 212}) {
    page.horizontal(70, 520, y);
  }
  page.text(120, 100, "ตัวชี้วัด").text(300, 100, "คะแนน").text(400, 100, "คะแนนเฉลี่ย");
  page.text(75, 120, "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน").text(305, 120, "81.60");
  page.text(75, 140, "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสารของ").text(305, 140, "88.81");
  page.text(410, 148, "86.06");
  page.text(75, 157, "หน่วยงาน");
  page.text(75, 177, "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน").text(305, 177, "87.77");
  page.text(75, 197, "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล").text(305, 197, "92.14").text(410, 197, "96.07");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 2),
              ElementsAre("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสารของ\nหน่วยงาน", "88.81", "86.06"));
}

TEST(NarrowColumns, NumbersOfMergedCellsMayStandBesideTheSecondLineOfAName) {
  PageMaker page(1);
  for (const double y : {85, 105, 212}) {
    page.horizontal(70, 520, y);
  }
  page.text(120, 100, "ตัวชี้วัด").text(300, 100, "คะแนน").text(400, 100, "คะแนนเฉลี่ย");
  page.text(75, 120, "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน").text(305, 120, "81.60");
  page.text(75, 140, "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสารของ").text(305, 140, "88.81");
  page.text(75, 157, "หน่วยงาน").text(410, 157, "86.06");
  page.text(75, 177, "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน").text(305, 177, "87.77");
  page.text(75, 197, "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล").text(305, 197, "92.14").text(410, 197, "96.07");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 2),
              ElementsAre("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสารของ\nหน่วยงาน", "88.81", "86.06"));
  EXPECT_TRUE(layout.tables[0].doubts.empty());
}

/// Indicators as columns under groups of them: only the values stand clearly apart.
TEST(NarrowColumns, OfValuesUnderGroupsOfIndicators) {
  PageMaker page(1);
  for (const double y : {85, 105, 145, 165}) {
    page.horizontal(70, 520, y);
  }
  page.text(160, 100, "IIT").text(340, 100, "EIT").text(450, 100, "OIT");
  for (int i = 0; i < 8; ++i) {
    page.text(75 + 55 * i, 120, "ตัวชี้วัดที่").text(92 + 55 * i, 138, std::to_string(i + 1));
    page.text(80 + 55 * i, 160, "9" + std::to_string(i) + ".25");
  }
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Table& table = layout.tables[0];
  ASSERT_EQ(table.cols, 8);
  EXPECT_EQ(table.at(1, 2)->text(), "ตัวชี้วัดที่\n3");
  EXPECT_EQ(table.at(table.rows - 1, 2)->text(), "92.25");
  EXPECT_EQ(table.at(table.rows - 1, 7)->text(), "97.25");
}

TEST(RowsOverAPage, GoOnWithTheTableBeforeThoughTheyAreTwo) {
  PageMaker first(1), second(2);
  first.text(75, 560, "ที่")
      .text(130, 560, "ตัวชี้วัด")
      .text(330, 560, "ปี 2566")
      .text(430, 560, "ปี 2567");
  for (int i = 0; i < 8; ++i) {
    first.text(75, 590 + 28 * i, std::to_string(i + 1)).text(110, 590 + 28 * i, kNames[i % 5]);
    first.text(335, 590 + 28 * i, "8" + std::to_string(i) + ".25")
        .text(435, 590 + 28 * i, "9" + std::to_string(i) + ".15");
  }
  for (int i = 0; i < 2; ++i) {
    second.text(75, 80 + 28 * i, std::to_string(9 + i)).text(110, 80 + 28 * i, kNames[i]);
    second.text(335, 80 + 28 * i, "72.25").text(435, 80 + 28 * i, "98.15");
  }
  second.text(75, 200, "จากตารางข้างต้นหน่วยงานมีผลคะแนนสูงขึ้นในทุกตัวชี้วัด");
  const Layout layout = analyse({first.page(), second.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  const Table& table = layout.joined[0].table;
  EXPECT_THAT(row(table, table.rows - 1), ElementsAre("10", kNames[1], "72.25", "98.15"));
}

TEST(MergedCells, OpenAtThePageEndAreCells) {
  PageMaker page(1);
  page.grid({70, 200, 330}, {85, 105, 125, 145});
  page.horizontal(330, 460, 85).horizontal(330, 460, 105).vertical(460, 85, 145);
  page.text(75, 99, "มาตรการ").text(205, 99, "ขั้นตอน").text(340, 99, "ผู้รับผิดชอบ");
  page.text(75, 119, "ก").text(205, 119, "ข").text(340, 130, "กองคลัง");
  page.text(75, 139, "ค").text(205, 139, "ง");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  const Cell* merged = layout.tables[0].at(2, 2);
  ASSERT_NE(merged, nullptr);
  EXPECT_EQ(merged->row_span, 2);
  EXPECT_EQ(merged->text(), "กองคลัง");
}

/// No ruling on the right, and a row that the page end broke: its last cell is open on two sides.
TEST(OpenSides, MeetInACornerThatIsACell) {
  PageMaker page(1);
  page.horizontal(70, 460, 85).horizontal(70, 460, 105);
  page.vertical(70, 85, 145).vertical(200, 85, 145).vertical(330, 85, 145);
  page.text(75, 99, "มาตรการ").text(205, 99, "ขั้นตอน").text(340, 99, "ผู้รับผิดชอบ");
  page.text(75, 119, "ก").text(205, 119, "ข").text(340, 119, "กองคลัง");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_THAT(row(layout.tables[0], 1), ElementsAre("ก", "ข", "กองคลัง"));
}

TEST(MergedCells, AreLeftOverOnTheNextPageAsAnEmptyOne) {
  PageMaker first(1), second(2);
  first.grid({70, 200}, {700, 720, 740, 760, 780}).grid({200, 400}, {700, 720, 760, 780});
  first.text(75, 714, "มาตรการ")
      .text(205, 714, "ผู้รับผิดชอบ")
      .text(205, 740, "กองช่าง")
      .text(205, 774, "กองคลัง");
  first.text(75, 734, "1. หนึ่ง").text(75, 754, "2. สอง").text(75, 774, "3. สาม");
  second.grid({70, 200, 400}, {60, 80});
  second.text(75, 74, "4. สี่");
  const Layout layout = analyse({first.page(), second.page()});
  ASSERT_EQ(layout.joined.size(), 1U);
  const Table& table = layout.joined[0].table;
  const Cell* last = table.at(table.rows - 1, 1);
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->text(), "กองคลัง");
}

TEST(Strokes, OfTallLettersAreNoRulings) {
  PageMaker page(1);
  page.grid({70, 200, 400}, {85, 103, 121});
  page.text(75, 98, "ประเด็น").text(205, 98, "ผู้รับผิดชอบ");
  page.text(75, 117, "ภายในหน่วยงาน").text(205, 117, "กองคลัง");
  page.vertical(91, 104, 120);  // the stroke of ใ, inside its box
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 2);
}

}  // namespace
}  // namespace ita::layout
