// Where the head of a table begins, and where its last row ends.
#include <gtest/gtest.h>

#include "layout/lines/broken_numbers.h"
#include "layout/lines/lines.h"
#include "layout/tables/partial_rules.h"
#include "table_rows.h"

namespace ita::layout {
namespace {

using testing::kBold;
using testing::kNames;
using testing::PageMaker;
using testing::row;

std::vector<Table> tables_of(const text::PageText& page) { return analyse({page}).tables; }

TEST(Heads, OfSeveralLinesBetweenTwoRulingsAreThoseOfTheValuesBelow) {
  PageMaker page(1);
  page.horizontal(60, 500, 100).horizontal(60, 500, 150);
  page.text(70, 128, "ที่", kBold).text(150, 128, "ตัวชี้วัด", kBold);
  page.text(340, 120, "คะแนนก่อน", kBold).text(350, 138, "อุทธรณ์", kBold);
  page.text(430, 120, "คะแนนหลัง", kBold).text(440, 138, "อุทธรณ์", kBold);
  for (int i = 0; i < 5; ++i) {
    const double y = 168 + 24 * i;
    page.text(74, y, std::to_string(i + 1)).text(110, y, kNames[i]);
    page.text(352, y, "8" + std::to_string(i) + ".11")
        .text(442, y, "9" + std::to_string(i) + ".22");
  }
  const auto tables = tables_of(page.page());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(row(tables[0], 0).size(), 4U);
  EXPECT_EQ(row(tables[0], 0).back(), "คะแนนหลัง\nอุทธรณ์");
  EXPECT_EQ(row(tables[0], 1).back(), "90.22");
}

TEST(Heads, BelowTheTitleOfASecondTableWithRulingsBelowItsRowsAlone) {
  PageMaker page(1);
  page.text(60, 96, "ตัวชี้วัด", kBold).text(340, 96, "2568", kBold).text(430, 96, "2567", kBold);
  for (int i = 0; i < 5; ++i) {
    const double y = 104 + 24 * i;
    page.horizontal(50, 540, y).text(60, y + 17, kNames[i]);
    page.text(340, y + 17, "9" + std::to_string(i) + ".22");
    page.text(430, y + 17, "8" + std::to_string(i) + ".11");
  }
  page.horizontal(50, 540, 224).text(50, 250, "จุดแข็งและจุดอ่อนรายตัวชี้วัด", kBold);
  page.text(60, 276, "ตัวชี้วัด", kBold).text(200, 276, "จุดแข็ง", kBold);
  page.text(380, 276, "จุดอ่อนที่ต้องแก้ไข", kBold);
  for (int i = 0; i < 3; ++i) {
    const double y = 284 + 24 * i;
    page.horizontal(50, 540, y).text(60, y + 17, kNames[i]);
    page.text(200, y + 17, "ให้บริการเท่าเทียม").text(380, y + 17, "คู่มือยังไม่ปรับปรุง");
  }
  const auto tables = tables_of(page.horizontal(50, 540, 356).page());
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(row(tables[0], tables[0].rows - 1).front(), kNames[4]);
  EXPECT_EQ(row(tables[1], 0), (std::vector<std::string>{"ตัวชี้วัด", "จุดแข็ง", "จุดอ่อนที่ต้องแก้ไข"}));
  EXPECT_EQ(row(tables[1], 1),
            (std::vector<std::string>{kNames[0], "ให้บริการเท่าเทียม", "คู่มือยังไม่ปรับปรุง"}));
  EXPECT_EQ(tables[1].rows, 4);
}

/// A banner as wide as the table, text, a head and rows with rulings below each.
PageMaker below_banner() {
  PageMaker page(1);
  page.horizontal(40, 550, 40).horizontal(40, 550, 80);
  page.text(60, 64, "Walailak University", kBold);
  page.text(40, 104, "Fiscal Year 2024");
  page.text(40, 130,
            "The Office announced that the university obtained an overall score of 92.65 today");
  page.text(40, 148, "and the institutions 91.92");
  page.text(60, 180, "Indicator", kBold)
      .text(400, 180, "Score", kBold)
      .text(480, 180, "Before", kBold);
  for (int i = 0; i < 5; ++i) {
    const double y = 190 + 24 * i;
    page.horizontal(40, 550, y);
    page.text(60, y + 17, kNames[i]);
    page.text(400, y + 17, "9" + std::to_string(i) + ".22");
    page.text(480, y + 17, "8" + std::to_string(i) + ".11");
  }
  return page.horizontal(40, 550, 310);
}

TEST(Heads, TextUnderABannerIsNoHead) {
  const auto tables = tables_of(below_banner().page());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(row(tables[0], 0), (std::vector<std::string>{"Indicator", "Score", "Before"}));
}

TEST(Heads, TheLastRowMayBeSetOffByItsGround) {
  PageMaker page = below_banner();
  page.text(60, 327, "Overall").text(400, 327, "92.65").text(480, 327, "89.66");
  text::PageText filled = page.page();
  filled.panels.push_back({40, 310, 550, 334});
  const auto tables = tables_of(filled);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(row(tables[0], tables[0].rows - 1),
            (std::vector<std::string>{"Overall", "92.65", "89.66"}));
  // Without the ground, and farther down than a row, it is text below the table.
  PageMaker apart = below_banner();
  apart.text(60, 350, "Overall").text(400, 350, "92.65").text(480, 350, "89.66");
  const auto bare = tables_of(apart.page());
  ASSERT_EQ(bare.size(), 1U);
  EXPECT_EQ(row(bare[0], bare[0].rows - 1).front(), kNames[4]);
}

/// Two tables whose rulings meet, with an empty column between.
text::PageText side_by_side(const std::string& right_head) {
  PageMaker page(1);
  const std::vector<double> xs = {40, 180, 250, 290, 430, 500};
  for (int row = 0; row <= 4; ++row) {
    page.horizontal(40, 500, 100 + 24 * row);
  }
  for (const double x : xs) {
    page.vertical(x, 100, 196);
  }
  page.text(50, 117, "Indicator").text(190, 117, "Score");
  page.text(300, 117, right_head).text(440, 117, "Score");
  for (int row = 1; row < 4; ++row) {
    const double y = 117 + 24 * row;
    page.text(50, y, kNames[row]).text(190, y, "8" + std::to_string(row) + ".11");
    page.text(300, y, kNames[row]).text(440, y, "9" + std::to_string(row) + ".22");
  }
  return page.page();
}

TEST(SideTables, WithTheSameHeadsAreTwo) {
  const auto tables = tables_of(side_by_side("Indicator"));
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(row(tables[0], 1).back(), "81.11");
  EXPECT_EQ(row(tables[1], 1).back(), "91.22");
  EXPECT_EQ(tables_of(side_by_side("Remark")).size(), 1U);
}

TEST(MeetingTables, AnEmptyRowPartsThem) {
  PageMaker page(1);
  for (int row = 0; row <= 5; ++row) {
    page.horizontal(40, 500, 100 + 24 * row);
  }
  page.vertical(40, 100, 220).vertical(500, 100, 220);
  page.vertical(200, 100, 148).vertical(300, 172, 220);
  page.text(50, 117, "Agency").text(210, 117, "Town of trees");
  page.text(50, 141, "Year").text(210, 141, "2567");
  page.text(50, 189, "Indicator").text(310, 189, "Score");
  page.text(50, 213, kNames[0]).text(310, 213, "91.22");
  const auto tables = tables_of(page.page());
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(row(tables[0], 0).front(), "Agency");
  EXPECT_EQ(row(tables[1], 0).front(), "Indicator");
}

/// Two rows of years over three of indicators, on one frame.
PageMaker years_over_indicators(double second_column) {
  PageMaker page(1);
  page.grid({40, 190, 340, 500}, {100, 124, 148});
  page.grid({40, second_column, 420, 500}, {148, 172, 196, 220});
  page.text(50, 117, "ปี").text(200, 117, "คะแนน").text(350, 117, "ระดับ");
  page.text(50, 141, "2565").text(200, 141, "84.15").text(350, 141, "ดี");
  page.text(44, 165, "ที่").text(200, 165, "ตัวชี้วัด").text(430, 165, "คะแนน");
  page.text(44, 189, "1").text(200, 189, kNames[0]).text(430, 189, "91.18");
  page.text(44, 213, "2").text(200, 213, kNames[1]).text(430, 213, "89.68");
  return page;
}

TEST(MeetingTables, HeadsOverOtherColumnsBeginAnother) {
  const auto tables = tables_of(years_over_indicators(90).page());
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].cols, 3);
  EXPECT_EQ(row(tables[0], 1), (std::vector<std::string>{"2565", "84.15", "ดี"}));
  EXPECT_EQ(tables[1].cols, 3);
  EXPECT_EQ(row(tables[1], 1), (std::vector<std::string>{"1", kNames[0], "91.18"}));
  EXPECT_EQ(tables_of(years_over_indicators(190).page()).size(), 1U);  // a column goes on
}

