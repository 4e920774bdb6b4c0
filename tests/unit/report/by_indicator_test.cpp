#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Paper with_scores() {
  Paper paper = opening();
  Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < names().size(); ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  return paper.table(rows);
}

std::vector<std::string> titles_of(const std::vector<Issue>& issues) {
  std::vector<std::string> out;
  for (const Issue& issue : issues) {
    out.push_back(issue.title);
  }
  return out;
}

TEST(ByIndicator, ParagraphsThatSayWhatMustBeImproved) {
  Paper paper = with_scores();
  paper.heading("2. การวิเคราะห์ผลการประเมินรายตัวชี้วัด");
  paper.body("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนน 91.11 คะแนน จุดที่ควรพัฒนา บุคลากรยังไม่ทราบขั้นตอน");
  paper.body("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน 82.22 คะแนน จุดที่ควรพัฒนา แผนยังไม่เผยแพร่");
  paper.body("ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนน 93.33 คะแนน อยู่ในเกณฑ์ดีมาก");
  paper.body("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้คะแนน 84.44 คะแนน จุดที่ควรพัฒนา การยืมไม่ชัดเจน");
  const Report report = paper.read();
  EXPECT_THAT(titles_of(report.issues), ElementsAre(names()[0], names()[1], names()[3]));
  EXPECT_THAT(report.issues[1].text, ::testing::HasSubstr("แผนยังไม่เผยแพร่"));
  EXPECT_THAT(report.issues[1].text, ::testing::Not(::testing::HasSubstr("อยู่ในเกณฑ์ดีมาก")));
  expect_all_scores(report);
}

TEST(ByIndicator, ParagraphsThatOnlyTellScoresAreNoIssues) {
  Paper paper = with_scores();
  paper.heading("2. การวิเคราะห์ผลการประเมินรายตัวชี้วัด");
  for (size_t i = 0; i < 10; ++i) {
    paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนน " + scores()[i] +
               " คะแนน");
  }
  EXPECT_THAT(paper.read().issues, IsEmpty());
}

TEST(ByIndicator, LabelsBelowEachOfThemOpenNoSection) {
  Paper paper = with_scores();
  paper.heading("2. ประเด็นที่ควรพัฒนา");
  for (size_t i = 0; i < 3; ++i) {
    paper.heading("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i]);
    paper.body("จุดแข็ง: ปฏิบัติตามระเบียบข้อที่ " + std::to_string(i));
    paper.body("จุดที่ควรพัฒนา: ยังไม่ทั่วถึงเรื่องที่ " + std::to_string(i));
    paper.body("แนวทางการพัฒนา: จัดทำคู่มือเล่มที่ " + std::to_string(i));
  }
  const Report report = paper.read();
  EXPECT_THAT(titles_of(report.issues), ElementsAre(names()[0], names()[1], names()[2]));
  EXPECT_THAT(report.measures, IsEmpty());
}

TEST(ByIndicator, AFewUnderTheirOwnNumbersLackNothing) {
  Paper paper = with_scores();
  paper.heading("2. การวิเคราะห์ผลการประเมินรายตัวชี้วัด");
  for (const size_t i : {1U, 3U, 6U}) {
    paper.heading(std::to_string(i + 1) + ". " + names()[i]);
    paper.body("จุดที่ควรพัฒนา คือ การสร้างความเข้าใจแก่ผู้เกี่ยวข้อง");
  }
  const Report report = paper.read();
  EXPECT_THAT(titles_of(report.issues), ElementsAre(names()[1], names()[3], names()[6]));
  for (const Reason& reason : report.review.reasons) {
    EXPECT_NE(reason.code, "issue-numbers-missing");
  }
}

TEST(Limitations, AColumnBesideTheMeasuresOfPapersThatHaveNoSection) {
  Paper paper = with_scores();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ปัญหา/อุปสรรค"},
               {"1", "พัฒนาระบบ", "จัดทำคู่มือ", "กองคลัง", "บุคลากรไม่เพียงพอ"},
               {"2", "เปิดเผยแผน", "รวบรวมแผน", "กองช่าง", "ไม่มี"}});
  const Report report = paper.read();
  ASSERT_EQ(report.limitations.size(), 1U);
  EXPECT_EQ(report.limitations[0].text, "บุคลากรไม่เพียงพอ");
  EXPECT_EQ(report.measures.size(), 2U);
}

