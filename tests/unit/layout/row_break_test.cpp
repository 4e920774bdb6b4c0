#include "layout/tables/row_break.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table_rows.h"

namespace ita::layout {
namespace {

using ::testing::ElementsAre;
using testing::PageMaker;
using testing::row;

using Texts = std::vector<std::string>;

/// Topic, approach, responsible.
struct MeasureRow {
  double height = 0;
  Texts title, approach, who;
};

PageMaker page_with(int number, double top, const std::vector<MeasureRow>& rows) {
  PageMaker page(number);
  std::vector<double> ys{top, top + 20};
  page.text(75, top + 14, "ประเด็น", {14, true, 0}).text(185, top + 14, "แนวทาง", {14, true, 0});
  page.text(405, top + 14, "ผู้รับผิดชอบ", {14, true, 0});
  for (const MeasureRow& row : rows) {
    const double y = ys.back() + 14;
    page.lines(75, y, 18, row.title).lines(185, y, 18, row.approach).lines(405, y, 18, row.who);
    ys.push_back(ys.back() + row.height);
  }
  return page.grid({70, 180, 400, 500}, ys);
}

Table joined(const std::vector<MeasureRow>& above, const std::vector<MeasureRow>& below) {
  const Layout layout = analyse({page_with(1, 560, above).page(), page_with(2, 60, below).page()});
  EXPECT_EQ(layout.joined.size(), 1U);
  return layout.joined.at(0).table;
}

TEST(RowBreak, TheNextItemOfACellGoesOnThoughManyCellsBeginWithANumber) {
  const Table table =
      joined({{40, {"งาน"}, {"๑. ทำคู่มือ", "๒. เผยแพร่"}, {"กองคลัง"}},
              {40, {"คน"}, {"๑. อบรม", "๒. ติดตาม"}, {"กองช่าง"}},
              {40, {"ช่องทางและ"}, {"๑. เปิดเผยข้อมูล"}, {"สำนัก"}}},
             {{40, {"รูปแบบ"}, {"๒. จัดหมวดหมู่"}, {"ปลัด"}}, {40, {"เงิน"}, {"๑. ทำแผน"}, {"กองคลัง"}}});
  EXPECT_EQ(table.rows, 5);
  EXPECT_THAT(row(table, 3),
              ElementsAre("ช่องทางและ\nรูปแบบ", "๑. เปิดเผยข้อมูล\n๒. จัดหมวดหมู่", "สำนัก\nปลัด"));
  EXPECT_TRUE(table.doubts.empty());
}

TEST(RowBreak, ARowWithoutItemsIsNotTheRestOfOneBecauseOthersHaveThem) {
  const Table table = joined({{40, {"งาน"}, {"1. ทำคู่มือ", "2. เผยแพร่"}, {"กองคลัง"}},
                              {40, {"คน"}, {"1. อบรม", "2. ติดตาม"}, {"กองช่าง"}},
                              {40, {"เงิน"}, {"จัดทำแผน"}, {"กองคลัง"}}},
                             {{40, {"การป้องกัน"}, {"ขับเคลื่อนนโยบาย"}, {"สำนักปลัด"}}});
  EXPECT_EQ(table.rows, 5);
  EXPECT_THAT(row(table, 4), ElementsAre("การป้องกัน", "ขับเคลื่อนนโยบาย", "สำนักปลัด"));
}

TEST(RowBreak, NumberedTitlesTellTheRows) {
  const Table table =
      joined({{40, {"๑. งาน"}, {"ทำคู่มือ"}, {"กองคลัง"}}, {40, {"๒. คน"}, {"อบรมที่"}, {"กองช่าง"}}},
             {{40, {}, {"เหมาะสม"}, {}}, {40, {"๓. เงิน"}, {"แผน"}, {"กองคลัง"}}});
  EXPECT_EQ(table.rows, 4);
  EXPECT_THAT(row(table, 2), ElementsAre("๒. คน", "อบรมที่\nเหมาะสม", "กองช่าง"));
  EXPECT_THAT(row(table, 3), ElementsAre("๓. เงิน", "แผน", "กองคลัง"));
}

TEST(RowBreak, CellsWithoutTheirDashGoOnAlsoWhereOthersAreEmpty) {
  const Table table = joined({{40, {"กระบวนการ"}, {"- ทบทวนให้"}, {"- กอง"}}},
                             {{40, {"โปร่งใส"}, {"ครบทุกงาน"}, {"สวัสดิการ"}},
                              {40, {"บริการ"}, {"- ขยายงาน"}, {"- กองคลัง"}},
                              {40, {"เงิน"}, {}, {"- กองคลัง"}},
                              {40, {"คน"}, {"- อบรม"}, {"- กองช่าง"}}});
  EXPECT_EQ(table.rows, 5);
  EXPECT_THAT(row(table, 1),
              ElementsAre("กระบวนการ\nโปร่งใส", "- ทบทวนให้\nครบทุกงาน", "- กอง\nสวัสดิการ"));
  EXPECT_TRUE(table.doubts.empty());
}

TEST(RowBreak, TheNextGroupOfAnOutlineIsARowOfItsOwn) {
  const Table table = joined({{40, {"1. งาน"}, {}, {}},
                              {40, {"1.1 คู่มือ"}, {"ทำคู่มือ"}, {"กองคลัง"}},
                              {40, {"1.2 คน"}, {"อบรม"}, {"กองช่าง"}}},
                             {{40, {"2. เงิน"}, {}, {}}, {40, {"2.1 แผน"}, {"จัดทำ"}, {"กองคลัง"}}});
  EXPECT_EQ(table.rows, 6);
  EXPECT_THAT(row(table, 3), ElementsAre("1.2 คน", "อบรม", "กองช่าง"));
  EXPECT_THAT(row(table, 4), ElementsAre("2. เงิน", "", ""));
}

}  // namespace
}  // namespace ita::layout
