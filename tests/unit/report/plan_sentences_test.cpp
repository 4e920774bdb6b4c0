#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kMeasures = "มาตรการที่จะดำเนินการในปี 2568";

/// A paper with its scores, and below them a heading with the lines of a list.
std::vector<Measure> listed(const std::vector<std::string>& items,
                            const std::string& heading = kMeasures) {
  Paper paper = scored();
  paper.heading(heading);
  for (const std::string& item : items) {
    paper.item(item);
  }
  return paper.read().measures;
}

TEST(PlanSentences, AUnitAndATimeToldPlainly) {
  const std::vector<Measure> measures = listed({
      "1. ตรวจสอบการใช้ยานพาหนะ โดยกรมการขนส่งทหารเรือ",
      "2. ติดเครื่องหมายครุภัณฑ์ทุกชิ้นภายในธันวาคม 2567 โดยฝ่ายพัสดุ",
      "3. ทบทวนระเบียบการเบิกจ่าย มอบกองคลัง ให้แล้วเสร็จภายในเดือนมีนาคม 2568",
      "4. สุ่มตรวจการเบิกจ่าย โดยหน่วยตรวจสอบภายใน",
  });
  ASSERT_THAT(titles(measures), ElementsAre("ตรวจสอบการใช้ยานพาหนะ", "ติดเครื่องหมายครุภัณฑ์ทุกชิ้น",
                                            "ทบทวนระเบียบการเบิกจ่าย", "สุ่มตรวจการเบิกจ่าย"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กรมการขนส่งทหารเรือ"));
  EXPECT_THAT(measures[1].responsible, ElementsAre("ฝ่ายพัสดุ"));
  EXPECT_EQ(measures[1].schedule.text, "ภายในธันวาคม 2567");
  EXPECT_THAT(measures[2].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(measures[2].schedule.text, "ให้แล้วเสร็จภายในเดือนมีนาคม 2568");
  EXPECT_THAT(measures[3].responsible, ElementsAre("หน่วยตรวจสอบภายใน"));
}

TEST(PlanSentences, WhatMayBePartOfTheSentenceStaysInIt) {
  const std::vector<std::string> sentences = {
      "ปรับระบบจองห้องประชุมให้อนุมัติภายในหนึ่งวัน",
      "พัฒนาเว็บไซต์ โดยกองช่างจัดส่งข้อมูลทุกเดือน",
      "อบรมบุคลากร โดยมีวิทยากรจากภายนอก",
      "ลดขั้นตอน โดยส่วนใหญ่เป็นงานบริการ",
      "สื่อสารแผนการใช้จ่าย (ทุกไตรมาส)",
      "ปรับปรุงคู่มือ (งานบริการ / งานทะเบียน)",
      "จัดทำแผน ดำเนินการตามแผนทุกเดือน โดยกองคลัง",
      "รับเรื่องร้องเรียน — ทางไลน์ — ตลอดปี",
      "ประชุมกลุ่มย่อย — กลุ่มผู้รับบริการ — ทุกเดือน",
      "ออกหน่วยบริการ — โรงเรียนวัดใหม่ — มกราคม 2568",
      "จัดนิทรรศการ — งานวันเด็ก — มกราคม 2568",
      "อบรมออนไลน์ (หลักสูตรป้องกันการทุจริต / ตลอดปี)",
      "แจ้งเวียนแนวทาง (หนังสือกองคลัง ที่ 12 มกราคม 2568)",
      "ลดเวลาให้บริการ โดยกองทุนสนับสนุนค่าใช้จ่าย",
  };
  std::vector<std::string> items;
  for (const std::string& sentence : sentences) {
    items.push_back(std::to_string(items.size() + 1) + ". " + sentence);
  }
  const std::vector<Measure> measures = listed(items);
  EXPECT_EQ(titles(measures), sentences);
  for (const Measure& measure : measures) {
    EXPECT_THAT(measure.responsible, IsEmpty()) << measure.title;
    EXPECT_TRUE(measure.schedule.text.empty()) << measure.title;
  }
}

TEST(PlanSentences, AUnitAndATimeInBracketsOrBetweenDashes) {
  const std::vector<Measure> measures = listed({
      "1. พัฒนาระบบติดตามการยืมรถ (มอบ สำนักอำนวยการ / ไตรมาสที่ 1)",
      "2. เปิดเผยรายงานการเงิน (กองคลัง, ทุกไตรมาส)",
      "3. ตรวจสมุดบันทึกการใช้รถทุกวันศุกร์ — สำนักงานจังหวัด — เริ่ม พ.ย. 2567",
      "4. ผลิตสปอตเสียง – กลุ่มงานยุทธศาสตร์ฯ – ม.ค. – มี.ค. 2568",
      "5. จัดเวทีรับฟัง | มกราคม 2568 | ฝ่ายบริหารงานทั่วไป",
      "6. ปิดประกาศแผน (มอบ กองช่าง)",
  });
  ASSERT_THAT(titles(measures),
              ElementsAre("พัฒนาระบบติดตามการยืมรถ", "เปิดเผยรายงานการเงิน", "ตรวจสมุดบันทึกการใช้รถทุกวันศุกร์",
                          "ผลิตสปอตเสียง", "จัดเวทีรับฟัง", "ปิดประกาศแผน"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("สำนักอำนวยการ"));
  EXPECT_EQ(measures[0].schedule.text, "ไตรมาสที่ 1");
  EXPECT_THAT(measures[1].responsible, ElementsAre("กองคลัง"));
  EXPECT_THAT(measures[2].responsible, ElementsAre("สำนักงานจังหวัด"));
  EXPECT_EQ(measures[2].schedule.text, "เริ่ม พ.ย. 2567");
  EXPECT_THAT(measures[3].responsible, ElementsAre("กลุ่มงานยุทธศาสตร์ฯ"));
  EXPECT_EQ(measures[3].schedule.text, "ม.ค. – มี.ค. 2568");
  EXPECT_THAT(measures[4].responsible, ElementsAre("ฝ่ายบริหารงานทั่วไป"));
  EXPECT_EQ(measures[4].schedule.text, "มกราคม 2568");
  EXPECT_THAT(measures[5].responsible, ElementsAre("กองช่าง"));
}

TEST(PlanSentences, AHeadingOfAYearAndAQuestion) {
  const std::vector<std::string> items = {"1. ทบทวนคู่มือ", "2. ติดป้ายคิว"};
  EXPECT_THAT(titles(listed(items, "แนวทางแก้ไข ปี 2568")), ElementsAre("ทบทวนคู่มือ", "ติดป้ายคิว"));
  Paper paper = scored();
  paper.heading("จะแก้อย่างไรในปี 2568").body("ตอบ");
  paper.body("มี 2 เรื่อง คือ 1) ติดป้ายคิวภายในมกราคม 2568 โดยกองช่าง 2) เปิดเผยแผน โดยฝ่ายการคลัง");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("ติดป้ายคิว", "เปิดเผยแผน"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กองช่าง"));
  EXPECT_EQ(measures[0].schedule.text, "ภายในมกราคม 2568");
  EXPECT_THAT(measures[1].responsible, ElementsAre("ฝ่ายการคลัง"));
}

TEST(PlanSentences, ALineThatBreaksInTheMiddleOfALabel) {
  const std::vector<Measure> measures = listed({
      "(1) จัดทำทะเบียนยืมทรัพย์สิน ผู้รับผิดชอบ: กองคลัง กำหนด\nเวลา: ต.ค. – ธ.ค. 2567",
      "(2) เปิดรับคำร้องออนไลน์ ผู้รับผิดชอบ: กองช่าง กำหนดเวลา: มี.ค. 2568",
  });
  ASSERT_THAT(titles(measures), ElementsAre("จัดทำทะเบียนยืมทรัพย์สิน", "เปิดรับคำร้องออนไลน์"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(measures[0].schedule.text, "ต.ค. – ธ.ค. 2567");
}

TEST(PlanSentences, LabelsWithoutAColonBelowATitle) {
  Paper paper = scored();
  paper.heading("ง. มาตรการ").item("มาตรการที่ 1 จัดทำทะเบียนคุมเรือ");
  paper.body("ผู้รับผิดชอบ ฝ่ายอำนวยการ 4").body("กำหนดแล้วเสร็จ 30 พฤศจิกายน 2567");
  paper.item("มาตรการที่ 2 ชี้แจงงบประมาณ").body("ผู้รับผิดชอบ ฝ่ายอำนวยการ 3");
  paper.body("ระยะเวลา ที่ใช้ในการชี้แจงต้องไม่นาน");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("จัดทำทะเบียนคุมเรือ", "ชี้แจงงบประมาณ"));
  EXPECT_THAT(measures[0].responsible, ElementsAre("ฝ่ายอำนวยการ 4"));
  EXPECT_EQ(measures[0].schedule.text, "30 พฤศจิกายน 2567");
  EXPECT_THAT(measures[0].approach, IsEmpty());
  EXPECT_THAT(measures[1].approach, ElementsAre("ระยะเวลา ที่ใช้ในการชี้แจงต้องไม่นาน"));
}

TEST(PlanSentences, MeasuresThatNumberThemselvesBelowAnotherHeading) {
  Paper paper = scored();
  paper.heading("จุดแข็งและจุดที่ต้องพัฒนา").body("1. การขออนุญาตใช้ห้องประชุมใช้เวลานาน");
  paper.page().heading("ส่วนที่ ค").heading("ก้าวต่อไปของสำนักงาน").page();
  paper.item("มาตรการที่ 1").heading("ปรับระบบจองห้องประชุม");
  paper.body("ผู้รับผิดชอบ: สำนักบริหารทรัพย์สิน").body("ระยะเวลา: ธันวาคม 2567");
  paper.item("มาตรการที่ 2").heading("ติดป้ายรหัสคิวทุกจุด");
  paper.body("ผู้รับผิดชอบ: สำนักประชาสัมพันธ์").body("ระยะเวลา: มกราคม 2568");
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("ปรับระบบจองห้องประชุม", "ติดป้ายรหัสคิวทุกจุด"));
  EXPECT_THAT(measures[1].responsible, ElementsAre("สำนักประชาสัมพันธ์"));
  EXPECT_EQ(measures[1].schedule.text, "มกราคม 2568");
}

TEST(PlanSentences, TheNumberOfAPartIsNoIssue) {
  Paper paper = scored();
  paper.heading("จุดที่ต้องพัฒนา").page().heading("ส่วนที่ ค").heading("มาตรการ ปีงบประมาณ พ.ศ. 2568");
  paper.item("1. ทบทวนคู่มือ").item("2. ติดป้ายคิว");
  const Report report = paper.read();
  EXPECT_THAT(report.issues, IsEmpty());
  EXPECT_THAT(titles(report.measures), ElementsAre("ทบทวนคู่มือ", "ติดป้ายคิว"));
}

TEST(PlanSentences, WhatIsNotReadIsSaid) {
  const auto codes = [](const Paper& paper) {
    std::vector<std::string> out;
    const Report report = paper.read();
    for (const Reason& reason : report.review.reasons) {
      out.push_back(reason.code);
    }
    return out;
  };
  Paper paper = scored();
  paper.heading("จุดอ่อนที่ต้องแก้ไข").body("หมายเหตุ : คัดเฉพาะตัวชี้วัดที่ได้น้อย");
  paper.table({{"เดือน", "จำนวน"}, {"มกราคม", "คู่มือยังไม่ปรับปรุง"}, {"มีนาคม", "เว็บไซต์ช้า"}});
  EXPECT_THAT(codes(paper), Contains("analysis-without-issues"));
  Paper numbered = scored();
  numbered.heading("ก้าวต่อไป").item("มาตรการที่ 1 ทบทวนคู่มือ").item("มาตรการที่ 2 ติดป้ายคิว");
  EXPECT_THAT(codes(numbered), Contains("measures-not-read"));
}

TEST(PlanSentences, CardsThatSayWhoAndWhen) {
  Paper paper = scored();
  paper.page().heading("สิ่งที่จะทำในปีงบประมาณ 2568");
  double x = 70;
  for (const char* title : {"เปิดจองคิวออนไลน์", "ทบทวนระเบียบบ้านพัก"}) {
    paper.at(x, 100, layout::BlockKind::heading, title);
    paper.at(x, 140, layout::BlockKind::paragraph, "ใคร: กองแผนงาน");
    paper.at(x, 160, layout::BlockKind::paragraph, "เมื่อไร: มี.ค. 68");
    x += 250;
  }
  const std::vector<Measure> measures = paper.read().measures;
  ASSERT_THAT(titles(measures), ElementsAre("เปิดจองคิวออนไลน์", "ทบทวนระเบียบบ้านพัก"));
  EXPECT_THAT(measures[1].responsible, ElementsAre("กองแผนงาน"));
  EXPECT_EQ(measures[1].schedule.text, "มี.ค. 68");
}

TEST(PlanSentences, AnExampleInAFormIsNoMeasure) {
  Paper paper = scored();
  paper.heading("ข้อควรแก้ไข").item("(ก) ไม่มีทะเบียนคุมเรือ").item("(ข) ขั้นตอนแจ้งเหตุซับซ้อน");
  paper.heading("มาตรการปีถัดไป");
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"},
               {"(เช่น จัดทำคู่มือ)", "(เช่น ประชุม)", "(เช่น สำนักปลัด)", "(เช่น ต.ค. 68)"}});
  const Report report = paper.read();
  EXPECT_THAT(report.measures, IsEmpty());
  EXPECT_THAT(titles(report.issues), ElementsAre("ไม่มีทะเบียนคุมเรือ", "ขั้นตอนแจ้งเหตุซับซ้อน"));
}

TEST(PlanSentences, TheProblemBesideItsMeasureAndWhoOwnsIt) {
  Paper paper = scored();
  paper.table({{"ที่มา", "โจทย์", "สิ่งที่จะทำ", "เจ้าของเรื่อง", "เสร็จเมื่อไร", "หลักฐาน"},
               {"ตัวชี้วัดที่ 4", "ครูไม่รู้วิธียืม", "ทำป้ายขั้นตอน", "งานพัสดุ", "พ.ย. 68", "ภาพถ่าย"},
               {"ตัวชี้วัดที่ 8", "ต้องมาขอเอกสาร", "เปิดขอออนไลน์", "งานทะเบียน", "ม.ค. 69", "คำขอ"}});
  const Report report = paper.read();
  EXPECT_THAT(titles(report.issues), ElementsAre("ครูไม่รู้วิธียืม", "ต้องมาขอเอกสาร"));
  ASSERT_THAT(titles(report.measures), ElementsAre("ทำป้ายขั้นตอน", "เปิดขอออนไลน์"));
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("งานทะเบียน"));
  EXPECT_EQ(report.measures[1].schedule.text, "ม.ค. 69");
}

}  // namespace
}  // namespace ita::report::test
