#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "layout/lines/traced.h"
#include "page_maker.h"

namespace ita::layout {
namespace {

using testing::PageMaker;
using testing::Style;

constexpr Style kBold{14, true, 0};
// 68 clusters of 6.3 points: a full line from 80 to 508.
const std::string kFull("กขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขค");
// The same, begun 42 points further right.
const std::string kIndented("กขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจก");

std::vector<BlockKind> kinds(const Layout& layout) {
  std::vector<BlockKind> out;
  for (const Block& block : layout.blocks) {
    out.push_back(block.kind);
  }
  return out;
}

TEST(Flow, ParagraphsBeginWithAnIndent) {
  PageMaker page(1);
  page.text(122, 100, kIndented).text(80, 120, kFull).text(80, 140, "จบความ");
  page.text(122, 160, kIndented).text(80, 180, kFull).text(80, 200, "จบแล้ว");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(layout.blocks[0].text(), kIndented + kFull + "จบความ");
  EXPECT_NEAR(layout.blocks[1].indent, 42, 1);
}

TEST(Flow, WideGapsOfJustifiedLinesDoNotSplitThem) {
  PageMaker page(1);
  page.text(122, 100, kIndented)
      .text(80, 120, "กขคง")
      .text(200, 120, "กขคงจ")
      .text(350, 120, "กขค");
  page.text(489, 120, "กขค").text(80, 140, "จบความ").text(122, 160, kIndented).text(80, 180, kFull);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(layout.blocks[0].text(), kIndented + "กขคง กขคงจ กขค กขคจบความ");
}

TEST(Flow, HeadingsAreBoldAndMayTakeTwoLines) {
  PageMaker page(1);
  page.centred(294, 80, "ผลการประเมินคุณธรรม", kBold).centred(294, 100, "องค์การบริหารส่วนตำบล", kBold);
  page.text(80, 130, "๗) " + kFull.substr(0, 180), kBold).text(80, 150, "งาน", kBold);
  page.text(122, 170, kIndented).text(80, 190, kFull).text(80, 210, "จบความ");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[0].kind, BlockKind::heading);
  EXPECT_TRUE(layout.blocks[0].centred);
  EXPECT_EQ(layout.blocks[0].lines.size(), 2U);
  EXPECT_EQ(layout.blocks[1].kind, BlockKind::heading);
  EXPECT_EQ(layout.blocks[1].marker, "๗)");
  EXPECT_EQ(layout.blocks[1].lines.size(), 2U);
  EXPECT_EQ(layout.blocks[2].kind, BlockKind::paragraph);
}

TEST(Flow, ACentredParagraphWhoseFirstLineIsFullIsOne) {
  PageMaker page(1);
  page.text(80, 100, kFull).centred(294, 120, "กขคงจกขคงจ กขคงจกขคงจกขคงจ");
  page.text(122, 160, kIndented).text(80, 180, kFull).text(80, 200, "จบความ");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(layout.blocks[0].lines.size(), 2U);
  EXPECT_EQ(layout.blocks[0].kind, BlockKind::paragraph);
}

TEST(Flow, ALabelWithItsValueFarOffIsALineOfItsOwn) {
  PageMaker page(1);
  page.text(80, 100, "ระดับผลการประเมิน", kBold).text(490, 100, "กข", kBold);
  page.text(80, 120, "ข้อบกพร่องที่ต้องเร่งแก้ไข", kBold);
  page.text(122, 160, kIndented).text(80, 180, kFull).text(80, 200, "จบความ");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[1].text(), "ข้อบกพร่องที่ต้องเร่งแก้ไข");
}

TEST(Flow, ListItemsKeepTheirMarkersAndHangingLines) {
  PageMaker page(1);
  page.text(122, 80, kIndented).text(80, 100, kFull).text(80, 120, "ดังนี้");
  page.text(122, 140, "๑. " + kIndented.substr(0, 174)).text(138, 160, "ต่อความ");
  page.text(122, 180, "๒. งานที่สอง").text(122, 200, "- งานที่สาม").text(122, 220, "1.1 งานที่สี่");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 5U);
  EXPECT_EQ(layout.blocks[1].kind, BlockKind::list_item);
  EXPECT_EQ(layout.blocks[1].marker, "๑.");
  EXPECT_EQ(layout.blocks[1].lines.size(), 2U);
  EXPECT_EQ(layout.blocks[2].marker, "๒.");
  EXPECT_EQ(layout.blocks[3].marker, "-");
  EXPECT_EQ(layout.blocks[4].marker, "1.1");
}

