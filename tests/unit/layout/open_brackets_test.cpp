#include "layout/lines/open_brackets.h"

#include <gtest/gtest.h>

#include "layout/lines/lines.h"
#include "table_rows.h"

namespace ita::layout {
namespace {

using testing::PageMaker;
using testing::row;

Cell cell(int col, double x, double y, const std::string& text) {
  Cell out;
  out.col = col;
  out.page = 1;
  out.box = {x, y - 12, x + 100, y + 4};
  out.lines = {make_line(PageMaker(1).text(x, y, text).page().words, 1)};
  return out;
}

/// The cells of a row of two, of which the second begins `gap` behind the end of the first.
std::vector<std::string> joined(const std::string& left, double gap, const std::string& right,
                                double lower = 0) {
  Table table;
  table.rows = 1;
  table.cols = 2;
  table.cells = {cell(0, 100, 100, left),
                 cell(1, 100 + PageMaker::width_of(left) + gap, 100 + lower, right)};
  join_open_brackets(table);
  return row(table, 0);
}

TEST(OpenBrackets, AreClosedInTheSameCell) {
  EXPECT_EQ(joined("91.47 (ที่", 4, "6)"), std::vector<std::string>{"91.47 (ที่ 6)"});
}

TEST(OpenBrackets, OtherCellsStandApart) {
  EXPECT_EQ(joined("91.47 (ที่ 6)", 4, "6)").size(), 2U);   // an item's number
  EXPECT_EQ(joined("91.47 (ที่", 40, "6)").size(), 2U);     // far off
  EXPECT_EQ(joined("91.47 (ที่", 4, "6)", 14).size(), 2U);  // another line
  EXPECT_EQ(joined("91.47 (ที่", 4, "(6)").size(), 2U);
}

}  // namespace
}  // namespace ita::layout
