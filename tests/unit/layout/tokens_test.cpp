#include "layout/tokens.h"

#include <gtest/gtest.h>

namespace ita::layout {
namespace {

TEST(Marker, KnowsTheNumberingsOfOfficeReports) {
  EXPECT_EQ(find_marker("๑) กระบวนการ").kind, MarkerKind::number_paren);
  EXPECT_EQ(find_marker("๑) กระบวนการ").number, 1);
  EXPECT_EQ(find_marker("12. หน่วยงาน").number, 12);
  EXPECT_EQ(find_marker("๑.ให้หน่วยงาน").kind, MarkerKind::number_dot);
  EXPECT_EQ(find_marker("(๓) งาน").kind, MarkerKind::number_parens);
  EXPECT_EQ(find_marker("( 4 ) งาน").number, 4);
  EXPECT_EQ(find_marker("ก. งาน").kind, MarkerKind::letter);
  EXPECT_EQ(find_marker("(ข) งาน").number, 2);
  EXPECT_EQ(find_marker("- งาน").kind, MarkerKind::bullet);
  EXPECT_EQ(find_marker("-งาน").kind, MarkerKind::bullet);
  EXPECT_EQ(find_marker("– งาน").kind, MarkerKind::bullet);
  EXPECT_EQ(find_marker("• งาน").kind, MarkerKind::bullet);
  EXPECT_EQ(find_marker("o งาน").kind, MarkerKind::bullet);
  EXPECT_EQ(find_marker("ข้อ ๒ ให้").number, 2);
  EXPECT_EQ(find_marker("๖)").number, 6);
}

TEST(Marker, SaysHowLongItIs) {
  const std::string text = "๒.๑.๓ เจ้าหน้าที่";
  const Marker marker = find_marker(text);
  EXPECT_EQ(marker.kind, MarkerKind::multi_level);
  EXPECT_EQ(marker.depth, 3);
  EXPECT_EQ(marker.number, 3);
  EXPECT_EQ(text.substr(0, marker.bytes), "๒.๑.๓");
}

TEST(Marker, TakesNoNumberOrAbbreviationForOne) {
  for (const char* text : {"99.17", "99.17 คะแนน", "12.50 %", "-32.97", "-2-", "- ๒ -", "พ.ศ. ๒๕๖๗",
                           "จ.ร้อยเอ็ด", "ป.ป.ช.", "2567", "๒๕๖๗ และ", "----------", "กระบวนการ", "",
                           "12/3/2567", "(IIT)", "(ต่อ)"}) {
    EXPECT_EQ(find_marker(text).kind, MarkerKind::none) << text;
  }
}

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
