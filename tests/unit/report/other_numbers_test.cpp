// Numbers beside the indicators' names that are no scores, and words that own none.
#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

Rows rows_headed(const std::string& title, bool sentences = false) {
  Rows rows = {{"ตัวชี้วัดที่เกี่ยวข้อง", "มาตรการ", title, "ผู้รับผิดชอบ"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "ทบทวนคู่มือ",
                    sentences ? "จัดทำแล้ว 24 เล่ม เผยแพร่เมื่อเดือนมกราคม 2567" : scores()[i], "กองคลัง"});
  }
  return rows;
}

size_t count_scored(const Report& report) {
  return static_cast<size_t>(std::count_if(report.indicators.begin(), report.indicators.end(),
                                           [](const Indicator& i) { return i.score.has_value(); }));
}

TEST(OtherNumbers, ProgressOfMeasuresIsNoScore) {
  for (const char* title : {"ความก้าวหน้า (ร้อยละ)", "ร้อยละความสำเร็จ", "ความพึงพอใจ", "Progress"}) {
    EXPECT_EQ(count_scored(opening().table(rows_headed(title)).read()), 0U) << title;
  }
  expect_all_scores(opening().table(rows_headed("คะแนน (ร้อยละ)")).read());
}

TEST(OtherNumbers, SentencesWithNumbersAreNoColumnOfScores) {
  EXPECT_TRUE(opening().table(rows_headed("ผลการดำเนินการ", true)).read().indicators.empty());
}

