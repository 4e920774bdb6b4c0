#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "builder.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kMeasures = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน";
constexpr const char* kIssues = "ประเด็นที่ต้องพัฒนา";
constexpr const char* kFirst = "การใช้ทรัพย์สินของราชการ";
constexpr const char* kSecond = "การรับรู้แผนการใช้จ่ายงบประมาณ";

TEST(PlanParts, LabelsBesideOneAnother) {
  Paper paper = scored();
  paper.heading(kMeasures).heading("มาตรการที่ 1 การยืมทรัพย์สิน");
  paper.body("แนวทางการปฏิบัติ : จัดทำคู่มือการยืม\nขั้นตอน/วิธีการปฏิบัติ");
  paper.item("1) ประชุมชี้แจง").item("2) จัดทำทะเบียนคุม");
  paper.body("ผู้รับผิดชอบ : กองคลัง ระยะเวลา : ตุลาคม 2567 – มีนาคม 2568");
  paper.heading("มาตรการที่ 2 การเปิดเผยงบประมาณ");
  paper.body("แนวทางการปฏิบัติ : ปิดประกาศทุกหมู่บ้าน");
  paper.body("ผู้รับผิดชอบ : กองช่าง | ระยะเวลา : ไตรมาสที่ 2 งบประมาณ : 5,000 บาท");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("การยืมทรัพย์สิน", "การเปิดเผยงบประมาณ"));
  EXPECT_THAT(measures[0].approach, ElementsAre("จัดทำคู่มือการยืม"));
  EXPECT_THAT(measures[0].steps, ElementsAre("ประชุมชี้แจง", "จัดทำทะเบียนคุม"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(measures[0].schedule.text, "ตุลาคม 2567 – มีนาคม 2568");
  EXPECT_THAT(measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_EQ(measures[1].schedule.text, "ไตรมาสที่ 2");
  ASSERT_EQ(measures[1].others.size(), 1U);
  EXPECT_EQ(measures[1].others[0].text, "5,000 บาท");
}

TEST(PlanParts, ATitleThatGoesOnOpensNoSection) {
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567");
  paper.body("และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.title("องค์การบริหารส่วนตำบลนาแส่ง อำเภอเกาะคา จังหวัดลำปาง");
  paper.page().heading("ส่วนที่ 1 ความเป็นมา").body("หน่วยงานเข้ารับการประเมินทุกปี");
  paper.heading("ส่วนที่ 2 คะแนนเรียงจากมากไปน้อย");
  paper = scored(paper);
  paper.heading("ส่วนที่ 3 ประเด็นที่ต้องพัฒนา").item(std::string("1. ") + kFirst);
  const Report report = paper.read();
  EXPECT_THAT(report.measures, IsEmpty());
  EXPECT_THAT(titles(report.issues), ElementsAre(kFirst));
}

TEST(PlanParts, ContentsOpenNoSection) {
  const std::string dots(40, '.');
  for (const bool apart : {false, true}) {
    Paper paper = opening();
    paper.page().block(layout::BlockKind::heading, "สารบัญ", true, true);
    for (const auto& [words, number] : std::vector<std::pair<std::string, std::string>>{
             {"ผลการประเมินรายตัวชี้วัด", " ๑"}, {kIssues, " ๒"}, {"ข้อจำกัดในการดำเนินการประเมิน", " 5"}}) {
      if (apart) {
        paper.body(words).body(dots + number);
      } else {
        paper.body(words + number);
      }
    }
    paper.page().body("หน่วยงานได้ดำเนินการตามแผนทุกข้อ");
    paper = scored(paper);
    paper.body("หน่วยงานจะรักษามาตรฐานไว้");
    paper.heading(kIssues).item(std::string("1. ") + kFirst);
    paper.heading("ข้อจำกัด").body("บุคลากรมีจำนวนน้อย");
    const Document document = paper.read_document();
    ASSERT_EQ(document.reports.size(), 1U) << apart;
    const Report& report = document.reports.front();
    EXPECT_THAT(titles(report.issues), ElementsAre(kFirst)) << apart;
    ASSERT_EQ(report.limitations.size(), 1U) << apart;
    EXPECT_EQ(report.limitations[0].text, "บุคลากรมีจำนวนน้อย");
    EXPECT_FALSE(document.review.needed()) << apart;
  }
}

TEST(PlanParts, AHeadingThatEndsInAYearIsNoEntry) {
  Paper paper = scored();
  paper.heading(std::string(kIssues) + "ในปี 2568").item(std::string("1. ") + kFirst);
  EXPECT_THAT(titles(paper.read().issues), ElementsAre(kFirst));
}

TEST(PlanParts, TheTitleOfTheNextSlideEndsASection) {
  Paper paper = scored();
  for (const char* slide : {"ผู้ตอบแบบวัด", "ภาพกิจกรรม", "การมีส่วนร่วม"}) {
    paper.page().heading(slide).body("หน่วยงานได้ดำเนินการครบถ้วน");
  }
  paper.page().heading(kIssues).item(std::string("1. ") + kFirst);
  paper.item(std::string("2. ") + kSecond);
  paper.page().heading("เป้าหมายปีหน้า").heading("ระดับ ผ่านดี").body("ทุกกองร่วมมือกัน");
  paper.page().heading("จบการนำเสนอ");
  EXPECT_THAT(titles(paper.read().issues), ElementsAre(kFirst, kSecond));
}

TEST(PlanParts, ABlankFormHoldsNothing) {
  Paper paper = scored();
  const std::string dots(60, '.');
  paper.heading(kIssues).item("1. " + dots).item("2. " + dots);
  paper.heading("มาตรการ");
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"},
               {"(ระบุชื่อมาตรการ)", "(ระบุขั้นตอนเป็นข้อ ๆ)", "(ระบุชื่อกอง)", "(ระบุเดือนเริ่ม)"},
               {dots, dots, "", ""}});
  paper.body("คำอธิบาย 1) ให้กรอกคะแนนทศนิยม 2 ตำแหน่ง 2) คะแนนรวมต้องตรงกับประกาศ 3) ส่งภายในวันที่ 31");
  const Report report = paper.read();
  EXPECT_THAT(report.issues, IsEmpty());
  EXPECT_THAT(report.measures, IsEmpty());
}

TEST(PlanParts, AMeasureThatBeginsLikeAHintStays) {
  Paper paper = scored();
  paper.heading(kMeasures);
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"},
               {"ระบุผู้รับผิดชอบให้ชัดเจน", "ออกคำสั่ง", "กองคลัง", "ต.ค. 67"},
               {"เฉลี่ย", "", "", ""}});
  EXPECT_THAT(titles(paper.read().measures), ElementsAre("ระบุผู้รับผิดชอบให้ชัดเจน"));
}

