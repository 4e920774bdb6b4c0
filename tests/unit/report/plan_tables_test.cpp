#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "builder.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kMeasures = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน";

bool says(const Review& review, const char* code) {
  return std::any_of(review.reasons.begin(), review.reasons.end(),
                     [&](const Reason& reason) { return reason.code == code; });
}

TEST(PlanTables, TheCalendarOfTheAssessmentHoldsNoMeasures) {
  const auto below = [](const char* heading) {
    Paper paper = scored();
    paper.heading(heading);
    return paper
        .table({{"กิจกรรม", "ช่วงเวลา"}, {"เปิดระบบตอบแบบวัด", "มกราคม"}, {"ประกาศผล", "สิงหาคม"}})
        .read();
  };
  Paper assigned = scored();
  assigned.heading("กำหนดการประเมิน ปี 2568");
  assigned.table({{"กิจกรรม", "ผู้รับผิดชอบ", "ช่วงเวลา"},
                  {"เปิดระบบตอบแบบวัด", "สำนักปลัด", "มกราคม"},
                  {"ประกาศผล", "สำนักงาน ป.ป.ช.", "สิงหาคม"}});
  EXPECT_THAT(assigned.read().measures, IsEmpty());
  const Report calendar = below("3. ปฏิทินการประเมิน");
  EXPECT_THAT(calendar.measures, IsEmpty());
  EXPECT_FALSE(calendar.review.needed());
  EXPECT_EQ(below(kMeasures).measures.size(), 2U);
}

TEST(PlanTables, TheUnitBesideAMeasureAnswersForIt) {
  for (const char* unit : {"หน่วยงาน", "เจ้าภาพ", "กอง/สำนัก"}) {
    Paper paper = scored();
    paper.heading(kMeasures);
    const Report report = paper
                              .table({{unit, "มาตรการ", "กำหนดแล้วเสร็จ"},
                                      {"กองคลัง", "จัดทำผังขั้นตอนการยืม", "ธันวาคม 2567"},
                                      {"กองช่าง", "เปิดเผยผลการเบิกจ่าย", "ทุกไตรมาส"}})
                              .read();
    ASSERT_THAT(titles(report.measures), ElementsAre("จัดทำผังขั้นตอนการยืม", "เปิดเผยผลการเบิกจ่าย"));
    EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง")) << unit;
    EXPECT_FALSE(report.measures[0].review.needed()) << unit;
  }
}

TEST(PlanTables, AUnitBesideThoseWhoAnswerIsNotOneOfThem) {
  Paper paper = scored();
  paper.heading(kMeasures);
  const Report report = paper
                            .table({{"หน่วยงาน", "มาตรการ", "ผู้รับผิดชอบ"},
                                    {"กองคลัง", "จัดทำผังขั้นตอนการยืม", "หัวหน้าฝ่ายพัสดุ"},
                                    {"กองช่าง", "เปิดเผยผลการเบิกจ่าย", "นายช่างโยธา"}})
                            .read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("หัวหน้าฝ่ายพัสดุ"));
}

TEST(PlanTables, TheWeakPointBetweenUnitAndMeasureIsTheIssue) {
  Paper paper = scored();
  paper.heading("มาตรการแก้ไข ปีงบประมาณ พ.ศ. 2568");
  const Report report =
      paper
          .table({{"เจ้าภาพ", "ประเด็นที่เป็นจุดอ่อน", "สิ่งที่จะทำ (มาตรการ)", "เสร็จภายใน"},
                  {"กองคลัง", "การใช้ทรัพย์สินของราชการ", "จัดทำคู่มือการยืม", "มกราคม 2568"},
                  {"กลุ่มงานจริยธรรม", "การแก้ไขปัญหาการทุจริต", "ตั้งสายด่วนแจ้งเบาะแส", "มีนาคม 2568"}})
          .read();
  EXPECT_THAT(titles(report.issues), ElementsAre("การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"));
  ASSERT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือการยืม", "ตั้งสายด่วนแจ้งเบาะแส"));
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กลุ่มงานจริยธรรม"));
  EXPECT_EQ(report.measures[1].schedule.text, "มีนาคม 2568");
  EXPECT_EQ(report.measures[1].issue, 2);
}