TEST(CellGrounds, OfACellAndOfSeveralButNotOfARow) {
  PageMaker page(1);
  page.grid({40, 200, 300, 400, 500}, {100, 124, 148, 172});
  page.text(50, 117, "มาตรการ")
      .text(210, 117, "ต.ค.")
      .text(310, 117, "พ.ย.")
      .text(410, 117, "ธ.ค.");
  page.text(50, 141, "จัดประชุม").text(50, 165, "จัดอบรม");
  text::PageText made = page.page();
  made.panels = {{40, 100, 500, 124}, {200, 124, 300, 148}, {300.5, 148.5, 499.5, 171.5}};
  const auto tables = tables_of(made);
  ASSERT_EQ(tables.size(), 1U);
  std::vector<std::pair<int, int>> on_ground;
  for (const Cell& cell : tables[0].cells) {
    if (cell.ground) {
      on_ground.emplace_back(cell.row, cell.col);
    }
  }
  EXPECT_EQ(on_ground, (std::vector<std::pair<int, int>>{{1, 1}, {2, 2}, {2, 3}}));
}

/// A cell of that width with a number broken over two lines.
std::string broken(double width, const std::string& above, const std::string& below) {
  Table table;
  table.rows = table.cols = 1;
  Cell cell;
  cell.box = {100, 80, 100 + width, 130};
  for (const auto& [y, text] : {std::pair(100, above), std::pair(120, below)}) {
    cell.lines.push_back(make_line(PageMaker(1).text(103, y, text).page().words, 1));
  }
  table.cells = {cell};
  join_broken_numbers(table);
  return table.cells[0].text();
}