TEST(Flow, ANumberAtTheStartOfAFullParagraphLineIsNoItem) {
  PageMaker page(1);
  page.text(122, 80, kIndented).text(80, 100, kFull).text(80, 120, "7) " + kFull.substr(0, 180));
  page.text(80, 140, "จบความ").text(122, 160, kIndented).text(80, 180, kFull);
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(layout.blocks[0].lines.size(), 4U);
}

TEST(Flow, IndentedLinesUnderOneAnotherAreParagraphs) {
  PageMaker page(1);
  page.text(122, 80, kIndented).text(80, 100, kFull).text(80, 120, "ดังนี้");
  const std::string line = "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ของเจ้าหน้าที่ทุกคนในหน่วยงาน ได้คะแนน ๙๙.๑๗";
  page.text(122, 140, line).text(122, 160, line).text(122, 180, line);
  EXPECT_EQ(analyse({page.page()}).blocks.size(), 4U);
}

TEST(Flow, ALineWhoseFirstWordWasNotReadStaysInItsParagraph) {
  PageMaker page(1);
  page.text(122, 80, kIndented).text(80, 100, kFull).text(143, 120, kIndented.substr(0, 174));
  page.text(80, 140, "จบความ").text(122, 160, kIndented).text(80, 180, kFull);
  EXPECT_EQ(analyse({page.page()}).blocks.size(), 2U);
}

TEST(Flow, TheHeadOfALetterIsReadLineByLine) {
  PageMaker page(1);
  page.centred(294, 80, "บันทึกข้อความ", {24, true, 0});
  page.lines(80, 120, 22,
             {"ส่วนราชการ สำนักปลัด เทศบาลตำบลกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจ",
              "ที่ กข ๑๒๓/๔๕ วันที่ ๑ ธันวาคม ๒๕๖๗ กขคงจกขคงจกขคงจกขคงจ",
              "เรื่อง ผลการประเมินกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขค",
              "เรียน นายกเทศมนตรีกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจกขคงจก"});
  page.text(122, 220, kIndented).text(80, 242, kFull).text(80, 264, "จบความ");
  EXPECT_EQ(analyse({page.page()}).blocks.size(), 6U);
}

TEST(Flow, AParagraphGoesOnOverThePageEnd) {
  PageMaker one(1);
  one.text(122, 680, kIndented).text(80, 700, kFull).text(80, 720, kFull).text(80, 740, kFull);
  PageMaker two(2);
  two.text(80, 80, "จบความ").text(122, 100, kIndented).text(80, 120, kFull).text(80, 140, kFull);
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(layout.blocks[0].lines.back().page, 2);
  EXPECT_EQ(layout.blocks[0].page, 1);
  EXPECT_LT(layout.blocks[0].box.y1, 760);
  EXPECT_GT(layout.blocks[0].box.y0, 600);
}

TEST(Flow, AnIndentedLineOnTheNextPageBeginsAParagraph) {
  PageMaker one(1);
  one.text(122, 680, kIndented).text(80, 700, kFull).text(80, 720, kFull).text(80, 740, kFull);
  PageMaker two(2);
  two.text(122, 80, kIndented).text(80, 100, kFull).text(80, 120, kFull).text(80, 140, kFull);
  EXPECT_EQ(analyse({one.page(), two.page()}).blocks.size(), 2U);
}

TEST(Flow, AnItemBetweenItsLikeGoesOnOverThePageEnd) {
  PageMaker one(1);
  one.text(122, 660, kIndented).text(80, 680, kFull).text(80, 700, kFull).text(80, 720, "ได้แก่");
  one.text(122, 740, "- แบบวัดการรับรู้");
  PageMaker two(2);
  two.text(122, 80, "ภายนอก (EIT)").text(122, 100, "- แบบวัดการเปิดเผย").text(122, 120, kIndented);
  two.text(80, 140, kFull).text(80, 160, kFull);
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.blocks.size(), 4U);
  EXPECT_EQ(layout.blocks[1].text(), "- แบบวัดการรับรู้ภายนอก (EIT)");
  EXPECT_EQ(layout.blocks[2].text(), "- แบบวัดการเปิดเผย");
}