TEST(OtherNumbers, ShortWordsForTargets) {
  Rows rows = {{"ตัวชี้วัด", "เป้า 2567", "ได้จริง", "ห่างเป้า"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back(
        {names()[i], "95.0" + std::to_string(i), scores()[i], "-1." + std::to_string(10 + i)});
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(OtherNumbers, APaperThatSaysItIsNoResultIsNone) {
  Paper paper;
  paper.title("รู้จัก ITA ใน 5 นาที").title("มหาวิทยาลัยขอนดอน ปีงบประมาณ พ.ศ. 2567");
  paper.table(rows_headed("คะแนน"));
  EXPECT_GT(count_scored(paper.read()), 0U);
  paper.body("ตัวเลขทั้งหมดในหน้านี้สมมติขึ้นเพื่อการเรียนรู้ ไม่ใช่คะแนนของหน่วยงานใด");
  const Document document = build(paper.layout(), {}, facts());
  EXPECT_TRUE(document.reports.empty());
  ASSERT_TRUE(document.why_no_report);
  EXPECT_EQ(document.why_no_report->code, "no-report-denied");
}

TEST(OtherNumbers, ADenialUnderATitleOfResultsDoubtsThem) {
  const Report report = opening()
                            .table(rows_headed("คะแนน"))
                            .body("หมายเหตุ เป็นข้อมูลเบื้องต้น มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.")
                            .read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_TRUE(indicator.review.needed()) << indicator.number;
  }
  // What is denied of another assessment says nothing of this one.
  expect_all_scores(
      opening().table(rows_headed("คะแนน")).body("คะแนน LPA ข้างต้นมิใช่ผลการประเมิน ITA").read());
}

TEST(OtherNumbers, ASurveyAsksForSomeOfTheNames) {
  Rows rows = {{"ข้อ", "ด้าน", "ร้อยละ"}};
  for (size_t i = 0; i < 6; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  Paper paper;
  paper.title("รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ").title("เทศบาลตำบลนาแส่ง ปี 2567");
  EXPECT_TRUE(build(paper.table(rows).layout(), {}, facts()).reports.empty());
}

TEST(OtherNumbers, TheBodyThatAnAgencyBelongsToOwnsNoScores) {
  Paper paper;
  paper.title("โรงเรียนวัดประดู่วิทยาคม")
      .title(
          "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเพชรบุรี เขต 1\nการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. "
          "2567")
      .body("โรงเรียนเข้ารับการประเมิน มีผลคะแนนรวมเท่ากับ 95.71 อยู่ในระดับ ผ่านดี");
  const Report report = paper.table(rows_headed("คะแนน")).read();
  EXPECT_EQ(count_scored(report), 10U);
  ASSERT_TRUE(report.overall);
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 95.71);
}

TEST(OtherNumbers, ANoteOfTheTableAboveIsNoCaption) {
  const auto part = [](size_t from, size_t to) {
    Rows rows = {{"ตัวชี้วัด", "น้ำหนัก", "คะแนน"}};
    for (size_t i = from; i < to; ++i) {
      rows.push_back({std::to_string(i + 1) + ". " + names()[i], "10", scores()[i]});
    }
    return rows;
  };
  Paper paper = opening();
  paper.heading("ตารางที่ 1 แบบวัด EIT และ OIT").table(part(5, 10));
  paper.body("คะแนนที่ได้คือค่าเฉลี่ยของหน่วยงานทั้งสองส่วน");
  paper.heading("ตารางที่ 2 แบบวัด IIT").table(part(0, 5));
  EXPECT_EQ(count_scored(paper.read()), 10U);
}

TEST(OtherNumbers, TheTwoIndicatorsOfOitNeedNoNumbers) {
  Paper paper = opening();
  paper.table({{"การเปิดเผยข้อมูล", "98.33"}, {"การป้องกันการทุจริต", "95.00"}}, 0);
  const Report report = paper.read();
  ASSERT_EQ(report.indicators.size(), 2U);
  EXPECT_EQ(report.indicators[0].number, 9);
  // Two names of different instruments are no table.
  Paper other = opening();
  other.table({{"การใช้งบประมาณ", "98.33"}, {"การป้องกันการทุจริต", "95.00"}}, 0);
  EXPECT_TRUE(other.read().indicators.empty());
}

TEST(OtherNumbers, BracketsMayBeExplainedByALine) {
  Rows rows;
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({names()[i], scores()[i] + " (8" + std::to_string(i % 10) + ".11)"});
  }
  Paper said = opening();
  said.heading("คะแนนรายตัวชี้วัด (ในวงเล็บ = ค่าเฉลี่ยกระทรวง)");
  expect_all_scores(said.table(rows, 0).read());
  const Report silent = opening().table(rows, 0).read();
  ASSERT_EQ(silent.indicators.size(), 10U);
  EXPECT_TRUE(silent.indicators[0].review.needed());
}

TEST(OtherNumbers, ANameInOtherWordsBeforeItsCodeIsTheInstrument) {
  const Report report =
      opening()
          .body("ด้านการเปิดเผยข้อมูลสาธารณะ (OIT) มีคะแนนเฉลี่ย 98.22 ส่วนการเปิดเผยข้อมูลได้ 96.43 คะแนน")
          .read();
  ASSERT_EQ(report.instruments.size(), 1U);
  EXPECT_DOUBLE_EQ(report.instruments[0].score.value_or(0), 98.22);
  ASSERT_EQ(report.indicators.size(), 1U);
  EXPECT_DOUBLE_EQ(report.indicators[0].score.value_or(0), 96.43);
}

TEST(OtherNumbers, AReportOnMeasuresHasScoresOnlyWhereItSaysSo) {
  const auto paper = [](const std::string& heading) {
    Paper out;
    out.title("รายงานความคืบหน้า 9 เดือน มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567");
    out.title("องค์การบริหารส่วนตำบลนาแส่ง อำเภอเกาะคา จังหวัดลำปาง");
    Rows rows = {{"ตัวชี้วัด", heading}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({names()[i], scores()[i]});
    }
    return out.table(rows).read();
  };
  EXPECT_EQ(count_scored(paper("ร้อยละ")), 0U);
  EXPECT_EQ(count_scored(paper("คะแนน")), 10U);
}

TEST(OtherNumbers, AnArrowPointsWhereThePaperSays) {
  const auto paper = [](const std::string& line) {
    Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({names()[i], "70.0" + std::to_string(i) + " → " + scores()[i]});
    }
    return opening().body(line).table(rows).read();
  };
  const Report change = paper("เทียบกับปี พ.ศ. 2566");
  ASSERT_EQ(change.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(change.indicators[0].score.value_or(0), std::stod(scores()[0]));
  EXPECT_FALSE(change.indicators[0].review.needed());
  const Report wish = paper("ตัวเลขหลังลูกศรคือสิ่งที่หวังจะได้ในปีหน้า");
  ASSERT_EQ(wish.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(wish.indicators[0].score.value_or(0), 70.0);
  Paper unsaid = opening();
  for (size_t i = 0; i < 10; ++i) {
    unsaid.body(std::to_string(i + 1) + ". " + names()[i] + " 70.0" + std::to_string(i) + " → " +
                scores()[i]);
  }
  for (const Indicator& indicator : unsaid.read().indicators) {
    EXPECT_TRUE(indicator.review.needed()) << indicator.number;
  }
}

TEST(OtherNumbers, WhatCouldBeAResultIsLookedAt) {
  const auto read = [](const std::string& text) {
    Paper paper;
    paper.title("Dashboard").body(text);
    return build(paper.layout(), {}, facts());
  };
  const Document like = read("IIT 87.95 EIT 88.40 OIT 94.65 คณะวิทยาศาสตร์");
  EXPECT_TRUE(like.reports.empty());
  EXPECT_TRUE(like.review.needed());
  const Document other = read("งบประมาณ 87.95 ล้านบาท เบิกจ่าย 88.40 คงเหลือ 94.65");
  EXPECT_TRUE(other.reports.empty());
  EXPECT_FALSE(other.review.needed());
}

TEST(OtherNumbers, ARowOfYearsSaysNoneOfThem) {
  Paper paper;
  paper.title("FY2565 FY2566 FY2567 FY2568").title("องค์การบริหารส่วนตำบลนาแส่ง");
  const Report report = paper.table(rows_headed("คะแนน")).read();
  ASSERT_TRUE(report.fiscal_year);
  EXPECT_TRUE(report.fiscal_year->review.needed());
}

TEST(OtherNumbers, WhatLacksToFullMarksIsADifference) {
  Paper paper = opening();
  for (size_t i = 0; i < 10; ++i) {
    paper.body(std::to_string(i + 1) + ". " + names()[i] + " เต็ม 100 ขาด 1" + std::to_string(i) +
               ".15 ได้ " + scores()[i]);
  }
  expect_all_scores(paper.read());
}

TEST(Forms, RowsOfLabelAndValueSayWhoWhenAndHowMuch) {
  Paper paper;
  paper.title("แบบรายงานการนำผลการประเมิน ITA ไปปรับปรุงการทำงาน");
  paper.table({{"ชื่อหน่วยงาน", "องค์การบริหารส่วนตำบลทุ่งกระเต็น"},
               {"รอบการประเมิน", "ปีงบประมาณ พ.ศ. 2567"},
               {"ใช้ปรับปรุงในปี", "ปีงบประมาณ พ.ศ. 2568"},
               {"คะแนนสุทธิ (เต็ม 100)", "91.83 คะแนน (เป้าหมาย 92.00 คะแนน)"}},
              0);
  Rows rows = {{"คะแนนที่ได้รับ", "รายการ"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({scores()[i], names()[i]});
  }
  const Report report =
      paper.heading("ส่วนที่ 2 คะแนนรายตัวชี้วัด (เทียบกับเป้าหมายของ อบต. คือ 90 คะแนน)").table(rows).read();
  EXPECT_EQ(report.agency.name, "องค์การบริหารส่วนตำบลทุ่งกระเต็น");
  ASSERT_TRUE(report.fiscal_year);
  EXPECT_EQ(report.fiscal_year->be, 2567);
  ASSERT_TRUE(report.overall);
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 91.83);
  EXPECT_EQ(count_scored(report), 10U);
}

TEST(Forms, OtherLabelsAreLeftToTheirTable) {
  const Report report = opening().table({{"ผู้ประสานงาน", "องค์การบริหารส่วนตำบลอื่น"}}, 0).read();
  EXPECT_EQ(report.agency.name, "องค์การบริหารส่วนตำบลนาแส่ง");
}

TEST(OtherNumbers, HeadsThatSayBaseAndWish) {
  Rows rows = {{"ตัวชี้วัด", "ค่าฐาน → ค่าเป้าหมาย"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({names()[i], scores()[i] + " → 99.00"});
  }
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0), std::stod(scores()[i]));
  }
}

