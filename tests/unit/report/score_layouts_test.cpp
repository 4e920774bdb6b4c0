#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

Rows simple_rows() {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  return rows;
}

/// The instruments of scores(), two decimals.
const char* const kIit = "89.33";
const char* const kEit = "91.10";
const char* const kOit = "95.05";

std::string label_of(const Report& report) {
  return report.overall && report.overall->level ? report.overall->level->label : "";
}

TEST(ScoreLayout, FramesSideBySideWithoutRulingsInside) {
  std::string left = "ตัวชี้วัด คะแนน", right = left;
  for (size_t i = 0; i < 10; ++i) {
    std::string entry = std::to_string(i + 1) + ") ";
    // A long name goes on below its score.
    entry += i == 3 ? "การใช้ทรัพย์สินของ " + scores()[i] + "\nราชการ" : names()[i] + " " + scores()[i];
    (i < 5 ? left : right) += "\n" + entry;
  }
  const Report report = opening().table({{left, right}}, 0).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[3].name_as_printed, "การใช้ทรัพย์สินของราชการ");
}

TEST(ScoreLayout, LinesOfTextInACellAreNoScores) {
  const Report report =
      opening()
          .body("ได้คะแนนรวม 91.00 คะแนน")
          .table({{"1) จัดอบรม 2.50 วัน\n2) ทบทวนคู่มือ 3.50 วัน\n3) รายงานผล 4.50 วัน", "-"}}, 0)
          .read();
  EXPECT_TRUE(report.indicators.empty());
}

TEST(ScoreLayout, AReportWithoutIndicatorsIsNeverPlain) {
  const Report report = opening().body("ผลการประเมินในภาพรวม ได้คะแนนรวม 97.90 คะแนน").read();
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_TRUE(report.review.needed());
  EXPECT_FALSE(opening().table(simple_rows()).read().review.needed());
}

TEST(ScoreLayout, TotalInOneCellOverAllColumns) {
  Rows rows = simple_rows();
  rows.push_back({"คะแนนรวมทุกตัวชี้วัด 92.12 คะแนน ระดับ A ผ่านเกณฑ์ (เกณฑ์ผ่าน 85)", "<", "<"});
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.12);
  EXPECT_EQ(report.overall->evidence->raw, "92.12");
  EXPECT_EQ(label_of(report), "A");
}

TEST(ScoreLayout, IndicatorsNumberedWithinTheirInstrument) {
  Rows rows = {{"แบบวัด/ตัวชี้วัด", "คะแนน"}};
  const std::pair<const char*, const char*> kinds[] = {
      {"1. การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", kIit},
      {"2. การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", kEit},
      {"3. การเปิดเผยข้อมูลสาธารณะ (OIT)", kOit}};
  const size_t begins[] = {0, 5, 8, 10};
  for (size_t k = 0; k < 3; ++k) {
    rows.push_back({kinds[k].first, kinds[k].second});
    for (size_t i = begins[k]; i < begins[k + 1]; ++i) {
      rows.push_back(
          {std::to_string(k + 1) + "." + std::to_string(i - begins[k] + 1) + " " + names()[i],
           scores()[i]});
    }
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[2].name_as_printed, names()[2]);
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_NEAR(report.instruments[2].score.value_or(0), 95.05, 1e-9);
  EXPECT_FALSE(report.instruments[2].review.needed());
}

TEST(ScoreLayout, IndicatorsByNumberAloneUnderTheirInstruments) {
  Rows rows = {
      {"แบบวัด", "IIT", "<", "<", "<", "<", "EIT", "<", "<", "OIT", "<"}, {"ตัวชี้วัด"}, {"คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows[1].push_back(std::to_string(i + 1));
    rows[2].push_back(scores()[i]);
  }
  const Report report = opening().table(rows, 2).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(report.indicators[8].score.value_or(0), 99.99);
  EXPECT_FALSE(report.indicators[8].review.needed());
  // Nine of ten may be a list of something else.
  for (auto& row : rows) {
    row.pop_back();
  }
  EXPECT_TRUE(opening().table(rows, 2).read().indicators.empty());
}

TEST(ScoreLayout, NumbersThatBeginAnewInTheTableOfEachInstrument) {
  Paper paper = opening();
  const size_t begins[] = {0, 5, 8, 10};
  for (size_t k = 0; k < 3; ++k) {
    Rows rows = {{"ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"}};
    for (size_t i = begins[k]; i < begins[k + 1]; ++i) {
      rows.push_back({std::to_string(i - begins[k] + 1), names()[i], scores()[i]});
    }
    paper.table(rows);
  }
  expect_all_scores(paper.read());
}

TEST(ScoreLayout, AResultOfALaterYearDoubtsTheAssessedOne) {
  const Report report = opening()
                            .body("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนน 88.24 คะแนน")
                            .body("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568 ได้คะแนน 91.73 คะแนน")
                            .read();
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2568);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(0), 91.73);
}