TEST(Limitations, WhatHinderedAMeasureStaysWithIt) {
  const Rows progress{{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินงาน", "ปัญหาอุปสรรค"},
                      {"ทำระบบชำระค่าขยะ", "กองคลัง", "ทดสอบระบบแล้ว", "ผู้รับจ้างส่งงานช้า"},
                      {"ประชุมประชาคม", "กองช่าง", "จัดแล้ว 3 ชุมชน", "ไม่มี"}};
  Paper column = with_scores();
  column.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  const Report beside = column.table(progress).read();
  EXPECT_TRUE(beside.limitations.empty());
  ASSERT_EQ(beside.measures.size(), 2U);
  ASSERT_EQ(beside.measures[0].others.size(), 2U);
  EXPECT_EQ(beside.measures[0].others[1].text, "ผู้รับจ้างส่งงานช้า");

  Paper line = with_scores();
  line.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  line.table(progress);
  line.body("ปัญหาอุปสรรค : งบประมาณได้รับจัดสรรล่าช้า");
  const Report below = line.read();
  ASSERT_EQ(below.limitations.size(), 1U);
  ASSERT_EQ(below.limitations[0].review.reasons.size(), 1U);
  EXPECT_EQ(below.limitations[0].review.reasons[0].code, "limitation-of-progress");
}

TEST(Limitations, EndWhereProposalsBegin) {
  Paper paper = with_scores();
  paper.body("ปัญหาอุปสรรค : บุคลากรมีจำนวนไม่เพียงพอ").body("ข้อเสนอแนะ : ควรจัดสรรอัตรากำลังเพิ่มเติม");
  const Report report = paper.read();
  ASSERT_EQ(report.limitations.size(), 1U);
  EXPECT_EQ(report.limitations[0].text, "บุคลากรมีจำนวนไม่เพียงพอ");
}

TEST(MeasureGroups, ARowThatOnlyNamesThoseBelowIsNoMeasure) {
  Paper paper = with_scores();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"},
               {"1. ด้านการให้บริการ", "", ""},
               {"1.1 พัฒนาระบบ", "จัดทำคู่มือ", "กองคลัง"},
               {"2. ด้านทรัพย์สิน", "", ""},
               {"2.1 กำกับการยืม", "ออกแนวปฏิบัติ", "กองช่าง"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "พัฒนาระบบ");
  EXPECT_EQ(report.measures[1].title, "กำกับการยืม");
  ASSERT_EQ(report.measures[1].others.size(), 1U);
  EXPECT_EQ(report.measures[1].others[0].text, "ด้านทรัพย์สิน");
}

TEST(ByIndicator, PlainLinesUnderAHeadingThatSaysWhatMustBeImproved) {
  Paper paper = with_scores();
  paper.heading("๒. การวิเคราะห์จุดที่ต้องพัฒนา");
  for (size_t i = 0; i < 3; ++i) {
    paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " (" + scores()[i] +
               " คะแนน)");
    paper.item("- ประชาชนยังไม่ทราบเรื่องที่ " + std::to_string(i));
  }
  const Report report = paper.read();
  ASSERT_EQ(report.issues.size(), 3U);
  EXPECT_THAT(report.issues[2].title, ::testing::StartsWith(names()[2]));
}

TEST(ByIndicator, LabelsBelowEachSayWhatTheIssuesAre) {
  for (const char* between : {" ", " : "}) {
    Paper paper = with_scores();
    for (const size_t i : {0U, 1U, 8U}) {
      const std::string number = std::to_string(i + 1);
      paper.heading("ตัวชี้วัดที่ " + number + " " + names()[i] + " : " + scores()[i] + " คะแนน");
      paper.body(std::string("จุดแข็ง") + between + "มีคู่มือเล่มที่ " + number);
      paper.body(std::string("จุดอ่อน") + between + "รายงานข้อที่ " + number + " ล่าช้า");
    }
    const Report report = paper.read();
    EXPECT_THAT(titles_of(report.issues),
                ElementsAre("รายงานข้อที่ 1 ล่าช้า", "รายงานข้อที่ 2 ล่าช้า", "รายงานข้อที่ 9 ล่าช้า"));
    ASSERT_EQ(report.issues.size(), 3U);
    EXPECT_EQ(report.issues[2].text, names()[8]);
    EXPECT_TRUE(report.review.reasons.empty());
  }
}

TEST(ByIndicator, LabelsAloneWithTheirItemsBelow) {
  Paper paper = with_scores();
  paper.heading("2. ผลการวิเคราะห์รายตัวชี้วัด");
  for (const size_t i : {1U, 6U}) {
    paper.heading("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i]);
    paper.body("จุดแข็ง").item("- บุคลากรตั้งใจ");
    paper.body("จุดอ่อน").item("- ขาดคู่มือ" + names()[i]).item("- ไม่มี");
    paper.body("แนวทางแก้ไข").item("- จัดทำคู่มือ");
  }
  const Report report = paper.read();
  EXPECT_THAT(titles_of(report.issues), ElementsAre("ขาดคู่มือ" + names()[1], "ขาดคู่มือ" + names()[6]));
}

TEST(ByIndicator, ALabelThatStandsOnceHoldsItsOwnTextOnly) {
  Paper paper = with_scores();
  paper.body("จุดแข็ง มีช่องทางร้องเรียน").body("จุดอ่อน บุคลากรไม่ทราบแผน").body("ข้อเสนอแนะ ควรจัดอบรม");
  EXPECT_THAT(titles_of(paper.read().issues), ElementsAre("บุคลากรไม่ทราบแผน"));
}

TEST(ByIndicator, TheLevelBelowAColumnOfWeakPointsIsNone) {
  Paper paper = opening();
  Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน", "จุดที่ต้องพัฒนา"}};
  for (size_t i = 0; i < names().size(); ++i) {
    rows.push_back(
        {std::to_string(i + 1), names()[i], scores()[i], i == 1 ? "บุคลากรไม่ทราบแผน" : "-"});
  }
  rows.push_back({"คะแนนรวม", "<", "91.18", "ระดับ ผ่านดี"});
  EXPECT_THAT(titles_of(paper.table(rows).read().issues), ElementsAre("บุคลากรไม่ทราบแผน"));
}

TEST(ByIndicator, AListThatAMinuteAnnounces) {
  Paper paper = with_scores();
  paper.body("ผู้อำนวยการกองคลังเสนอว่า มีจุดอ่อนที่ต้องแก้ไข 2 เรื่อง คือ");
  paper.item("1) การใช้รถส่วนกลาง").item("2) การประชาสัมพันธ์").body("มติที่ประชุม รับทราบ");
  EXPECT_THAT(titles_of(paper.read().issues), ElementsAre("การใช้รถส่วนกลาง", "การประชาสัมพันธ์"));
}

}  // namespace
}  // namespace ita::report::test
