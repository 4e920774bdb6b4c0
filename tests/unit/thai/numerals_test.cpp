#include "thai/numerals.h"

#include <gtest/gtest.h>

namespace ita::thai {
namespace {

TEST(ParseNumber, Values) {
  EXPECT_DOUBLE_EQ(parse_number("99.17")->value, 99.17);
  EXPECT_DOUBLE_EQ(parse_number(" ๙๙.๑๗ ")->value, 99.17);
  EXPECT_EQ(parse_number("๙๙.๑๗")->decimals, 2);
  EXPECT_DOUBLE_EQ(parse_number("1,234.50")->value, 1234.5);
  EXPECT_TRUE(parse_number("1,234.50")->thousands);
  EXPECT_DOUBLE_EQ(parse_number("1,234,567")->value, 1234567);
  EXPECT_TRUE(parse_number("95.5 %")->percent);
  EXPECT_DOUBLE_EQ(parse_number("-0.58")->value, -0.58);
  EXPECT_TRUE(parse_number("-0.58")->negative);
  EXPECT_DOUBLE_EQ(parse_number("99,17")->value, 99.17);
  EXPECT_TRUE(parse_number("99,17")->comma_decimal);
  EXPECT_TRUE(parse_number("๙7.๕0")->mixed_scripts);
  EXPECT_FALSE(parse_number("๙๗.๕๐")->mixed_scripts);
}

TEST(ParseNumber, RefusesWhatIsNotOneNumber) {
  for (const char* text : {"", "-", "N/A", "99.17 คะแนน", "99.17 98.00", "1.2.3", "O33",
                           "12/3/2567", "12,34,56", "9 9.17", ".17"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

TEST(FindNumbers, InOrderWithPlaces) {
  const std::string text = "ได้ ๙๙.๑๗ จาก 100";
  const auto all = find_numbers(text);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(text.substr(all[0].begin, all[0].end - all[0].begin), "๙๙.๑๗");
  EXPECT_DOUBLE_EQ(all[1].value, 100);
}

TEST(FindNumbers, DatesAndListMarksGiveNoDecimal) {
  for (const char* text : {"1.2.3", "12/3/2567", "1.10.2567"}) {
    const auto all = find_numbers(text);
    EXPECT_EQ(all.size(), 3u) << text;
    for (const Number& n : all) {
      EXPECT_EQ(n.decimals, 0) << text;
    }
  }
}

TEST(FindNumbers, AHyphenIsNotAlwaysAMinus) {
  EXPECT_FALSE(find_numbers("6-12").back().negative);
  EXPECT_FALSE(find_numbers("O-33").back().negative);
  EXPECT_TRUE(find_numbers("(-3.5)").back().negative);
}

TEST(ParseYear, BuddhistAndCommonEra) {
  EXPECT_EQ(parse_year_be("2567"), 2567);
  EXPECT_EQ(parse_year_be("พ.ศ. ๒๕๖๗"), 2567);
  EXPECT_EQ(parse_year_be("2024"), 2567);
  EXPECT_EQ(parse_year_be("67", true), 2567);
  EXPECT_FALSE(parse_year_be("67"));
  EXPECT_FALSE(parse_year_be("24", true));
  EXPECT_FALSE(parse_year_be("2527"));
  EXPECT_FALSE(parse_year_be("2566-2567"));
  EXPECT_FALSE(parse_year_be("25.67", true));
  EXPECT_FALSE(parse_year_be(""));
}

}  // namespace
}  // namespace ita::thai
