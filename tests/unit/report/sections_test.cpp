#include <gtest/gtest.h>

#include "report/view/marker.h"
#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

Paper as_prescribed() {
  Paper paper = opening();
  Rows rows = {{"ตัวชี้วัด", "รายละเอียดตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  return paper.table(rows);
}

TEST(Issues, HeadingsTextAndActions) {
  Paper paper = as_prescribed();
  paper.heading(
      "๑. การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ในปี พ.ศ. ๒๕๖๗");
  paper.heading("๑) กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ");
  paper.body("หน่วยงานเห็นว่าต้องมีการพัฒนาต่อไป ดังนี้");
  paper.item("๑. ระบุขั้นตอนไว้ในคู่มือ");
  paper.item("๒. จัดทำเป็นสื่อในรูปแบบต่างๆ");
  paper.heading("๒) การให้บริการและระบบ E-Service");
  paper.body("มีค่าคะแนนเต็ม ๑๐๐ แต่ควรปรับปรุง");
  paper.page();
  paper.heading("๗) กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วย\nงาน");
  paper.body("ควรกระตุ้นให้เจ้าหน้าที่ตระหนัก");
  paper.heading("๓. การวิเคราะห์ข้อจำกัดของหน่วยงานในการดำเนินการประเมิน");
  paper.body("ได้แก่ - แบบวัดภายใน (IIT)");
  paper.item("- แบบวัดภายนอก (EIT)");
  paper.body("เจ้าหน้าที่ด้านนี้ต้อง");
  paper.body("ทำการศึกษาหลักเกณฑ์ใหม่");
  const Report report = paper.read();
  ASSERT_EQ(report.issues.size(), 3U);
  EXPECT_EQ(report.issues[0].title, "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ");
  EXPECT_EQ(report.issues[0].text, "หน่วยงานเห็นว่าต้องมีการพัฒนาต่อไป ดังนี้");
  ASSERT_EQ(report.issues[0].actions.size(), 2U);
  EXPECT_EQ(report.issues[0].actions[1], "จัดทำเป็นสื่อในรูปแบบต่างๆ");
  EXPECT_EQ(report.issues[1].text, "มีค่าคะแนนเต็ม 100 แต่ควรปรับปรุง");
  EXPECT_EQ(report.issues[2].number, 7);
  EXPECT_EQ(report.issues[2].title, "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน");
  ASSERT_EQ(report.limitations.size(), 4U);
  EXPECT_EQ(report.limitations[1].text, "แบบวัดภายใน (IIT)");
  EXPECT_EQ(report.limitations[3].text, "เจ้าหน้าที่ด้านนี้ต้องทำการศึกษาหลักเกณฑ์ใหม่");
}

TEST(Issues, InAColumnBehindTheScores) {
  Rows rows = {{"ตัวชี้วัด", "คะแนน", "ประเด็นที่ต้องปรับปรุง"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], scores()[i],
                    i == 1 ? "พนักงานไม่ทราบแผนการใช้จ่าย"
                    : i == 3 ? "ขั้นตอนการขอยืมไม่สะดวก"
                             : "ไม่มี"});
  }
  const Report report = opening().heading("ประเด็นที่ต้องปรับปรุงรายตัวชี้วัด").table(rows).read();
  expect_all_scores(report);
  ASSERT_EQ(report.issues.size(), 2U);
  EXPECT_EQ(report.issues[0].title, "พนักงานไม่ทราบแผนการใช้จ่าย");
}

TEST(Issues, AListOfScoresBelowEndsThem) {
  const Report report = opening()
                            .heading("ประเด็นที่ต้องพัฒนา")
                            .item("- ขั้นตอนการยืมทรัพย์สินไม่ชัดเจน")
                            .item("- ช่องทางร้องเรียนเข้าถึงยาก")
                            .heading("EIT ภายนอก (83.93)")
                            .body(names()[5])
                            .heading("86.30")
                            .body(names()[6])
                            .heading("83.58")
                            .read();
  ASSERT_EQ(report.issues.size(), 2U);
  EXPECT_EQ(report.issues[1].title, "ช่องทางร้องเรียนเข้าถึงยาก");
}