TEST(Furniture, PageNumbersAndRunningHeadsAreSetApart) {
  std::vector<text::PageText> pages;
  for (int n = 1; n <= 3; ++n) {
    PageMaker page(n);
    page.text(80, 40, "รายงานผลการประเมิน ประจำปี 2567")
        .centred(297, 60, "- " + std::to_string(n) + " -");
    page.text(122, 120, kIndented).text(80, 140, kFull).text(80, 160, "จบความ");
    pages.push_back(page.page());
  }
  const Layout layout = analyse(pages);
  EXPECT_THAT(kinds(layout), ::testing::ElementsAre(BlockKind::running_head, BlockKind::page_number,
                                                    BlockKind::paragraph, BlockKind::running_head,
                                                    BlockKind::page_number, BlockKind::paragraph,
                                                    BlockKind::running_head, BlockKind::page_number,
                                                    BlockKind::paragraph));
  EXPECT_THAT(layout.page_texts[0], ::testing::HasSubstr("รายงานผลการประเมิน"));
}

TEST(Furniture, PagesMayBeCountedByLetters) {
  const auto read = [](const std::vector<std::string>& feet) {
    std::vector<text::PageText> pages;
    for (size_t n = 0; n < feet.size(); ++n) {
      PageMaker page(static_cast<int>(n) + 1);
      page.text(122, 120, kIndented).text(80, 140, kFull).text(80, 160, "จบความ");
      page.centred(297, 790, feet[n]);
      pages.push_back(page.page());
    }
    const Layout layout = analyse(pages);
    return std::count_if(layout.blocks.begin(), layout.blocks.end(),
                         [](const Block& b) { return b.kind == BlockKind::page_number; });
  };
  EXPECT_EQ(read({"ก", "ข", "- ค -"}), 3);
  // Letters that do not run with the pages are print.
  EXPECT_EQ(read({"จ", "ก", "ม"}), 0);
}

TEST(Furniture, HeadsAreKnownOnPagesThatAreTurned) {
  std::vector<text::PageText> pages;
  for (int n = 1; n <= 4; ++n) {
    const bool wide = n == 2 || n == 3;
    PageMaker page(n, wide ? 842 : 595, wide ? 595 : 842);
    page.text(80, 60, "เทศบาลตำบลกขคงจ").text(wide ? 780 : 530, 88, std::to_string(n));
    page.text(122, 120, kIndented).lines(80, 140, 20, {kFull, kFull, kFull, "จบความ"});
    pages.push_back(page.page());
  }
  const Layout layout = analyse(pages);
  ASSERT_EQ(layout.blocks.size(), 12U);
  for (size_t i = 0; i < 12; i += 3) {
    EXPECT_EQ(layout.blocks[i].kind, BlockKind::running_head) << i;
    EXPECT_EQ(layout.blocks[i + 1].kind, BlockKind::page_number) << i;
  }
}

TEST(Furniture, SliversOfTheNextPageAreTakenOut) {
  PageMaker one(1);
  one.text(122, 680, kIndented).text(80, 700, kFull).text(80, 720, "จบความ");
  PageMaker two(2);
  two.text(80, 80, "ที่ตั้งของสำนักงานใหม่", kBold).text(122, 100, kIndented).text(80, 120, kFull);
  const std::string head = "ที่ตั้งของสำนักงานใหม่";
  // "ที่" at its own place, and "ตั้" after it.
  one.text(80, 800, "ที่", kBold).text(80 + PageMaker::width_of("ที่"), 800, "ตั้", kBold);
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[1].text(), head);
  EXPECT_THAT(layout.page_texts[0], ::testing::EndsWith("จบความ"));
}

TEST(Flow, AParagraphGoesOnFromTheFootOfAPageOfItsFormat) {
  const auto blocks = [](double y, double width) {
    PageMaker one(1), two(2, width);
    one.text(122, y, kIndented).text(80, y + 20, kFull).text(80, y + 40, kFull);
    two.text(80, 80, kFull).text(80, 100, "จบความ");
    return analyse({one.page(), two.page()}).blocks.size();
  };
  EXPECT_EQ(blocks(700, 595), 1U);
  EXPECT_EQ(blocks(200, 595), 2U);  // white below it: it ended there
  EXPECT_EQ(blocks(700, 700), 2U);
}

TEST(Flow, ATitleWhoseFirstLinesAreFullIsCentred) {
  PageMaker page(1);
  page.text(80, 100, kFull, kBold).text(80, 120, kFull, kBold);
  page.centred(294, 140, kFull.substr(0, 60), kBold);
  page.text(122, 180, kIndented).text(80, 200, kFull).text(80, 220, "จบความ");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_TRUE(layout.blocks[0].centred);
  EXPECT_FALSE(layout.blocks[1].centred);
}

TEST(Furniture, ACatchwordAtTheFootIsNoParagraph) {
  PageMaker one(1);
  one.text(122, 680, kIndented).text(80, 700, kFull).text(80, 720, kFull).text(80, 740, kFull);
  one.text(420, 770, "/จบความ...");
  PageMaker two(2);
  two.text(80, 80, "จบความ").text(122, 100, kIndented).text(80, 120, kFull).text(80, 140, kFull);
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[0].lines.size(), 5U);
  EXPECT_EQ(layout.blocks[1].kind, BlockKind::running_head);
}