TEST(PlanParts, WeaknessesBesideAListOfIssuesAreNone) {
  for (const bool list : {true, false}) {
    Paper paper = scored();
    paper.heading("2. จุดแข็งและจุดอ่อน");
    paper.table({{"จุดแข็ง", "จุดอ่อน"}, {"เปิดเผยข้อมูลครบ", "บุคลากรไม่ทราบขั้นตอน"}});
    if (list) {
      paper.heading("3. ประเด็นที่จะต้องพัฒนาให้ดีขึ้น").item(std::string("- ") + kFirst);
    }
    const Document document = paper.read_document();
    ASSERT_EQ(document.reports.size(), 1U);
    const Report& report = document.reports.front();
    EXPECT_THAT(titles(report.issues), ElementsAre(list ? kFirst : "บุคลากรไม่ทราบขั้นตอน"));
  }
}

TEST(PlanParts, AHeadingInTheLastRowOfATable) {
  Paper paper = opening();
  Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < names().size(); ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  rows.push_back({kIssues, "<", "<"});
  paper.table(rows).item(std::string("1. ") + kFirst).item(std::string("2. ") + kSecond);
  EXPECT_THAT(titles(paper.read().issues), ElementsAre(kFirst, kSecond));
}

TEST(PlanParts, FormsOfQuestionsBelowTheNameOfTheMeasure) {
  Paper paper = scored();
  paper.table({{"มาตรการจัดซื้อจัดจ้างโปร่งใส", "<"},
               {"ทำไม (Why)", "เพื่อลดข้อร้องเรียน"},
               {"ทำอะไร อย่างไร (How)", "1) ประกาศร่างขอบเขตงาน\n2) บันทึกเหตุผล"},
               {"ใคร (Who)", "กองคลัง"},
               {"เมื่อใด (When)", "ตุลาคม 2567"},
               {"วัดผล (Check)", "รายงานรายไตรมาส"},
               {"มาตรการอำนวยความสะดวก", "<"},
               {"ทำไม (Why)", "เพื่อลดระยะเวลา"},
               {"ทำอะไร อย่างไร (How)", "1) จัดทำผังเวลา\n2) ติดตามงานค้าง"},
               {"ไคร (Who)", "กองช่าง"},
               {"เมื่อใด (When)", "มีนาคม 2568"}},
              0);
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("มาตรการจัดซื้อจัดจ้างโปร่งใส", "มาตรการอำนวยความสะดวก"));
  EXPECT_THAT(measures[0].steps, ElementsAre("ประกาศร่างขอบเขตงาน", "บันทึกเหตุผล"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_THAT(measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_EQ(measures[1].schedule.text, "มีนาคม 2568");
  EXPECT_FALSE(measures[1].review.needed());
}

TEST(PlanParts, ATableThatNeverSaysMeasure) {
  for (const char* topic : {"เรื่องที่ต้องพัฒนา", "หัวข้อที่จะต้องยกระดับ"}) {
    for (const char* what : {"แนวทางการพัฒนา", "สิ่งที่จะทำ"}) {
      Paper paper = scored();
      paper.heading("สิ่งที่จะทำ (ปีงบประมาณ พ.ศ. 2568)");
      paper.table({{topic, what, "ผู้รับผิดชอบ", "กำหนดเสร็จ"},
                   {kFirst, "- กำหนดผู้รับผิดชอบกุญแจ\n- ลงบันทึกทุกครั้ง", "กองคลัง", "ธ.ค. 67"},
                   {kSecond, "- แจ้งวงเงินทุกเดือน", "กองช่าง", "ทุกเดือน"}});
      const Report report = paper.read();
      ASSERT_THAT(titles(report.measures), ElementsAre(kFirst, kSecond)) << topic << what;
      EXPECT_EQ(report.measures[0].approach.size(), 2U);
      EXPECT_FALSE(report.measures[0].review.needed());
      ASSERT_TRUE(report.plan_year);
      EXPECT_EQ(report.plan_year->be, 2568);
    }
  }
}

TEST(PlanParts, AMeasureToldInOneSentence) {
  Paper paper = scored();
  paper.heading("มาตรการที่จะดำเนินการในปี 2568");
  paper.item(
      "มาตรการที่ 1 จัดอาสาสมัครช่วยตอบแบบสำรวจ โดยมีสำนักปลัดเป็นผู้รับผิดชอบ ดำเนินการภายในเดือนธันวาคม "
      "2567 มีขั้นตอนคือ (1) รับสมัคร (2) อบรม (3) ออกเยี่ยมบ้าน และรายงานผลทุกไตรมาส");
  paper.item("มาตรการที่ 2 จ้างเหมาผู้ดูแลเว็บไซต์ โดยมอบหมายให้กองช่างเป็นเจ้าภาพ มีขั้นตอนคือ (1) กำหนดขอบเขต");
  paper.item("(2) จัดจ้าง (3) ตรวจรับรายเดือน");
  paper.item("มาตรการที่ 3 อบรมบุคลากร โดยมีวิทยากรจากภายนอก");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("จัดอาสาสมัครช่วยตอบแบบสำรวจ", "จ้างเหมาผู้ดูแลเว็บไซต์",
                                            "อบรมบุคลากร โดยมีวิทยากรจากภายนอก"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("สำนักปลัด"));
  EXPECT_THAT(measures[0].steps, ElementsAre("รับสมัคร", "อบรม", "ออกเยี่ยมบ้าน"));
  EXPECT_EQ(measures[0].schedule.text, "ภายในเดือนธันวาคม 2567 รายงานผลทุกไตรมาส");
  EXPECT_THAT(measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_THAT(measures[1].steps, ElementsAre("กำหนดขอบเขต", "จัดจ้าง", "ตรวจรับรายเดือน"));
  EXPECT_THAT(measures[2].responsible, IsEmpty());
}

TEST(PlanParts, LinesWithLabelsUnderNoHeadingOfMeasures) {
  Paper paper = scored();
  paper.heading("ก้าวต่อไปในปี 2568").body("ที่ประชุมมีมติให้ดำเนินการสองเรื่อง");
  paper.item(
      "• มาตรการลดขั้นตอน ขั้นตอน: 1) ทบทวนแบบคำร้อง 2) เปิดระบบออนไลน์ ผู้รับผิดชอบ: กองคลัง ระยะเวลา: "
      "มกราคม 2568");
  paper.item("• มาตรการใช้รถส่วนกลาง ผู้รับผิดชอบ: กองช่าง ระยะเวลา: ตุลาคม 2567");
  paper.heading("กิจกรรมเดือนนี้").body("กิจกรรมปลูกต้นไม้ เวลา: 9 นาฬิกา");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("มาตรการลดขั้นตอน", "มาตรการใช้รถส่วนกลาง"));
  EXPECT_THAT(measures[0].steps, ElementsAre("ทบทวนแบบคำร้อง", "เปิดระบบออนไลน์"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(measures[1].schedule.text, "ตุลาคม 2567");
}

TEST(PlanParts, AHeadingBelowAListOfIssuesIsNone) {
  Paper paper = scored();
  paper.heading(kIssues).item(std::string("1. ") + kFirst).item(std::string("2. ") + kSecond);
  paper.heading("เป้าหมายปีหน้า").heading("คณะทำงาน").body("ทุกกองร่วมมือกัน");
  const std::vector<Issue> issues = paper.read().issues;
  ASSERT_THAT(titles(issues), ElementsAre(kFirst, kSecond));
  EXPECT_EQ(issues[1].text, "");
}

TEST(PlanParts, TheFirstMeasureRightBelowItsPart) {
  Paper paper = scored();
  paper.body("ส่วน ที่ ๒ " + std::string(kMeasures) + "\nมาตรการ ที่ ๑ " + kFirst);
  paper.body("ทบทวนระเบียบการยืม").body("มาตรการ ที่ ๒ " + std::string(kSecond));
  paper.body("ประชุมชี้แจงทุกเดือน");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre(kFirst, kSecond));
  EXPECT_THAT(measures[0].approach, ElementsAre("ทบทวนระเบียบการยืม"));
}

/// A line of pieces, each beginning at its own place.
layout::Block beside(const std::vector<std::pair<double, std::string>>& pieces, int page, double y,
                     bool bold) {
  layout::Block out;
  out.kind = bold ? layout::BlockKind::heading : layout::BlockKind::paragraph;
  out.page = page;
  layout::Line line;
  for (const auto& [x, text] : pieces) {
    layout::Line piece = make_line(text, page, x, y, bold);
    line.page = piece.page;
    line.size = piece.size;
    line.baseline = piece.baseline;
    line.bold = bold;
    line.box = unite(line.box, piece.box);
    line.words.insert(line.words.end(), piece.words.begin(), piece.words.end());
  }
  out.lines = {line};
  out.box = line.box;
  return out;
}

TEST(PlanParts, LabelsOverColumnsOfText) {
  Paper paper = scored();
  paper.page().heading("มาตรการ 1/1").heading("ยืมคืนสบายใจ");
  layout::Layout layout = paper.layout();
  const int page = 2;
  layout.blocks.push_back(
      beside({{70, "แนวทาง"}, {300, "ทำอย่างไร"}, {500, "ใครทำ"}}, page, 200, true));
  layout.blocks.push_back(beside({{70, "ใช้ระบบออนไลน์"}, {500, "กองคลัง"}}, page, 220, false));
  layout.blocks.push_back(beside({{320, "ติดรหัสทุกชิ้น"}}, page, 240, false));
  layout.blocks.push_back(beside({{70, "เมื่อไร"}, {300, "ติดตามอย่างไร"}}, page, 280, true));
  layout.blocks.push_back(beside({{70, "ตุลาคม 2567"}, {300, "สรุปยอดทุกเดือน"}}, page, 300, false));
  const std::vector<Measure> measures = first_report(layout).measures;
  ASSERT_THAT(titles(measures), ElementsAre("ยืมคืนสบายใจ"));
  EXPECT_THAT(measures[0].approach, ElementsAre("ใช้ระบบออนไลน์"));
  EXPECT_THAT(measures[0].steps, ElementsAre("ติดรหัสทุกชิ้น"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(measures[0].schedule.text, "ตุลาคม 2567 สรุปยอดทุกเดือน");
}

TEST(PlanParts, PlainWordsForWhoAndWhenInASentence) {
  Paper paper = scored();
  paper.heading(kMeasures);
  paper.item("มาตรการที่ 1 จัดประชุมชี้แจงแผน โดยให้กองคลังรับผิดชอบ ดำเนินการภายในเดือนธันวาคม 2567");
  paper.item("มาตรการที่ 2 ปรับปรุงเว็บไซต์ โดยมอบหมายให้กองช่างเป็นผู้รับผิดชอบ ภายใน ไตรมาสที่ 2");
  paper.item("มาตรการที่ 3 อบรมบุคลากร โดยให้กองคลังรับผิดชอบ จำนวน 40 คน");
  const Report report = paper.read();
  ASSERT_THAT(titles(report.measures),
              ElementsAre("จัดประชุมชี้แจงแผน", "ปรับปรุงเว็บไซต์", "อบรมบุคลากร จำนวน 40 คน"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[0].schedule.text, "ภายในเดือนธันวาคม 2567");
  EXPECT_EQ(report.measures[1].schedule.text, "ภายใน ไตรมาสที่ 2");
}

/// Frames side by side: the ruled table that their edges make, with an empty strip between.
Report read_framed(Paper paper, const std::string& left, const std::string& right) {
  paper.table({{left, "", right}}, 0);
  layout::Layout layout = paper.layout();
  for (layout::Cell& cell : layout.joined.back().table.cells) {
    const double x0 = cell.col == 0 ? 65 : cell.col == 1 ? 235 : 245;
    cell.box.x0 = x0;
    cell.box.x1 = cell.col == 1 ? 245 : x0 + 170;
    for (layout::Line& line : cell.lines) {
      line = make_line(line.text(), line.page, x0 + 5, line.box.y0, false);
    }
  }
  return first_report(layout);
}

TEST(PlanParts, FramesSideBySideAreReadOneAfterTheOther) {
  Paper paper = scored();
  paper.heading("สรุปผลการวิเคราะห์");
  const Report report =
      read_framed(paper, "จุดแข็ง\nมีช่องทาง\nทำจริง", "จุดอ่อน\nขาดคู่มือ\nไม่ทราบแผนที่ยาวกว่าหนึ่งบรรทัด\nเต็ม");
  EXPECT_THAT(titles(report.issues), ElementsAre("ขาดคู่มือ", "ไม่ทราบแผนที่ยาวกว่าหนึ่งบรรทัดเต็ม"));
}

TEST(PlanParts, FramesThatHoldAMeasureEach) {
  Paper paper = scored();
  paper.heading("มาตรการปี 2568");
  const Report report = read_framed(paper, "1. จัดประชุม\nผู้รับผิดชอบ : กองคลัง\nระยะเวลา : ม.ค. 2568",
                                    "2. จัดทำคู่มือ\nผู้รับผิดชอบ : กองช่าง\nระยะเวลา : ก.พ. 2568");
  ASSERT_THAT(titles(report.measures), ElementsAre("จัดประชุม", "จัดทำคู่มือ"));
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_EQ(report.measures[1].schedule.text, "ก.พ. 2568");
}

TEST(PlanParts, UnitsAndTimesInTheFrameOfAMeasureNeedNoLabel) {
  Paper paper = scored();
  paper.heading("มาตรการปี 2568");
  const Report report = read_framed(paper, "1. จัดประชุม\nกองคลัง\nต.ค. - ธ.ค. 2567",
                                    "2. จัดทำคู่มือ\nกองช่าง\nภายในเดือนมกราคม 2568");
  ASSERT_THAT(titles(report.measures), ElementsAre("จัดประชุม", "จัดทำคู่มือ"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[0].schedule.text, "ต.ค. - ธ.ค. 2567");
  EXPECT_EQ(report.measures[1].schedule.text, "ภายในเดือนมกราคม 2568");
}

TEST(PlanParts, ShadedMonthsOfAScanAreDoubted) {
  for (const char* mark : {"D", "/"}) {
    Paper paper = scored();
    paper.heading(kMeasures);
    paper.table(
        {{"มาตรการ", "ผู้รับผิดชอบ", "ต.ค.", "พ.ย.", "ธ.ค."}, {"จัดทำคู่มือ", "กองคลัง", "", mark, ""}});
    layout::Layout layout = paper.layout();
    for (layout::Cell& cell : layout.joined.back().table.cells) {
      for (layout::Line& line : cell.lines) {
        for (text::Word& word : line.words) {
          word.origin = text::Origin::ocr;
        }
      }
    }
    const Report report = first_report(layout);
    ASSERT_EQ(report.measures.size(), 1U);
    EXPECT_EQ(report.measures[0].schedule.text, "พ.ย.");
    EXPECT_EQ(report.measures[0].review.reasons.empty(), std::string(mark) == "/");
  }
}

TEST(PlanParts, MonthsAreToldByTheShadesOfTheirCells) {
  for (const bool texts_too : {false, true}) {  // a shade behind the texts is that of the row
    Paper paper = scored();
    paper.heading(kMeasures);
    paper.table(
        {{"มาตรการ", "ผู้รับผิดชอบ", "ต.ค.", "พ.ย.", "ธ.ค."}, {"จัดทำคู่มือ", "กองคลัง", "", "", ""}});
    layout::Layout layout = paper.layout();
    for (layout::Cell& cell : layout.joined.back().table.cells) {
      cell.ground = cell.row == 0 || cell.col >= 3 || texts_too;
    }
    const Report report = first_report(layout);
    ASSERT_EQ(report.measures.size(), 1U);
    EXPECT_EQ(report.measures[0].schedule.text, texts_too ? "" : "พ.ย. ธ.ค.");
    EXPECT_EQ(report.measures[0].review.reasons.empty(), !texts_too);
  }
}

TEST(PlanParts, UnitsThatNoListKnowsOnLinesOfTheirOwn) {
  Paper paper = scored();
  paper.heading(kMeasures);
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "วันที่ดำเนินการ"},
               {"จัดทำคู่มือ", "ออกคำสั่ง", "กลุ่มบริหาร\nวิชาการ\nกลุ่มบริหาร\nทั่วไป", "4 มกราคม 2567"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กลุ่มบริหารวิชาการ", "กลุ่มบริหารทั่วไป"));
  EXPECT_EQ(report.measures[0].schedule.text, "4 มกราคม 2567");
}

TEST(PlanParts, TheFootOfAPageIsNoLimitation) {
  Paper last = scored(Paper());
  last.heading("ข้อจำกัด").item("• บุคลากรมีจำนวนน้อย");
  last.body("99 ถนนปศุสัตว์ กรุงเทพมหานคร 10400 โทร. 0 2653 4567 | จำนวนผู้เข้าชม 15,002");
  const Report report = last.read();
  ASSERT_EQ(report.limitations.size(), 1U);
  EXPECT_EQ(report.limitations[0].text, "บุคลากรมีจำนวนน้อย");
}

TEST(PlanParts, WhatAnOfficeLacksIsAnIssue) {
  Paper paper = scored(Paper());
  paper.heading(kIssues).item("1. ไม่มีช่องทางสอบถามแบบตอบทันที").item("2. การติดต่อใช้เวลานาน");
  EXPECT_THAT(titles(paper.read().issues),
              ElementsAre("ไม่มีช่องทางสอบถามแบบตอบทันที", "การติดต่อใช้เวลานาน"));
}

TEST(PlanParts, ASentenceThatEndsALetterIsNoPartOfItsList) {
  Paper paper = scored(Paper());
  paper.heading(kIssues).item("1. การยืมใช้ทรัพย์สิน");
  paper.item("2. การให้บริการออนไลน์ยังใช้งานยาก\nจึงเรียนมาเพื่อโปรดพิจารณา");
  EXPECT_THAT(titles(paper.read().issues),
              ElementsAre("การยืมใช้ทรัพย์สิน", "การให้บริการออนไลน์ยังใช้งานยาก"));
}

}  // namespace
}  // namespace ita::report::test