TEST(PlanTables, IssuesMergedOverTheirMeasures) {
  const auto below = [](const char* heading) {
    Paper paper = scored();
    paper.heading(heading);
    return paper
        .table({{"ประเด็น", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"},
                {"การใช้ทรัพย์สิน", "กำหนดแนวปฏิบัติการยืม", "- ประกาศแนวปฏิบัติ", "กองคลัง"},
                {"^", "ตรวจทะเบียนการยืม", "- รายงานทุกเดือน", "กองคลัง"},
                {"การรับฟังความเห็น", "เปิดช่องทางรับความเห็น", "- ติดตั้งคิวอาร์โค้ด", "กองช่าง"}})
        .read();
  };
  const Report both = below("ส่วนที่ 2 ประเด็นและมาตรการ ปีงบประมาณ พ.ศ. 2568");
  EXPECT_THAT(titles(both.issues), ElementsAre("การใช้ทรัพย์สิน", "การรับฟังความเห็น"));
  ASSERT_EQ(both.measures.size(), 3U);
  EXPECT_EQ(both.measures[0].issue, 1);
  EXPECT_EQ(both.measures[1].issue, 1);
  EXPECT_EQ(both.measures[2].issue, 2);
  // What a row is about is no issue where nothing says so.
  EXPECT_THAT(below(kMeasures).issues, IsEmpty());
}

TEST(PlanTables, ProblemsBesideTheirRemedies) {
  Paper paper = scored();
  paper.heading("แผนพัฒนาผลการประเมิน ปีงบประมาณ พ.ศ. 2568");
  const Report report =
      paper
          .table({{"ปัญหาที่พบ", "วิธีแก้ไข", "ตัวชี้วัดความสำเร็จ", "ผู้รับผิดชอบ"},
                  {"ผู้ปกครองไม่ทราบวิธียืม", "จัดทำระเบียบการขอใช้", "มีระเบียบ 1 ฉบับ", "ฝ่ายบริหาร"},
                  {"สื่อสารไม่ทั่วถึง", "ตั้งกลุ่มไลน์ประจำห้อง", "ครบ 18 ห้อง", "ครูประจำชั้น"}})
          .read();
  EXPECT_THAT(titles(report.issues), ElementsAre("ผู้ปกครองไม่ทราบวิธียืม", "สื่อสารไม่ทั่วถึง"));
  ASSERT_THAT(titles(report.measures), ElementsAre("จัดทำระเบียบการขอใช้", "ตั้งกลุ่มไลน์ประจำห้อง"));
  EXPECT_EQ(report.measures[1].issue, 2);
}

TEST(PlanTables, ProblemsAndWhyBesideMeasuresThatAreCalledSo) {
  Paper paper = scored();
  paper.heading("แผนปี 2568");
  const Report report = paper
                            .table({{"ปัญหา", "สาเหตุ", "มาตรการแก้ไข", "ผู้รับผิดชอบ"},
                                    {"ไม่ทราบวิธียืม", "ไม่มีคู่มือ", "จัดทำคู่มือการยืม", "กองคลัง"},
                                    {"ร้องเรียนยาก", "ช่องทางน้อย", "เปิดสายด่วน", "กองช่าง"}})
                            .read();
  EXPECT_THAT(titles(report.issues), ElementsAre("ไม่ทราบวิธียืม", "ร้องเรียนยาก"));
  EXPECT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือการยืม", "เปิดสายด่วน"));
}

TEST(PlanTables, WhatMustBeImprovedMayNameTheMeasure) {
  Paper paper = scored();
  paper.heading("สิ่งที่จะทำในปี 2568");
  const Report report = paper
                            .table({{"ประเด็นปัญหา", "กิจกรรม", "เจ้าภาพ", "เสร็จเมื่อ"},
                                    {"ไม่ทราบวิธียืม", "จัดทำคู่มือการยืม", "กองคลัง", "ธ.ค. 2567"},
                                    {"ร้องเรียนยาก", "เปิดสายด่วน", "กองช่าง", "ม.ค. 2568"}})
                            .read();
  EXPECT_THAT(titles(report.issues), ElementsAre("ไม่ทราบวิธียืม", "ร้องเรียนยาก"));
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_THAT(report.measures[1].approach, ElementsAre("เปิดสายด่วน"));
  EXPECT_EQ(report.measures[1].issue, 2);
  EXPECT_FALSE(report.measures[1].review.needed());
}

TEST(PlanTables, TheQuarterMayStandOverItsNumber) {
  Paper paper = scored();
  paper.heading("มาตรการปี 2568");
  const Report report = paper
                            .table({{"มาตรการ", "หน่วยงาน", "ไตรมาส", "<", "<", "<"},
                                    {"^", "^", "1", "2", "3", "4"},
                                    {"จัดทำคู่มือการยืม", "กองคลัง", "●", "", "", ""},
                                    {"เปิดสายด่วน", "กองช่าง", "", "●", "●", ""}},
                                   2)
                            .read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].schedule.text, "ไตรมาส 1");
  EXPECT_EQ(report.measures[1].schedule.text, "ไตรมาส 2 ไตรมาส 3");
}