TEST(Signature, NameAndTitlesAreOneBlock) {
  PageMaker page(1);
  page.text(122, 100, kIndented).text(80, 120, kFull).text(80, 140, "จบความ");
  page.centred(400, 240, "(ลงชื่อ)................").centred(400, 260, "(นายกขค งจฉ)");
  page.centred(400, 280, "นายกเทศมนตรี");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_EQ(layout.blocks[1].kind, BlockKind::signature);
  EXPECT_EQ(layout.blocks[1].lines.size(), 3U);
}

TEST(Signature, ALineOfAParagraphThatBeginsWithTheWordIsText) {
  PageMaker page(1);
  page.text(122, 100, kIndented).text(80, 120, "ลงชื่อรับคืนยังไม่ครบทุกครั้งแต่มีการตรวจสอบทะเบียน");
  page.text(80, 140, "จบความ");
  const Layout layout = analyse({page.page()});
  for (const auto& block : layout.blocks) {
    EXPECT_NE(block.kind, BlockKind::signature);
  }
}

TEST(Signature, ATitleThatFellOnTheNextPageBelongsToIt) {
  PageMaker one(1);
  one.text(122, 100, kIndented).text(80, 120, kFull).text(80, 140, kFull).text(80, 160, "จบความ");
  one.centred(400, 760, "(ลงชื่อ)................").centred(400, 780, "(นายกขค งจฉ)");
  PageMaker two(2);
  two.centred(400, 80, "นายกเทศมนตรี");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.blocks.size(), 3U);
  EXPECT_EQ(layout.blocks[2].kind, BlockKind::signature);
}

bool space_between(const std::string& above, const std::string& below) {
  PageMaker a(1);
  PageMaker b(1);
  Line first;
  Line second;
  first.words = a.text(80, 100, above).page().words;
  second.words = b.text(80, 120, below).page().words;
  return space_at_join(first, second);
}

TEST(SpaceAtJoin, FollowsTheWritingOnBothSides) {
  EXPECT_FALSE(space_between("ส่วนได้", "ส่วนเสีย"));
  EXPECT_TRUE(space_between("Open", "Data"));
  EXPECT_FALSE(space_between("ระบบ E-", "Service"));
  EXPECT_TRUE(space_between("ระบบ", "Website"));
  EXPECT_TRUE(space_between("Website", "ของหน่วยงาน"));
  EXPECT_TRUE(space_between("รอบ ๖", "เดือน"));
  EXPECT_TRUE(space_between("พ.ศ.", "๒๕๖๗"));
  EXPECT_FALSE(space_between("99.", "17"));
  EXPECT_FALSE(space_between("(", "กอง"));
  EXPECT_FALSE(space_between("กอง", ")"));
  EXPECT_TRUE(space_between("งานต่างๆ", "ของ"));
}

TEST(Flow, TheLongestLineShowsHowFarLinesMayGo) {
  // One line of all goes to the edge; two short ones on the last page are two paragraphs.
  PageMaker one(1);
  one.text(80, 100, kFull)
      .text(80, 150, "กขคงจกขคง")
      .text(80, 200, "กขคงจกข")
      .text(80, 250, "กขคง");
  PageMaker two(2);
  two.text(80, 100, "ขอ", kBold)
      .text(100, 120, "ผู้ตอบมีจำนวนน้อยมากกว่าเดิม")
      .text(100, 140, "ขาดเจ้าหน้าที่");
  const Layout layout = analyse({one.page(), two.page()});
  ASSERT_EQ(layout.blocks.size(), 7U);
  EXPECT_EQ(layout.blocks[5].text(), "ผู้ตอบมีจำนวนน้อยมากกว่าเดิม");
}

TEST(Flow, ANumberThatClosesABracketIsNoItem) {
  PageMaker page(1);
  page.text(80, 100, "1. กขคงจกขคงจกขคงจกขคงจกขคงจกขคงจ (กขคงจกขคงจกขคงจกขคงจกขคง 67 – 12");
  page.text(95, 120, "68)").text(80, 140, "2. กขคงจกขคงจ");
  const Layout layout = analyse({page.page()});
  ASSERT_EQ(layout.blocks.size(), 2U);
  EXPECT_TRUE(layout.blocks[0].text().ends_with("68)")) << layout.blocks[0].text();
}

}  // namespace
}  // namespace ita::layout
