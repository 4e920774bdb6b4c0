#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Pages of words set anywhere, the title of a report on the first.
class Slides {
 public:
  Slides() {
    title(
        "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ปีงบประมาณ พ.ศ. "
        "2567",
        60);
    title("เทศบาลตำบลบ้านใหม่ อำเภอเมืองพะเยา จังหวัดพะเยา", 90);
    title("คะแนนรวม 91.90 คะแนน", 120);
  }
  Slides& page() {
    ++page_;
    return *this;
  }
  Slides& title(const std::string& text, double y) {
    return add(layout::BlockKind::heading, {make_line(text, page_, 40, y, true)});
  }
  /// Texts of one printed line, each at its place.
  Slides& row(double y, const std::vector<std::pair<double, std::string>>& texts,
              layout::BlockKind kind = layout::BlockKind::paragraph) {
    layout::Line line;
    for (const auto& [x, text] : texts) {
      const layout::Line part = make_line(text, page_, x, y, false);
      line.page = page_;
      line.size = part.size;
      line.baseline = part.baseline;
      line.box = unite(line.box, part.box);
      line.words.insert(line.words.end(), part.words.begin(), part.words.end());
    }
    return add(kind, {line});
  }
  Report read() const { return first_report(layout_); }

 private:
  Slides& add(layout::BlockKind kind, std::vector<layout::Line> lines) {
    layout::Block block;
    block.kind = kind;
    block.page = page_;
    block.lines = std::move(lines);
    block.box = block.lines[0].box;
    layout_.blocks.push_back(std::move(block));
    return *this;
  }

  layout::Layout layout_;
  int page_ = 1;
};

bool doubted(const Review& review, const std::string& code, const std::string& heading) {
  return std::any_of(review.reasons.begin(), review.reasons.end(), [&](const Reason& reason) {
    return reason.code == code && reason.args.size() == 1 && reason.args[0].second == heading;
  });
}

/// Four boxes beside one another, their labels at one place of every page.
Slides& boxes(Slides& slides, const std::string& title, const std::vector<std::string>& labels,
              const std::vector<std::string>& texts) {
  slides.page().title(title, 40);
  std::vector<std::pair<double, std::string>> heads, below;
  for (size_t i = 0; i < labels.size(); ++i) {
    heads.emplace_back(40 + 180 * static_cast<double>(i), labels[i]);
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty()) {
      below.emplace_back(40 + 180 * static_cast<double>(i), texts[i]);
    }
  }
  return slides.row(80, heads, layout::BlockKind::running_head).row(100, below);
}

const std::vector<std::string> kLabels = {"ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตามผล"};

TEST(Slides, AMeasureInBoxesBesideOneAnother) {
  Slides slides;
  boxes(slides, "มาตรการที่ 1: พัฒนาระบบการให้บริการ", kLabels,
        {"จัดทำคู่มือ", "สำนักปลัดเทศบาล", "มกราคม 2568", "ทุก 6 เดือน"});
  boxes(slides, "มาตรการที่ 2: เปิดเผยแผนการใช้จ่าย", kLabels,
        {"รวบรวมแผน", "กองคลัง", "ตลอดปี", "ทุกเดือน"});
  const Report report = slides.read();
  ASSERT_EQ(report.measures.size(), 2U);
  const Measure& first = report.measures[0];
  EXPECT_EQ(first.number, 1);
  EXPECT_EQ(first.title, "พัฒนาระบบการให้บริการ");
  EXPECT_THAT(first.steps, ElementsAre("จัดทำคู่มือ"));
  EXPECT_THAT(first.responsible, ElementsAre("สำนักปลัดเทศบาล"));
  EXPECT_EQ(first.schedule.text, "มกราคม 2568 ทุก 6 เดือน");
  EXPECT_FALSE(first.review.needed());
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[1].evidence.front().page, 3);
}