TEST(PlanTables, AUnitOverAGroupOfMeasuresAnswersForThem) {
  Paper paper = scored();
  paper.heading("มาตรการปี 2568");
  const Report report = paper
                            .table({{"มาตรการ", "ระยะเวลา", "งบประมาณ"},
                                    {"กองคลัง", "<", "<"},
                                    {"จัดทำคู่มือการยืม", "ธ.ค. 2567", "500"},
                                    {"ตรวจทะเบียน", "ทุกเดือน", "-"},
                                    {"ด้านการสื่อสาร", "<", "<"},
                                    {"เปิดสายด่วน", "ม.ค. 2568", "-"}})
                            .read();
  ASSERT_EQ(report.measures.size(), 3U);
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองคลัง"));
  EXPECT_THAT(report.measures[2].responsible, IsEmpty());
  ASSERT_FALSE(report.measures[2].others.empty());
  EXPECT_EQ(report.measures[2].others[0].text, "ด้านการสื่อสาร");
}

TEST(PlanTables, WhatFollowsTheTotalIsNoMeasure) {
  Paper paper = opening();
  Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน 2567", "มาตรการ", "ผู้รับผิดชอบ"}};
  for (size_t i = 0; i < names().size(); ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i],
                    "ทบทวนงานข้อ " + std::to_string(i + 1), "กองคลัง"});
  }
  rows.push_back({"คะแนนรวม", "<", "91.00", "ผลอยู่ในระดับผ่านดี", "<"});
  const Report report = paper.table(rows).read();
  ASSERT_EQ(report.measures.size(), 10U);
  EXPECT_EQ(report.measures.back().title, "ทบทวนงานข้อ 10");
}

TEST(PlanTables, AProposalWithoutMeasuresOfItsOwn) {
  const auto with = [](Rows rows) {
    Paper paper = scored();
    paper.heading("จุดที่ต้องปรับปรุงและแนวทางแก้ไข");
    return paper.table(rows).read();
  };
  // Read as issues with what is to be done about them; who does it is read nowhere.
  const Report plain = with({{"จุดที่ต้องปรับปรุง", "แนวทางแก้ไข"},
                             {"ไม่ทราบวิธียืม", "จัดทำคู่มือการยืม"},
                             {"ไม่มีช่องทางร้องเรียน", "เปิดสายด่วน"}});
  EXPECT_EQ(plain.issues.size(), 2U);
  EXPECT_FALSE(says(plain.review, "measures-table-not-read"));
  const Report unit = with({{"จุดที่ต้องปรับปรุง", "แนวทางแก้ไข", "หน่วยงาน"},
                            {"ไม่ทราบวิธียืม", "จัดทำคู่มือการยืม", "กองคลัง"},
                            {"ไม่มีช่องทางร้องเรียน", "เปิดสายด่วน", "กองช่าง"}});
  EXPECT_EQ(unit.issues.size(), 2U);
  EXPECT_TRUE(says(unit.review, "measures-table-not-read"));
}

TEST(PlanTables, ATableThatIsNotReadIsSaid) {
  const auto with = [](const char* last) {
    Paper paper = scored();
    return paper
        .table({{"สิ่งที่เจอ", "ทางออก", "ผู้รับผิดชอบ", last},
                {"ยืมของแล้วไม่คืน", "ทำสมุดยืม", "กองคลัง", "500 บาท"},
                {"ไม่มีที่ร้องเรียน", "ตั้งตู้รับเรื่อง", "กองช่าง", "800 บาท"}})
        .read();
  };
  const Report report = with("งบประมาณ");
  EXPECT_THAT(report.measures, IsEmpty());
  EXPECT_TRUE(says(report.review, "measures-table-not-read"));
  EXPECT_FALSE(says(with("คะแนน").review, "measures-table-not-read"));
}

}  // namespace
}  // namespace ita::report::test
