#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

const char* const kAgency = "องค์การบริหารส่วนตำบลบ้านฝาง อำเภอบ้านฝาง จังหวัดขอนแก่น";

int scored(const Report& report) {
  int out = 0;
  for (const Indicator& indicator : report.indicators) {
    out += indicator.score ? 1 : 0;
  }
  return out;
}

TEST(Scopes, AHeadingThatNamesAnotherAgencyGivesItTheNumbersBelow) {
  for (const char* heading :
       {"คะแนนของแหล่งดูงาน : เทศบาลนครพระจันทร์ ปี 2567", "ผลคะแนน ITA ของเทศบาลเมืองเขาสูง"}) {
    Paper paper;
    paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
    paper.heading(heading);
    for (size_t i = 0; i < 10; ++i) {
      paper.body(std::to_string(i + 1) + ". " + names()[i] + " " + scores()[i]);
    }
    paper.body("คะแนนรวม 98.89 ระดับ ผ่านดีเยี่ยม");
    const Report report = paper.read();
    EXPECT_EQ(scored(report), 0) << heading;
    EXPECT_FALSE(report.overall && (report.overall->score || report.overall->level)) << heading;
  }
}

TEST(Scopes, TheKindOfTheAgencyIsNoOtherAgency) {
  for (const char* line :
       {"ประเภท องค์การบริหารส่วนตำบลขนาดกลาง", "ประเภทหน่วยงาน : องค์การบริหารส่วนตำบล",
        "องค์การบริหารส่วนตำบลขนาดใหญ่", "ประเภท เทศบาลตำบล"}) {
    Paper paper;
    paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
    paper.body(line);
    Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({names()[i], scores()[i]});
    }
    paper.table(rows);
    EXPECT_EQ(scored(paper.read()), 10) << line;
  }
}

TEST(Scopes, TheNextHeadingEndsIt) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  paper.heading("คะแนนของเทศบาลนครพระจันทร์").body("คะแนนรวม 98.89 คะแนน");
  paper.heading("คะแนนขององค์การบริหารส่วนตำบลบ้านฝาง").body("คะแนนรวม 86.27 คะแนน");
  const Report report = paper.read();
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 86.27);
}

TEST(Scopes, TheAssessorIsNoOwnerOfScores) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  paper.heading("ผลคะแนนที่สำนักงาน ป.ป.ช. ประกาศ").body("คะแนนรวม 86.27 คะแนน");
  const Report report = paper.read();
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 86.27);
}

TEST(Scopes, WhatFollowsAnExampleIsOne) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  paper.body("ตัวอย่าง สมมติว่าหน่วยงานหนึ่งได้คะแนนดังนี้");
  paper.body("IIT ได้คะแนน 90.70 คะแนน EIT ได้คะแนน 92.83 คะแนน");
  const Report report = paper.read();
  for (const Instrument& instrument : report.instruments) {
    EXPECT_FALSE(instrument.score) << instrument.code;
  }
}

TEST(Scopes, AZeroOfAFormulaIsNoTotal) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  Rows rows = {{"ตัวชี้วัด", "คะแนนที่ได้", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "", "6", "0.00"});
  }
  rows.push_back({"รวม", "", "100", "0.00"});
  const Report report = paper.table(rows).read();
  EXPECT_FALSE(report.overall && report.overall->score);
}

TEST(Years, OneThatTheTitleBreaksOverItsLinesIsTheTitles) {
  Paper paper;
  paper.title("รายงานวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ.").title("2567");
  paper.title(kAgency);
  paper.body("ในปีงบประมาณ พ.ศ. 2567 มีคะแนนรวม 91.34 คะแนน");
  paper.heading("สิ่งที่จะทำ (ปีงบประมาณ พ.ศ. 2568)").body("จัดอบรมบุคลากร");
  const Report report = paper.read();
  ASSERT_TRUE(report.fiscal_year);
  EXPECT_EQ(report.fiscal_year->be, 2567);
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 91.34);
}

}  // namespace
}  // namespace ita::report::test