TEST(BrokenNumbers, WhereNoDigitMoreWouldHaveFitted) {
  const double four = PageMaker::width_of("91.7");
  EXPECT_EQ(broken(four + 8, "91.7", "5"), "91.75");
  EXPECT_EQ(broken(four + 8, "๙๑.๗", "๕"), "๙๑.๗๕");
  EXPECT_EQ(broken(four + 30, "91.7", "5"), "91.7\n5");     // it would have
  EXPECT_EQ(broken(four + 8, "91.75", "5"), "91.75\n5");    // a whole score, and another number
  EXPECT_EQ(broken(four + 8, "91.7", "(5)"), "91.7\n(5)");  // no digits alone
}

TEST(Heads, RowsBeyondTheOuterRulingsAreToldByTheirPitch) {
  PageMaker page(1);
  page.text(60, 96, "ที่", kBold).text(110, 96, "ตัวชี้วัด", kBold);
  page.text(330, 96, "ก่อนทบทวน", kBold).text(430, 96, "หลังทบทวน", kBold);
  for (int i = 0; i < 8; ++i) {
    const double y = 120 + 24 * i;
    page.text(64, y, std::to_string(i + 1)).text(110, y, kNames[i % 5]);
    page.text(342, y, "8" + std::to_string(i) + ".11")
        .text(442, y, "9" + std::to_string(i) + ".22");
    if (i < 6) {
      page.horizontal(50, 540, y + 7);
    }
  }
  page.text(380, 330, "ลงชื่อ ปลัดเทศบาล");
  const auto tables = tables_of(page.page());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].rows, 9);
  EXPECT_EQ(row(tables[0], 0).back(), "หลังทบทวน");
  EXPECT_EQ(row(tables[0], 1).back(), "90.22");
  EXPECT_EQ(row(tables[0], 8).back(), "97.22");
}

TEST(Heads, RulingsOverSomeColumnsShowWhereTheseBegin) {
  // The first column is full: its longest line ends a space before the names of the second.
  PageMaker page(1);
  page.text(66, 96, "แบบวัดการรับรู้ภายใน").text(240, 96, kNames[0]).text(430, 96, "90.22");
  page.text(66, 120, "IIT").text(240, 120, kNames[1]).text(430, 120, "91.22");
  const std::vector<Line> lines = make_lines(page.page().words, 1);
  std::vector<Row> rows;
  for (const Line& line : lines) {
    rows.push_back({&line, {}});
  }
  const auto gaps_with = [&](double begin_of_partial) {
    Region region;
    region.end = rows.size();
    region.gaps = {420};
    for (const double y : {80, 104, 128, 152}) {
      const bool whole = y < 100 || y > 140;
      region.rules.push_back({{whole ? 60 : begin_of_partial, y - 0.3, 500, y + 0.3}, true});
    }
    add_gaps_at_partial_rules(region, rows);
    return region.gaps;
  };
  EXPECT_EQ(gaps_with(238), (std::vector<double>{238, 420}));
  EXPECT_EQ(gaps_with(280), (std::vector<double>{420}));  // a name reaches over it
  EXPECT_EQ(gaps_with(415), (std::vector<double>{420}));  // nothing stands between the two
}

}  // namespace
}  // namespace ita::layout
