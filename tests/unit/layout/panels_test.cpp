#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "page_maker.h"

namespace ita::layout {
namespace {

using ::testing::ElementsAre;
using testing::PageMaker;

std::vector<std::string> texts(const Layout& layout) {
  std::vector<std::string> out;
  for (const Block& block : layout.blocks) {
    out.push_back(block.table < 0 ? block.text() : "table");
  }
  return out;
}

/// Two rows of two cards: the name of one is right beside the number of the other.
PageMaker cards() {
  PageMaker page(1);
  page.text(80, 60, "ผลการประเมิน");
  page.text(90, 110, "การปฏิบัติหน้าที่").text(230, 110, "91.20");
  page.text(320, 110, "การใช้งบประมาณ").text(460, 110, "92.30");
  page.text(90, 160, "การใช้อำนาจ").text(230, 168, "93.40");
  page.text(320, 160, "การใช้ทรัพย์สิน").text(460, 168, "94.50");
  return page;
}

void add_panels(text::PageText& page) {
  page.panels = {
      {80, 95, 280, 130}, {310, 95, 510, 130}, {80, 140, 280, 180}, {310, 140, 510, 180}};
}

TEST(Panels, CardsAreReadOneByOne) {
  text::PageText page = cards().page();
  add_panels(page);
  EXPECT_THAT(texts(analyse({page})),
              ElementsAre("ผลการประเมิน", "การปฏิบัติหน้าที่ 91.20", "การใช้งบประมาณ 92.30",
                          ::testing::StartsWith("การใช้อำนาจ"), ::testing::_,
                          ::testing::StartsWith("การใช้ทรัพย์สิน"), ::testing::_));
}

TEST(Panels, GroundsBehindCellsPartNothing) {
  // Names on one ground and numbers on another: a row of a table.
  text::PageText page = cards().page();
  page.panels = {{80, 95, 200, 130},   {225, 95, 280, 130}, {310, 95, 430, 130},
                 {455, 95, 510, 130},  {80, 140, 200, 180}, {225, 140, 280, 180},
                 {310, 140, 430, 180}, {455, 140, 510, 180}};
  EXPECT_EQ(texts(analyse({page})), texts(analyse({cards().page()})));
  // Cells that touch.
  page.panels = {
      {80, 95, 295, 130}, {295, 95, 510, 130}, {80, 130, 295, 180}, {295, 130, 510, 180}};
  EXPECT_EQ(texts(analyse({page})), texts(analyse({cards().page()})));
}

TEST(Panels, ColumnsOfTextAreReadDown) {
  PageMaker maker(1);
  maker.text(90, 100, "จุดแข็ง").text(320, 100, "จุดอ่อน");
  maker.text(90, 120, "มีคู่มือการปฏิบัติงาน").text(320, 120, "เจ้าหน้าที่มีน้อย");
  text::PageText page = maker.page();
  page.panels = {{70, 50, 530, 400}, {80, 80, 290, 200}, {310, 80, 520, 200}};
  EXPECT_THAT(texts(analyse({page})),
              ElementsAre("จุดแข็ง", "มีคู่มือการปฏิบัติงาน", "จุดอ่อน", "เจ้าหน้าที่มีน้อย"));
}

TEST(Panels, HeadingsOnGroundsOfTheirOwnGoWithThePanelsBelow) {
  PageMaker maker(1);
  maker.text(150, 100, "จุดแข็ง").text(390, 100, "จุดอ่อน");
  maker.text(90, 135, "คู่มือชัดเจน").text(320, 135, "เจ้าหน้าที่น้อย");
  maker.text(90, 155, "ระบบดี").text(320, 155, "งบจำกัดมาก");
  text::PageText page = maker.page();
  page.panels = {
      {80, 80, 290, 110}, {310, 80, 520, 110}, {80, 116, 290, 200}, {310, 116, 520, 200}};
  EXPECT_THAT(texts(analyse({page})),
              ElementsAre("จุดแข็ง", "คู่มือชัดเจน", "ระบบดี", "จุดอ่อน", "เจ้าหน้าที่น้อย", "งบจำกัดมาก"));
}

/// Three grounds a card: its head, its name, its number; the cards of the row below begin a gap
/// further down.
TEST(Panels, ACardOfSeveralGroundsIsOne) {
  PageMaker maker(1);
  for (int row = 0; row < 2; ++row) {
    for (int card = 0; card < 2; ++card) {
      const double x = 90 + 200.0 * card, y = 100 + 120.0 * row;
      const std::string number = std::to_string(2 * row + card + 1);
      maker.text(x, y, "ตัวชี้วัดที่ " + number)
          .text(x, y + 30, "การใช้อำนาจ")
          .text(x, y + 60, "9" + number + ".20");
    }
  }
  text::PageText page = maker.page();
  for (int row = 0; row < 2; ++row) {
    for (int card = 0; card < 2; ++card) {
      const double x0 = 80 + 200.0 * card, y0 = 95 + 120.0 * row;
      for (int ground = 0; ground < 3; ++ground) {
        page.panels.push_back({x0, y0 + 30.0 * ground, x0 + 190, y0 + 30.0 * (ground + 1)});
      }
    }
  }
  std::string all;
  for (const std::string& text : texts(analyse({page}))) {
    all += text + " ";
  }
  // Each number before the head of another card.
  for (const char* number : {"1", "2", "3", "4"}) {
    const size_t head = all.find(std::string("ตัวชี้วัดที่ ") + number);
    const size_t score = all.find(std::string("9") + number + ".20");
    ASSERT_NE(head, std::string::npos) << all;
    ASSERT_NE(score, std::string::npos) << all;
    EXPECT_EQ(all.find("ตัวชี้วัดที่", head + 1) < score, false) << number << ": " << all;
  }
}

}  // namespace
}  // namespace ita::layout