TEST(ScoreLayout, AChangeBehindAnArrowInTheScoresCell) {
  Rows rows = {{"ตัวชี้วัด", "คะแนน (เทียบปี 2566)"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + " " + names()[i],
                    scores()[i] + (i % 2 == 0 ? " (▼1.33)" : " (▲0.32)")});
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  ASSERT_TRUE(report.fiscal_year.has_value());
  EXPECT_EQ(report.fiscal_year->be, 2567);
}

TEST(ScoreLayout, ATitleInTheFirstRowsOfASheet) {
  Rows rows = {{"สรุปคะแนน ITA ปี 2566 เทศบาลตำบลเขาวงกต จังหวัดลพบุรี", "<", "<"}};
  for (const auto& row : simple_rows()) {
    rows.push_back(row);
  }
  const Report report = Paper().table(rows, 2).read();
  expect_all_scores(report);
  EXPECT_EQ(report.agency.name, "เทศบาลตำบลเขาวงกต");
  ASSERT_TRUE(report.fiscal_year.has_value());
  EXPECT_EQ(report.fiscal_year->be, 2566);
}

TEST(ScoreLayout, AHeadingOfResultsWithoutThePrescribedTitleMayBeOne) {
  const Document document =
      Paper()
          .title("พัฒนาการคะแนน ITA ขององค์การบริหารส่วนตำบลนาแส่ง ปีงบประมาณ พ.ศ. 2567")
          .body("ปี 2567 เพิ่มขึ้น 1.77 คะแนน")
          .read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  EXPECT_TRUE(document.reports[0].review.needed());
}

TEST(ScoreLayout, MeanOfTheDepartmentsIsTheScore) {
  Rows rows = {{"ตัวชี้วัด", "จำนวนผู้ตอบ (คน)", "สำนักปลัด", "กองคลัง", "ค่าเฉลี่ย"}};
  for (size_t i = 0; i < 10; ++i) {
    const double score = std::stod(scores()[i]);
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "45",
                    std::to_string(score - 0.01).substr(0, 5),
                    std::to_string(score + 0.01001).substr(0, 5), scores()[i]});
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreLayout, AMeanBelowOneInstrumentIsThatInstruments) {
  Paper paper = opening();
  const size_t begins[] = {0, 5, 8, 10};
  const char* const means[] = {kIit, kEit, kOit};
  for (size_t k = 0; k < 3; ++k) {
    Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
    for (size_t i = begins[k]; i < begins[k + 1]; ++i) {
      rows.push_back({std::to_string(i + 1) + ". " + names()[i], scores()[i]});
    }
    rows.push_back({"เฉลี่ย", means[k]});
    paper.table(rows);
  }
  const Report report = paper.read();
  expect_all_scores(report);
  EXPECT_FALSE(report.overall && report.overall->score);
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_NEAR(report.instruments[0].score.value_or(0), 89.33, 1e-9);
}

TEST(ScoreLayout, AColumnThatAStrokeSplitsIsOne) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน", "<"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i], "<"});
  }
  rows[3] = {"3", names()[2], "", scores()[2]};
  rows[7] = {"7", names()[6], scores()[6], ""};
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreLayout, OnlyWeightedPointsGiveTheirSumAndNoScores) {
  Rows rows = {{"ตัวชี้วัด", "น้ำหนัก", "คะแนนที่ได้ (ถ่วงน้ำหนัก)"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back(
        {std::to_string(i + 1) + ". " + names()[i], "10", "9." + std::to_string(10 + i)});
  }
  rows.push_back({"รวม", "100", "91.45"});
  const Report report = opening().table(rows).read();
  EXPECT_TRUE(report.indicators.empty());
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 91.45);
}

TEST(ScoreLayout, YearsBelowTheIndicatorsInOneFrame) {
  Rows rows = simple_rows();
  rows.push_back({"Year", "Score", "Level"});
  rows.push_back({"2022", "84.17", "B"});
  rows.push_back({"2023", "91.06", "ผ่าน"});
  rows.push_back({"2024", "92.12", "ผ่านดี"});
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  ASSERT_EQ(report.history.size(), 3U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2565);
  EXPECT_EQ(report.history[0].level ? report.history[0].level->label : "", "B");
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.12);
  EXPECT_EQ(label_of(report), "ผ่านดี");
}

