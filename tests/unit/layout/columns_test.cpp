#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table_rows.h"

namespace ita::layout {
namespace {

using testing::PageMaker;

const std::string kFull = "ข้อความของคอลัมน์ที่ยาวเต็มบรรทัด";  // 27 clusters, 170 points

TEST(TwoColumns, AreReadOneAfterTheOther) {
  PageMaker page(1);
  page.text(70, 80, "หัวเรื่องที่ยาวข้ามทั้งสองคอลัมน์ของหน้ากระดาษและยาวกว่าครึ่งหน้ามาก");
  for (int i = 0; i < 8; ++i) {
    page.text(70, 110 + 20 * i, kFull + (i == 7 ? "ซ้าย" : ""));
    page.text(320, 110 + 20 * i, kFull + (i == 0 ? "ขวา" : ""));
  }
  const Layout layout = analyse({page.page()});
  const std::string& text = layout.page_texts.at(0);
  ASSERT_NE(text.find("ซ้าย"), std::string::npos);
  EXPECT_LT(text.find("ซ้าย"), text.find("ขวา"));
  EXPECT_EQ(text.find("หัวเรื่อง"), 0U);
}

TEST(TwoColumns, TheLastLinesOfTheSecondColumnAreKnownByThePageBefore) {
  PageMaker one(1);
  PageMaker two(2);
  for (int i = 0; i < 8; ++i) {
    one.text(70, 110 + 20 * i, kFull).text(320, 110 + 20 * i, kFull);
    two.text(70, 110 + 20 * i, i == 7 ? "ซ้าย" : kFull);
  }
  two.text(320, 110, "ขวาที่ยังเหลือ").text(320, 130, kFull);
  const std::string text = analyse({one.page(), two.page()}).page_texts.at(1);
  ASSERT_NE(text.find("ขวา"), std::string::npos);
  EXPECT_LT(text.find("ซ้าย"), text.find("ขวา"));
  // By itself the page shows no columns.
  const std::string alone = analyse({two.page()}).page_texts.at(0);
  EXPECT_GT(alone.find("ซ้าย"), alone.find("ขวา"));
}

TEST(TwoColumns, MayHaveIndentsThatSeveralLinesShare) {
  PageMaker page(1);
  for (int i = 0; i < 9; ++i) {
    page.text(i % 3 == 0 ? 70 : 90, 110 + 20 * i, kFull + (i == 8 ? "ซ้าย" : ""));
    page.text(320, 110 + 20 * i, kFull + (i == 0 ? "ขวา" : ""));
  }
  const std::string text = analyse({page.page()}).page_texts.at(0);
  ASSERT_NE(text.find("ซ้าย"), std::string::npos);
  EXPECT_LT(text.find("ซ้าย"), text.find("ขวา"));
}

/// A cover on the left of a sheet and a table without rulings on its right.
PageMaker two_pages() {
  PageMaker page(1, 842, 595);
  page.centred(210, 140, "รายงานผลการประเมิน")
      .centred(210, 163, "ประจำปีงบประมาณ")
      .centred(210, 289, "ชื่อหน่วยงาน");
  page.text(480, 90, "ตัวชี้วัด").text(700, 90, "คะแนน");
  for (int i = 0; i < 8; ++i) {
    page.text(480, 118 + 20 * i, "การปฏิบัติหน้าที่")
        .text(700, 118 + 20 * i, "9" + std::to_string(i) + ".25");
  }
  return page;
}

TEST(Divider, ALineDownThePagePartsItsSides) {
  const Layout layout = analyse({two_pages().vertical(421, 40, 520).page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 2);
  const std::string& text = layout.page_texts.at(0);
  EXPECT_LT(text.find("ชื่อหน่วยงาน"), text.find("ตัวชี้วัด"));
}

TEST(Divider, TwoPageNumbersOnOneSheetPartItsHalves) {
  PageMaker page = two_pages();
  page.centred(210, 560, "- 1 -").centred(631, 560, "- 2 -");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 2);
}

TEST(Divider, TheAxisBetweenNamesAndTheirNumbersPartsNothing) {
  PageMaker page(1);
  for (int i = 0; i < 8; ++i) {
    page.text(80, 118 + 30 * i, "การปฏิบัติหน้าที่")
        .text(400, 118 + 30 * i, "9" + std::to_string(i) + ".25");
  }
  const Layout layout = analyse({page.vertical(300, 90, 380).page()});
  ASSERT_EQ(layout.tables.size(), 1U);
  EXPECT_EQ(layout.tables[0].cols, 2);
}

TEST(Blocks, ALineOfLargerTypeIsAHeadingWhereSizesAreExact) {
  PageMaker page(1);
  page.text(70, 100, kFull + kFull).text(70, 120, kFull);
  page.text(70, 140, "ข้อจำกัด", {.size = 16});
  page.text(70, 160, kFull + kFull).text(70, 180, kFull);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[1].lines.at(0).text(), "ข้อจำกัด");
}

TEST(TwoColumns, ShortLinesSideBySideStayLines) {
  // Two signatures: few letters, no columns.
  PageMaker page(1);
  for (int i = 0; i < 5; ++i) {
    page.text(100, 110 + 20 * i, "ก" + std::to_string(i))
        .text(350, 110 + 20 * i, "ข" + std::to_string(i));
  }
  const std::string text = analyse({page.page()}).page_texts.at(0);
  EXPECT_LT(text.find("ข0"), text.find("ก1"));
}

TEST(TwoColumns, FramesOfASlideHaveLinesAtHeightsOfTheirOwn) {
  PageMaker page(1);
  page.text(100, 120, "คะแนนรวม").text(100, 160, "96.43").text(100, 200, "ระดับ ผ่านดี");
  page.text(320, 108, "ปี 2566 ได้คะแนน 93.57 คะแนน ระดับ").text(320, 132, "ผ่านดี");
  page.text(320, 172, "ทุกเครื่องมือสูงกว่าเดิม").text(320, 188, "ต้องพัฒนาอีก");
  const std::string text = analyse({page.page()}).page_texts.at(0);
  EXPECT_LT(text.find("96.43"), text.find("93.57"));
  EXPECT_LT(text.find("ระดับ ผ่านดี"), text.find("2566"));
}

TEST(TwoColumns, ShortListsSideBySideAreParted) {
  PageMaker page(1);
  page.text(70, 100, "จุดแข็ง", {.bold = true}).text(320, 100, "จุดอ่อน", {.bold = true});
  page.text(80, 120, "• มีช่องทาง").text(330, 120, "• ขาดคู่มือ");
  page.text(80, 140, "• ทำจริง").text(330, 140, "• ไม่ทราบแผน");
  const std::string text = analyse({page.page()}).page_texts.at(0);
  EXPECT_EQ(text, "จุดแข็ง\n• มีช่องทาง\n• ทำจริง\nจุดอ่อน\n• ขาดคู่มือ\n• ไม่ทราบแผน");
}

TEST(TwoColumns, ShortTextsWithALineBetweenAreParted) {
  for (const bool ruled : {true, false}) {
    PageMaker page(1);
    page.text(70, 100, "จุดแข็งของหน่วย").text(330, 100, "จุดอ่อนของหน่วย");
    page.text(70, 120, "มีช่องทางร้องเรียน").text(330, 120, "ขาดคู่มือการยืม");
    if (ruled) {
      page.vertical(300, 80, 130);
    }
    const std::string text = analyse({page.page()}).page_texts.at(0);
    EXPECT_EQ(text.find("มีช่องทาง") < text.find("จุดอ่อน"), ruled) << text;
  }
}

}  // namespace
}  // namespace ita::layout