TEST(Slides, APartThatIsNotThereIsSaid) {
  Slides slides;
  boxes(slides, "มาตรการที่ 1 พัฒนาระบบการให้บริการ", kLabels,
        {"จัดทำคู่มือ", "สำนักปลัดเทศบาล", "มกราคม 2568", "ทุก 6 เดือน"});
  boxes(slides, "มาตรการที่ 2 เปิดเผยแผนการใช้จ่าย", kLabels, {"รวบรวมแผน", "", "ตลอดปี", "ทุกเดือน"});
  boxes(slides, "มาตรการที่ 3 กำกับดูแลการยืม", {"ขั้นตอน", "ระยะเวลา", "การติดตามผล"},
        {"ออกแนวปฏิบัติ", "ตลอดปี", "ทุกเดือน"});
  const Report report = slides.read();
  ASSERT_EQ(report.measures.size(), 3U);
  EXPECT_FALSE(report.measures[0].review.needed());
  for (const size_t i : {1U, 2U}) {
    EXPECT_THAT(report.measures[i].responsible, IsEmpty());
    EXPECT_TRUE(doubted(report.measures[i].review, "measure-part-missing", "ผู้รับผิดชอบ")) << i;
  }
}

TEST(Slides, TextThatReachesIntoTheNextBoxIsDoubted) {
  Slides slides;
  boxes(slides, "มาตรการที่ 1 พัฒนาระบบการให้บริการ", kLabels,
        {"จัดทำคู่มือการให้บริการทุกกระบวนงานของเทศบาล", "", "มกราคม 2568", "ทุก 6 เดือน"});
  const Report report = slides.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_TRUE(doubted(report.measures[0].review, "box-text-crosses", "ขั้นตอน"));
}

TEST(Slides, TheTitleIsTheLargestPrintOverTheBoxesElseDoubted) {
  Slides slides;
  boxes(slides, "เปิดเผยแผนการใช้จ่าย", kLabels, {"รวบรวมแผน", "กองคลัง", "ตลอดปี", "ทุกเดือน"});
  slides.page().title("ด้านงบประมาณ", 20);
  Report report = slides.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].title, "เปิดเผยแผนการใช้จ่าย");
  EXPECT_FALSE(report.measures[0].review.needed());

  Slides two;
  two.page().title("ด้านงบประมาณ", 20);
  two.title("เปิดเผยแผนการใช้จ่าย", 40);
  two.row(80, {{40, "ขั้นตอน"}, {220, "ผู้รับผิดชอบ"}, {400, "ระยะเวลา"}});
  two.row(100, {{40, "รวบรวมแผน"}, {220, "กองคลัง"}, {400, "ตลอดปี"}});
  report = two.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].title, "เปิดเผยแผนการใช้จ่าย");
  EXPECT_TRUE(report.measures[0].review.needed());
}

