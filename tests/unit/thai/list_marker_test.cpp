#include "thai/list_marker.h"

#include <gtest/gtest.h>

#include <string>

namespace ita::thai {
namespace {

TEST(ListMarker, KnowsTheNumberingsOfOfficeReports) {
  EXPECT_EQ(list_marker("๑) กระบวนการ").style, ListStyle::paren);
  EXPECT_EQ(list_marker("๑) กระบวนการ").value, 1);
  EXPECT_EQ(list_marker("12. หน่วยงาน").value, 12);
  EXPECT_EQ(list_marker("๑.ให้หน่วยงาน").style, ListStyle::dot);
  EXPECT_EQ(list_marker("(๓) งาน").style, ListStyle::parens);
  EXPECT_EQ(list_marker("( 4 ) งาน").value, 4);
  EXPECT_EQ(list_marker("ก. งาน").style, ListStyle::letter);
  EXPECT_EQ(list_marker("(ข) งาน").value, 2);
  EXPECT_EQ(list_marker("- งาน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("-งาน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("– งาน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("• งาน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("o งาน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("ข้อ ๒ ให้").value, 2);
  EXPECT_EQ(list_marker("๖)").value, 6);
}

TEST(ListMarker, SaysHowLongItIs) {
  const std::string text = "๒.๑.๓ เจ้าหน้าที่";
  const ListMarker marker = list_marker(text);
  EXPECT_EQ(marker.style, ListStyle::dotted);
  EXPECT_EQ(marker.depth, 3);
  EXPECT_EQ(marker.value, 3);
  EXPECT_EQ(text.substr(0, marker.bytes), "๒.๑.๓");
}

TEST(ListMarker, TakesNoNumberOrAbbreviationForOne) {
  for (const char* text : {"99.17", "99.17 คะแนน", "12.50 %", "-32.97", "-2-", "- ๒ -", "พ.ศ. ๒๕๖๗",
                           "จ.ร้อยเอ็ด", "ป.ป.ช.", "2567", "๒๕๖๗ และ", "----------", "กระบวนการ", "",
                           "12/3/2567", "(IIT)", "(ต่อ)"}) {
    EXPECT_EQ(list_marker(text).style, ListStyle::none) << text;
  }
}

TEST(ListMarker, NumbersBulletsLettersAndWhatIsNone) {
  EXPECT_EQ(list_marker("๑) ก").style, ListStyle::paren);
  EXPECT_EQ(list_marker("(๑๒) ก").value, 12);
  EXPECT_EQ(list_marker("๓. ก").style, ListStyle::dot);
  EXPECT_EQ(list_marker("1.2 ก").value, 2);
  EXPECT_EQ(list_marker("1.2 ก").depth, 2);
  EXPECT_EQ(list_marker("ข. ก").value, 2);
  EXPECT_EQ(list_marker("ประเด็นที่ ๔ ก").value, 4);
  EXPECT_EQ(list_marker("-จัดทำคู่มือ").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("•ก").style, ListStyle::bullet);
  for (const char* text :
       {"99.17", "2567 ก", "6 เดือน", "ก.ย. 2567", "-32.97", "อบต. ก", "E-Service"}) {
    EXPECT_EQ(list_marker(text).style, ListStyle::none) << text;
  }
}

TEST(ListMarker, MeasuresAndPageNumbersAreNone) {
  for (const char* text :
       {"3.5 คะแนน", "12.50 %", "19.30 น.", "1.5/2", "-2-", "- ๒ -", "--", "-5", "๒๕๖๗.", "100)"}) {
    EXPECT_EQ(list_marker(text).style, ListStyle::none) << text;
  }
  EXPECT_EQ(list_marker("-6 เดือน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("- 6 เดือน").style, ListStyle::bullet);
  EXPECT_EQ(list_marker("1.1 หัวข้อ").length, 4U);
  EXPECT_EQ(list_marker("  - ข").bytes, 3U);
}

}  // namespace
}  // namespace ita::thai