TEST(Measures, RowsRolesItemsAndMergedCells) {
  Paper paper = as_prescribed();
  paper.heading("๒. แสดงการกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ");
  paper.table({{"มาตรการ", "วิธีการนำผลการ\nวิเคราะห์ไปสู่การ\nปฏิบัติ/แนวทาง\nการปฏิบัติ", "ขั้นตอน/วิธีการปฏิบัติ",
                "ผู้รับ\nผิด\nชอบ", "ระยะ\nเวลา/การ\nกำกับ\nติดตาม"},
               {"๑) กระบวนการปฏิบัติ\nงานที่โปร่งใสและมี\nประสิทธิภาพ", "-จัดทำคู่มือ",
                "-เสนอผู้บริหาร\n-แจ้งเวียนทุก\nสำนัก/กอง", "สำนั\nกงา\nน\nปลัด",
                "รายงานผล\n-รอบ ๖\nเดือน\n-รอบ ๑๒\nเดือน"},
               {"๒) การให้บริการและ\nระบบ E-Service", "1. พัฒนาช่องทาง\n2. ประชาสัมพันธ์", "วิเคราะห์ช่องทาง",
                "กองคลัง\nกองช่าง", "^"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  const Measure& first = report.measures[0];
  EXPECT_EQ(first.number, 1);
  EXPECT_EQ(first.title, "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ");
  EXPECT_EQ(first.approach, (std::vector<std::string>{"จัดทำคู่มือ"}));
  EXPECT_EQ(first.steps, (std::vector<std::string>{"เสนอผู้บริหาร", "แจ้งเวียนทุกสำนัก/กอง"}));
  EXPECT_EQ(first.responsible, (std::vector<std::string>{"สำนักงานปลัด"}));
  EXPECT_EQ(first.schedule.report_months, (std::vector<int>{6, 12}));
  const Measure& second = report.measures[1];
  EXPECT_EQ(second.approach, (std::vector<std::string>{"พัฒนาช่องทาง", "ประชาสัมพันธ์"}));
  EXPECT_EQ(second.responsible, (std::vector<std::string>{"กองคลัง", "กองช่าง"}));
  EXPECT_EQ(second.schedule.report_months, (std::vector<int>{6, 12}));
}

/// A fax may cost every heading a letter; the columns are still known.
TEST(Measures, HeadingsMayHaveAMisreadLetter) {
  Paper paper = as_prescribed();
  paper.heading("๒. แสดงการกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ");
  paper.table({{"มาดรการ", "แนวทางการปฏิบตี", "ผู้รับผิดซอบ"},
               {"๑) การให้บริการและระบบ E-Service", "-พัฒนาช่องทาง", "กองคลัง"},
               {"๒) การใช้ทรัพย์สิน", "-จัดทำคู่มือ", "กองช่าง"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[1].approach, (std::vector<std::string>{"จัดทำคู่มือ"}));
  EXPECT_EQ(report.measures[1].responsible, (std::vector<std::string>{"กองช่าง"}));
}

TEST(Measures, LabelledLists) {
  Paper paper = as_prescribed();
  paper.heading("๒. มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘");
  paper.heading("มาตรการที่ ๑ การให้บริการและระบบ E-Service");
  paper.item("แนวทางการปฏิบัติ : ขยายงานบริการ");
  paper.item("ขั้นตอน/วิธีการปฏิบัติ :");
  paper.item("- สำรวจงานบริการ");
  paper.item("- สรุปจำนวนผู้ใช้");
  paper.item("ผู้รับผิดชอบ : กองคลัง, กองการศึกษา ศาสนาและวัฒนธรรม");
  paper.item("ระยะเวลา : ติดตามผลทุก ๖ เดือน");
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  const Measure& m = report.measures[0];
  EXPECT_EQ(m.title, "การให้บริการและระบบ E-Service");
  EXPECT_EQ(m.approach, (std::vector<std::string>{"ขยายงานบริการ"}));
  EXPECT_EQ(m.steps, (std::vector<std::string>{"สำรวจงานบริการ", "สรุปจำนวนผู้ใช้"}));
  EXPECT_EQ(m.responsible, (std::vector<std::string>{"กองคลัง", "กองการศึกษา ศาสนาและวัฒนธรรม"}));
  EXPECT_EQ(m.schedule.text, "ติดตามผลทุก 6 เดือน");
  EXPECT_EQ(m.schedule.report_months, (std::vector<int>{6}));
  EXPECT_EQ(report.plan_year->be, 2568);
}

TEST(Measures, AnsweredIssueIsLinked) {
  Paper paper = as_prescribed();
  paper.heading("๑. การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ในปี พ.ศ. ๒๕๖๗");
  paper.heading("๑) การให้บริการและระบบ E-Service");
  paper.body("ควรปรับปรุง");
  paper.heading("๒) กระบวนการกำกับดูแลการใช้ทรัพย์สินของทางราชการ");
  paper.body("ควรปรับปรุง");
  paper.heading("๒. แสดงการกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ");
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"},
               {"กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", "จัดทำแนวปฏิบัติ", "กองคลัง"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].issue.value_or(0), 2);
}

/// Boxes of a web page beside the text, read after it.
TEST(Sections, WhatStandsBesideASectionIsNotOfIt) {
  using layout::BlockKind;
  const auto limitations = [](double x, double y, int panel) {
    Paper paper = as_prescribed();
    paper.at(150, 500, BlockKind::heading, "ข้อจำกัดในการประเมิน", 2);
    paper.at(160, 530, BlockKind::paragraph, "ผู้รับบริการไม่ใช้สมาร์ทโฟน", 2);
    paper.at(x, y, BlockKind::heading, "ข่าวล่าสุด", panel);
    paper.at(x, y + 20, BlockKind::paragraph, "รับสมัครพนักงานจ้าง", panel);
    return paper.read().limitations.size();
  };
  EXPECT_EQ(limitations(160, 560, 2), 3U);  // below it
  EXPECT_EQ(limitations(10, 600, 1), 1U);   // left of it
  EXPECT_EQ(limitations(400, 100, 3), 1U);  // in a panel that begins above it
}

}  // namespace
}  // namespace ita::report::test