TEST(Slides, AFormThatHasItsTitleAboveTheTable) {
  Paper paper = opening();
  paper.page().heading("มาตรการที่ 1 พัฒนาระบบการให้บริการ");
  paper.table({{"ขั้นตอน", "จัดทำคู่มือ"}, {"ผู้รับผิดชอบ", "กองคลัง"}, {"ระยะเวลา", "ตลอดปี"}});
  paper.page().heading("มาตรการที่ 2 เปิดเผยแผนการใช้จ่าย");
  paper.table({{"ขั้นตอน", "รวบรวมแผน"}, {"ผู้รับผิดชอบ", ""}, {"ระยะเวลา", "ตลอดปี"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "พัฒนาระบบการให้บริการ");
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_FALSE(report.measures[0].review.needed());
  EXPECT_TRUE(doubted(report.measures[1].review, "measure-part-missing", "ผู้รับผิดชอบ"));
}

TEST(Slides, ALabelOverItsTextInEachCell) {
  Paper paper = opening();
  paper.page().heading("มาตรการที่ 1 พัฒนาระบบการให้บริการ");
  paper.table({{"ขั้นตอน\n- จัดทำคู่มือ\n- เผยแพร่", "", "ผู้รับผิดชอบ\nกองคลัง"},
               {"", "", ""},
               {"ระยะเวลา\nตลอดปี", "", "การติดตามผล\nทุกเดือน"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_THAT(report.measures[0].steps, ElementsAre("จัดทำคู่มือ", "เผยแพร่"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
}

TEST(Slides, LabelsOneUnderAnotherStayAList) {
  Slides slides;
  for (const auto& [number, what] :
       {std::pair("1", "พัฒนาระบบการให้บริการ"), {"2", "เปิดเผยแผนการใช้จ่าย"}}) {
    slides.page().title(std::string("มาตรการ ") + number + " " + what, 40);
    slides.row(80, {{40, "ขั้นตอน:"}}, layout::BlockKind::running_head);
    slides.row(100, {{40, "- จัดทำคู่มือ"}}, layout::BlockKind::list_item);
    slides.row(120, {{40, "ผู้รับผิดชอบ: กองคลัง"}}).row(140, {{40, "ระยะเวลา: ตลอดปี"}});
  }
  const Report report = slides.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "พัฒนาระบบการให้บริการ");
  EXPECT_EQ(report.measures[1].title, "เปิดเผยแผนการใช้จ่าย");
  for (const Measure& measure : report.measures) {
    EXPECT_THAT(measure.steps, ElementsAre("จัดทำคู่มือ"));
    EXPECT_THAT(measure.responsible, ElementsAre("กองคลัง"));
    EXPECT_FALSE(measure.review.needed());
  }
}

TEST(Slides, TheHeadingOfATableWithoutRulingsIsNoRowOfBoxes) {
  Slides slides;
  slides.page().title("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", 40);
  slides.row(80, {{40, "มาตรการ"}, {200, "ขั้นตอน"}, {360, "ผู้รับผิดชอบ"}, {520, "ระยะเวลา"}});
  slides.row(100, {{40, "พัฒนาระบบ"}, {200, "จัดทำคู่มือ"}, {360, "กองคลัง"}, {520, "ตลอดปี"}});
  for (const Measure& measure : slides.read().measures) {
    EXPECT_THAT(measure.title, ::testing::Not(::testing::HasSubstr("ส่งเสริมคุณธรรม")));
  }
}

TEST(Slides, ATableThatWasNotCutDoubtsWhatIsReadBelowIt) {
  for (const bool headed : {true, false}) {
    Slides slides;
    slides.page().title("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", 40);
    if (headed) {
      slides.row(80, {{40, "มาตรการ"}, {200, "ขั้นตอน"}, {360, "ผู้รับผิดชอบ"}, {520, "ระยะเวลา"}});
    }
    slides.row(100, {{40, "1. พัฒนาระบบ"}}, layout::BlockKind::list_item);
    slides.row(120, {{40, "2. เปิดเผยแผน"}}, layout::BlockKind::list_item);
    const Report report = slides.read();
    ASSERT_EQ(report.measures.size(), 2U);
    for (const Measure& measure : report.measures) {
      EXPECT_EQ(measure.review.needed(), headed);
    }
  }
}

TEST(Slides, LabelsCentredOverCentredText) {
  Slides slides;
  slides.page().title("มาตรการที่ 1 พัฒนาระบบการให้บริการ", 40);
  slides.row(80, {{100, "ขั้นตอน"}, {300, "ผู้รับผิดชอบ"}, {500, "ระยะเวลา"}});
  // Wider than their labels, each with the middle of its label.
  slides.row(100, {{67, "จัดทำคู่มือการให้บริการ"}, {288, "สำนักปลัดเทศบาล"}, {492, "มกราคม 2568"}});
  const Report report = slides.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_THAT(report.measures[0].steps, ElementsAre("จัดทำคู่มือการให้บริการ"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("สำนักปลัดเทศบาล"));
  EXPECT_FALSE(report.measures[0].review.needed());
}

TEST(Slides, ATableOfOneRowUnderTheTitle) {
  Paper paper = opening();
  for (const char* title : {"1. พัฒนาระบบการให้บริการ", "2. เปิดเผยแผนการใช้จ่าย"}) {
    paper.page().heading(title);
    paper.table({{"ขั้นตอน/วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองคลัง", "ตลอดปี"}});
  }
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[1].title, "เปิดเผยแผนการใช้จ่าย");
  EXPECT_THAT(report.measures[1].steps, ElementsAre("จัดทำคู่มือ"));
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองคลัง"));
}

TEST(MeasureBands, AMeasureOverTheRowsOfItsSteps) {
  Paper paper = opening();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"ที่", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"},
               {"มาตรการที่ 1 พัฒนาระบบการให้บริการ", "<", "<", "<"},
               {"1.1", "ทบทวนคู่มือ", "กองคลัง", "ตลอดปี"},
               {"1.2", "เผยแพร่คู่มือ", "กองคลัง", "ตลอดปี"},
               {"มาตรการที่ 2 เปิดเผยแผนการใช้จ่าย", "<", "<", "<"},
               {"2.1", "รวบรวมแผน", "กองช่าง", "มกราคม"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_THAT(report.measures[0].steps, ElementsAre("ทบทวนคู่มือ", "เผยแพร่คู่มือ"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[0].schedule.text, "ตลอดปี");
  EXPECT_EQ(report.measures[1].title, "เปิดเผยแผนการใช้จ่าย");
}

}  // namespace
}  // namespace ita::report::test