TEST(OtherNumbers, ARowThatSpeaksOfSeveralInstrumentsIsNoneOfTheirs) {
  Rows rows = {{"ตัวชี้วัด", "ความหมาย", "คะแนน"},
               {"ภาพรวมมหาวิทยาลัย", "IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40", "84.21"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({names()[i], "วัดจากข้อคำถาม", scores()[i]});
  }
  const Report report = opening().table(rows).read();
  EXPECT_TRUE(report.instruments.empty());
  ASSERT_TRUE(report.overall);
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 84.21);
}

TEST(OtherNumbers, TwoNumbersBehindANameWithoutAHeadingAreDoubted) {
  const Report report =
      opening().body("10 การป้องกันการทุจริต 75.00 93.75").body("คะแนนสุทธิ 87.06 92.48 +5.42").read();
  ASSERT_EQ(report.indicators.size(), 1U);
  EXPECT_TRUE(report.indicators[0].review.needed());
  ASSERT_TRUE(report.overall);
  EXPECT_TRUE(report.overall->review.needed());
  const Report alone = opening().body("คะแนนสุทธิ 92.48 +5.42").read();
  ASSERT_TRUE(alone.overall);
  EXPECT_FALSE(alone.overall->review.needed());
}

TEST(OtherNumbers, AFollowUpMaySayTheResultOfALaterYear) {
  Paper paper;
  paper.title("รายงานติดตามผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส");
  paper.title("เทศบาลตำบลนาแส่ง ปี 2567");
  paper.body("ปีงบประมาณ พ.ศ. 2567 หน่วยงานมีผลประเมิน ITA 86.55 คะแนน (ระดับผ่าน)");
  paper.body("ผลที่เกิดขึ้น : ปีงบประมาณ พ.ศ. 2568 หน่วยงานมีผลประเมิน ITA 91.08 คะแนน (ระดับผ่านดี)");
  const Report report = paper.read();
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 86.55);
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2568);
}

}  // namespace
}  // namespace ita::report::test