TEST(ScoreLayout, LevelsUnderTheirYears) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "ปี 2565", "ปี 2566", "ปี 2567"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], "80.00", "85.00", scores()[i]});
  }
  rows.push_back({"คะแนนรวม", "<", "80.00", "85.00", "92.12"});
  rows.push_back({"ระดับ", "<", "B", "ผ่าน", "ผ่านดี"});
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(label_of(report), "ผ่านดี");
  ASSERT_EQ(report.history.size(), 2U);
  EXPECT_EQ(report.history[0].level ? report.history[0].level->label : "", "B");
  EXPECT_EQ(report.history[1].level ? report.history[1].level->label : "", "ผ่าน");
}

TEST(ScoreLayout, ALargeNumberOverTheWordsForTheWhole) {
  const Report report = opening()
                            .body("92.12")
                            .body("คะแนนภาพรวมของหน่วยงาน")
                            .body("ระดับ ผ่านดี")
                            .table(simple_rows())
                            .read();
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.12);
  EXPECT_EQ(report.overall->evidence->raw, "92.12");
  // A number beside other words is nobody's.
  const Report other =
      opening().body("92.12").body("ข้อความทั่วไปของหน่วยงาน").table(simple_rows()).read();
  EXPECT_FALSE(other.overall && other.overall->score);
}

TEST(ScoreLayout, RowsThatTheTableLeftOutStandRightBelowIt) {
  Rows rows;
  for (size_t i = 0; i < 8; ++i) {
    rows.push_back({names()[i], scores()[i]});
  }
  const Report report =
      opening().table(rows, 0).body("การเปิดเผยข้อมูล 100\nการป้องกันการทุจริต 100").read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(report.indicators[8].score.value_or(0), 100);
  EXPECT_DOUBLE_EQ(report.indicators[9].score.value_or(0), 100);
  EXPECT_EQ(opening()
                .table(rows, 0)
                .body("การเปิดเผยข้อมูลของหน่วยงานในปีนี้ทำได้ครบ 100 รายการ")
                .read()
                .indicators.size(),
            8U);
}

TEST(ScoreLayout, LongNamesOverLinesThatAreNoTable) {
  Paper paper = opening();
  for (size_t i = 0; i < 10; ++i) {
    paper.body(std::to_string(i + 1) + ". " + names()[i] +
               "ของบุคลากร\nภายในหน่วยงานตามขั้นตอน\nที่กำหนดไว้ " + scores()[i]);
  }
  expect_all_scores(paper.read());
}

TEST(ScoreLayout, ATickedListSaysTheLevel) {
  const auto read = [](const std::string& text) {
    return label_of(opening().table(simple_rows()).body(text).read());
  };
  EXPECT_EQ(read("คิดเป็นระดับ ผ่านดี ( ✓ ) ผ่าน (  ) ต้องปรับปรุง (  )"), "ผ่านดี");
  EXPECT_EQ(read("คิดเป็นระดับ ผ่านดี (  ) ผ่าน ( / ) ต้องปรับปรุง (  )"), "ผ่าน");
  EXPECT_EQ(read("คิดเป็นระดับ ผ่านดี (  ) ผ่าน (  ) ต้องปรับปรุง (  )"), "");
}

TEST(ScoreLayout, MeansOfOthersAreNotTheOverallScore) {
  for (const std::string text : {"ในปีงบประมาณ พ.ศ. 2567 ประเทศไทยมีคะแนนเฉลี่ย 93.82 คะแนน",
                                 "ในภาพรวม ค่าเฉลี่ยรัฐวิสาหกิจ 94.12 คะแนน"}) {
    const Report report = opening().table(simple_rows()).body(text).read();
    EXPECT_FALSE(report.overall && report.overall->score) << text;
  }
  const Report level = opening()
                           .table(simple_rows())
                           .body("จากผลการประเมิน คะแนนเฉลี่ยทั้งประเทศเท่ากับ 93.05 คะแนน อยู่ในระดับผ่านดี")
                           .read();
  EXPECT_EQ(label_of(level), "");
}

TEST(ScoreLayout, TheTotalOfLastYearsTableIsHistory) {
  Rows last = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    last.push_back({std::to_string(i + 1), names()[i], "80.00"});
  }
  last.push_back({"คะแนนรวม", "<", "80.00"});
  const Report report = opening()
                            .heading("ผลการประเมินปีงบประมาณ พ.ศ. 2566")
                            .table(last)
                            .heading("ผลการประเมินปีงบประมาณ พ.ศ. 2567")
                            .table(simple_rows())
                            .read();
  expect_all_scores(report);
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2566);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(0), 80);
}

}  // namespace
}  // namespace ita::report::test
