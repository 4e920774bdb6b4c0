#include "layout/lines/tokens.h"

#include <gtest/gtest.h>

namespace ita::layout {
namespace {

TEST(NumberLike, TellsNumbersFromWords) {
  for (const char* text :
       {"99.17", "๙๙.๑๗", "100", "(30)", "98.5 %", "1,234.50", "99.l7", "- 1.25"}) {
    EXPECT_TRUE(number_like(text)) << text;
  }
  for (const char* text : {"", "-", "IIT", "ข้อ 1", "ปี 2567", "2567 2568 2569 2570", "A1"}) {
    EXPECT_FALSE(number_like(text)) << text;
  }
  EXPECT_TRUE(decimal_like("๙๙.๑๗"));
  EXPECT_FALSE(decimal_like("100"));
  EXPECT_TRUE(blank_value("-"));
  EXPECT_TRUE(blank_value("N/A"));
  EXPECT_FALSE(blank_value("0"));
}

TEST(PageNumber, IsReadInItsUsualForms) {
  EXPECT_EQ(page_number_value("2"), 2);
  EXPECT_EQ(page_number_value("- ๒ -"), 2);
  EXPECT_EQ(page_number_value("-12-"), 12);
  EXPECT_EQ(page_number_value("หน้า ๒ จาก ๘"), 2);
  EXPECT_EQ(page_number_value("หน้าที่ 3"), 3);
  EXPECT_EQ(page_number_value("3/8"), 3);
  EXPECT_EQ(page_number_value("99.17"), -1);
  EXPECT_EQ(page_number_value("ข้อ 2"), -1);
  EXPECT_EQ(page_number_value("2567 ก"), -1);
}

TEST(DotLeader, IsARowOfDotsOrDashes) {
  EXPECT_TRUE(dot_leader("..........."));
  EXPECT_TRUE(dot_leader("……"));
  EXPECT_TRUE(dot_leader("---- ----"));
  EXPECT_FALSE(dot_leader("..."));
  EXPECT_FALSE(dot_leader("งาน........"));
}

}  // namespace
}  // namespace ita::layout
