#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

TEST(Prose, IndicatorsInSentences) {
  Paper paper = opening();
  std::string text = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย ประกอบด้วย 10 ตัวชี้วัด คือ";
  for (size_t i = 0; i < 10; ++i) {
    text += " ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนนร้อยละ " + scores()[i];
  }
  expect_all_scores(paper.body(text).read());
}

TEST(Prose, EqualsTiesANumberToTheNameBeforeIt) {
  // "เท่ากับ" ends like "กับ" (with); the last number is lost, so that the other order explains as
  // many.
  const Report report =
      opening()
          .body(
              "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ประกอบด้วย 3 ตัวชี้วัด คือ ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน "
              "มีค่าคะแนนเท่ากับ 81.12 ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล มีค่าคะแนนเท่ากับ 87.40 ตัวชี้วัดที่ 10 "
              "การป้องกันการทุจริต ได้คะแนน")
          .read();
  for (const Indicator& indicator : report.indicators) {
    const double right = indicator.number == 8 ? 81.12 : indicator.number == 9 ? 87.40 : 0;
    EXPECT_DOUBLE_EQ(indicator.score.value_or(0), right) << indicator.number;
  }
}

TEST(Prose, ANumberMayStandBeforeItsName) {
  const Report report =
      opening()
          .body(
              "หน่วยงานได้ 92.15 คะแนนในตัวชี้วัดการปฏิบัติหน้าที่ ได้ 88.63 คะแนนในตัวชี้วัดการใช้งบประมาณ "
              "และได้ 90.84 คะแนนในตัวชี้วัดการใช้อำนาจ")
          .read();
  const double right[] = {92.15, 88.63, 90.84};
  for (const Indicator& indicator : report.indicators) {
    if (indicator.number <= 3) {
      EXPECT_DOUBLE_EQ(indicator.score.value_or(0), right[indicator.number - 1]);
    }
  }
}

TEST(Prose, IndicatorsAsAList) {
  for (const std::string form : {"%n) %t ได้คะแนน %v คะแนน", "ตัวชี้วัดที่ %n %t  %v คะแนน", "%n. %t : %v",
                                 "- ตัวชี้วัดที่ %n %t คะแนนร้อยละ %v"}) {
    Paper paper = opening();
    for (size_t i = 0; i < 10; ++i) {
      std::string line = form;
      line.replace(line.find("%n"), 2, std::to_string(i + 1));
      line.replace(line.find("%t"), 2, names()[i]);
      line.replace(line.find("%v"), 2, scores()[i]);
      paper.item(line);
    }
    SCOPED_TRACE(form);
    expect_all_scores(paper.read());
  }
}

TEST(Prose, WhatIsOnlySupposedIsNoScore) {
  const Report report =
      opening()
          .body(
              "ตัวอย่างการคำนวณ หากหน่วยงานได้คะแนน IIT 85.00 EIT 90.00 และ OIT 95.00 "
              "จะได้คะแนนรวม 90.50 คะแนน ผลการประเมินอยู่ในระดับผ่านดี")
          .read();
  EXPECT_FALSE(report.overall.has_value());
  EXPECT_TRUE(report.instruments.empty());
}

struct Sentence {
  const char* text;
  double score;
  const char* label;
};
class OverallSentence : public ::testing::TestWithParam<Sentence> {};

TEST_P(OverallSentence, ScoreAndLevel) {
  const Report report = opening().body(GetParam().text).read();
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(-1), GetParam().score);
  EXPECT_EQ(report.overall->level ? report.overall->level->label : "", GetParam().label);
}

INSTANTIATE_TEST_SUITE_P(
    All, OverallSentence,
    ::testing::Values(
        Sentence{"ผลการประเมินในภาพรวม ได้คะแนนรวม 97.90 คะแนน อยู่ในระดับผ่านดีเยี่ยม", 97.90, "ผ่านดีเยี่ยม"},
        Sentence{"มีผลคะแนนเท่ากับ 88.37 คะแนน จากคะแนนเต็ม 100 คะแนน ผลการประเมินอยู่ในระดับ A", 88.37,
                 "A"},
        Sentence{"ได้คะแนน 96.04 คะแนน ระดับ AA เพิ่มขึ้นจากปีที่ล่วงมาแล้ว 1.52 คะแนน", 96.04, "AA"},
        Sentence{"จำนวน 2 ข้อ ได้คะแนน 77.70คะแนน อยู่ในลำดับที่ 76 จาก 211 แห่ง", 77.70, ""},
        Sentence{"ในภาพรวมได้ ๙๕.๖๒ คะแนน อยู่ในเกณฑ์ : ผ่านดี", 95.62, "ผ่านดี"}));

TEST(Prose, PastYearsAreHistory) {
  const Report report = opening()
                            .body("ผลการประเมินในภาพรวมได้คะแนนรวม 97.90 คะแนน")
                            .body(
                                "ผลการประเมินย้อนหลังเป็นดังนี้ ปีงบประมาณ พ.ศ. 2565 ได้ 88.10 คะแนน ระดับ A "
                                "และปีงบประมาณ พ.ศ. 2566 ได้ "
                                "93.25 คะแนน ระดับผ่านดี")
                            .read();
  ASSERT_EQ(report.history.size(), 2U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2565);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(0), 88.10);
  EXPECT_EQ(report.history[0].level->label, "A");
  EXPECT_DOUBLE_EQ(report.history[1].score.value_or(0), 93.25);
  EXPECT_EQ(report.history[1].level->label, "ผ่านดี");
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 97.90);
}

TEST(Prose, ChartYearsGiveNoHistory) {
  const Report report = opening()
                            .body("ผลการประเมินในภาพรวมได้คะแนนรวม 97.90 คะแนน")
                            .body("ปี 2563 ปี 2564 ปี 2565 ปี 2566 ปี 2567")
                            .read();
  EXPECT_TRUE(report.history.empty());
  EXPECT_EQ(report.fiscal_year->be, 2567);
}

TEST(Prose, HistoryTable) {
  const Report report = opening()
                            .body("ผลการประเมินในภาพรวมได้คะแนนรวม 97.90 คะแนน")
                            .table({{"ปีงบประมาณ พ.ศ.", "คะแนน", "เพิ่ม/ลด", "ระดับ"},
                                    {"2565", "88.10", "-", "A"},
                                    {"2566", "93.25", "+5.15", "ผ่านดี"},
                                    {"2567", "97.90", "+4.65", "ผ่านดีเยี่ยม"}})
                            .read();
  ASSERT_EQ(report.history.size(), 3U);
  EXPECT_DOUBLE_EQ(report.history[1].score.value_or(0), 93.25);
  EXPECT_EQ(report.history[2].level->label, "ผ่านดีเยี่ยม");
  EXPECT_EQ(report.overall->level->label, "ผ่านดีเยี่ยม");
}

/// The page ends below the first row of a table of years: one row is no table.
TEST(Prose, RowOfYearsLeftUnderItsHeadings) {
  const std::string score = "ผลการประเมินในภาพรวมได้คะแนนรวม 97.90 คะแนน";
  Paper paper = opening();
  paper.body(score).body("ปีงบประมาณ พ.ศ. คะแนน ระดับ").body("๒๕๖๔ ๙๓.๓๓ A").page();
  const Report report = paper
                            .table({{"ปีงบประมาณ พ.ศ.", "คะแนน", "ระดับ"},
                                    {"๒๕๖๕", "๗๕.๙๑", "B"},
                                    {"๒๕๖๖", "๙๗.๗๒", "ผ่านดีเยี่ยม"}})
                            .read();
  ASSERT_EQ(report.history.size(), 3U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2564);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(0), 93.33);
  EXPECT_EQ(report.history[0].level ? report.history[0].level->label : "", "A");
  ASSERT_TRUE(report.history[0].evidence.has_value());
  EXPECT_EQ(report.history[0].evidence->raw, "๙๓.๓๓");

  // Without the headings, or with other words in it, a line is no row.
  EXPECT_TRUE(opening().body(score).body("๒๕๖๔ ๙๓.๓๓ A").read().history.empty());
  EXPECT_TRUE(opening()
                  .body(score)
                  .body("ปีงบประมาณ พ.ศ. คะแนน ระดับ")
                  .body("๒๕๖๔ ข้อ ๙๓.๓๓ A")
                  .read()
                  .history.empty());
}

/// The words of a question hold the name of an indicator; the score behind is the question's.
TEST(Prose, ScoreOfAQuestionIsNotTheIndicators) {
  for (const std::string code : {"ข้อ i7", "ข้อ i ๗", "i๗"}) {
    Rows rows = score_table();
    SCOPED_TRACE(code);
    expect_all_scores(
        opening()
            .table(rows)
            .body(code + " ท่านทราบการใช้งบประมาณของหน่วยงานมากน้อยเพียงใด ได้คะแนน 83.18 คะแนน")
            .read());
  }
  // Behind the question's score an indicator speaks for itself again.
  const Report report =
      opening()
          .body("ข้อ i7 ได้คะแนน 83.18 คะแนน ส่วนตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน 90.29 คะแนน")
          .read();
  ASSERT_EQ(report.indicators.size(), 1U);
  EXPECT_DOUBLE_EQ(report.indicators[0].score.value_or(0), 90.29);
}

TEST(Prose, SentencesAboutTheExtremesAndTheChange) {
  const Report report =
      opening()
          .body(
              "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้คะแนน 99.99 คะแนน "
              "และตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ การใช้งบประมาณ ได้คะแนน 82.22 คะแนน")
          .body("ในภาพรวมได้คะแนนรวม 92.12 คะแนน ลดลงจากปีงบประมาณ พ.ศ. 2566 จำนวน 1.52 คะแนน")
          .read();
  ASSERT_EQ(report.claims.size(), 3U);
  EXPECT_EQ(report.claims[0].kind, Claim::Kind::highest);
  EXPECT_EQ(report.claims[0].indicators, std::vector<int>{9});
  EXPECT_EQ(report.claims[1].kind, Claim::Kind::lowest);
  EXPECT_EQ(report.claims[1].indicators, std::vector<int>{2});
  EXPECT_EQ(report.claims[2].kind, Claim::Kind::change);
  EXPECT_DOUBLE_EQ(report.claims[2].change, -1.52);
  // Of another year, of questions, in percent: no claims.
  EXPECT_TRUE(opening()
                  .body("ในปี พ.ศ. 2565 ตัวชี้วัดที่ได้คะแนนสูงสุด คือ การใช้อำนาจ")
                  .body("ข้อที่ได้คะแนนสูงสุด คือ ข้อ i3 การใช้อำนาจ")
                  .body("ในภาพรวมได้คะแนนรวม 92.12 คะแนน เพิ่มขึ้นร้อยละ 1.52 คะแนน")
                  .read()
                  .claims.empty());
}

TEST(Prose, TheLatestDayOfTheText) {
  const Report report = opening()
                            .body("ประกาศผลเมื่อวันที่ 30 กรกฎาคม 2567 และประชุมเมื่อ ๔ ธันวาคม พ.ศ. ๒๕๖๗")
                            .body("หนังสือลงวันที่ 28 ส.ค. 64 ได้คะแนนรวม 97.90 คะแนน ปี 2569")
                            .table({{"กำหนด"}, {"1 มกราคม 2570"}})
                            .read();
  ASSERT_TRUE(report.latest_day.has_value());
  EXPECT_EQ(report.latest_day->be, 2567);
  EXPECT_EQ(report.latest_day->month, 12);
  EXPECT_EQ(report.latest_day->day, 4);
  EXPECT_FALSE(opening().body("ได้คะแนนรวม 97.90 คะแนน ในปี 2567").read().latest_day.has_value());
}

TEST(Years, AssessedAndPlanYearAreToldApart) {
  Paper paper;
  paper.title(
      "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ "
      "พ.ศ. ๒๕๖๖ "
      "และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗");
  paper.body("ได้คะแนนรวม 97.90 คะแนน");
  const Report report = paper.read();
  ASSERT_TRUE(report.fiscal_year.has_value());
  EXPECT_EQ(report.fiscal_year->be, 2566);
  ASSERT_TRUE(report.plan_year.has_value());
  EXPECT_EQ(report.plan_year->be, 2567);
}

TEST(Agency, TypeNameAndPlace) {
  const Report report = opening().body("ได้คะแนนรวม 97.90 คะแนน").read();
  EXPECT_EQ(report.agency.name, "องค์การบริหารส่วนตำบลนาแส่ง");
  EXPECT_EQ(report.agency.type, "subdistrict_administrative_organization");
  EXPECT_EQ(report.agency.subdistrict, "นาแส่ง");
  EXPECT_EQ(report.agency.district, "เกาะคา");
  EXPECT_EQ(report.agency.province, "ลำปาง");
  EXPECT_FALSE(report.agency.review.needed());
}

TEST(Agency, PlaceThatDoesNotExistIsDoubted) {
  Paper paper;
  paper.title(
      "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. 2567");
  paper.title("องค์การบริหารส่วนตำบลนาแส่ง อำเภอท่าวังผา จังหวัดตราด");
  const Report report = paper.body("ได้คะแนนรวม 97.90 คะแนน").read();
  EXPECT_TRUE(report.agency.review.needed());
  EXPECT_EQ(report.agency.district, "ท่าวังผา");
}

TEST(Recognition, OtherDocumentsGiveNothing) {
  Paper letter;
  letter.title("บันทึกข้อความ");
  letter.body(
      "เรื่อง รายงานผลการประเมินตามแบบ MOIT 19 ประจำปีงบประมาณ พ.ศ. 2567 โรงพยาบาลพิชัย ได้คะแนน 88.00 "
      "คะแนน");
  const Document document = letter.read_document();
  EXPECT_TRUE(document.reports.empty());
  ASSERT_TRUE(document.why_no_report.has_value());
  EXPECT_FALSE(document.why_no_report->code.empty());

  Paper invitation;
  invitation.body(
      "ขอเชิญบุคลากรตอบแบบวัดการรับรู้ในการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปี "
      "2567");
  EXPECT_TRUE(invitation.read_document().reports.empty());
}

TEST(ScoreProse, AScoreThatIsNotThereIsSaid) {
  Paper paper = opening();
  std::string text = "แบบวัดการรับรู้ ประกอบด้วย";
  for (size_t i = 0; i < 10; ++i) {
    text += " ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " มีคะแนน " +
            (i == 7 ? "N/A" : scores()[i]);
  }
  const Report report = paper.body(text).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_EQ(indicator.score.has_value(), indicator.number != 8) << indicator.number;
    EXPECT_FALSE(indicator.review.needed()) << indicator.number;
  }
}

TEST(ScoreProse, ADigitInALatinWordIsNoScore) {
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส (Assessment : 1TA) ประจำปีงบประมาณ พ.ศ. 2567");
  paper.title("องค์การบริหารส่วนตำบลนาแส่ง อำเภอเกาะคา จังหวัดลำปาง");
  std::string text;
  for (size_t i = 0; i < 10; ++i) {
    text += "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนน " + scores()[i] + " ";
  }
  const Report report = paper.body(text).read();
  EXPECT_EQ(report.indicators.size(), 10U);
  EXPECT_FALSE(report.overall && report.overall->score);
}

TEST(Prose, TheAgencyThatGotItInANumberedParagraph) {
  const Report report = opening()
                            .item(
                                "1. ตามประกาศเมื่อวันที่ 1 สิงหาคม 2567 องค์การบริหารส่วนตำบลนาแส่งได้คะแนน "
                                "90.69 คะแนน จากคะแนนเต็ม 100 คะแนน ระดับผ่านดี สูงกว่าค่าเฉลี่ยระดับ"
                                "ประเทศซึ่งเท่ากับ 87.57 คะแนน อยู่ 3.12 คะแนน")
                            .read();
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 90.69);
}

TEST(Prose, AThresholdIsATarget) {
  const Report report =
      opening().body("ได้คะแนนรวม 90.16 คะแนน").body("คะแนนรวม ≥ 92.00").body("EIT ≥ 90.00").read();
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 90.16);
  EXPECT_FALSE(report.overall->review.needed());
  EXPECT_TRUE(report.instruments.empty());
}

TEST(Prose, ALetterWithScoresOfAFewIndicatorsIsAResult) {
  Paper paper;
  paper.body("บันทึกข้อความ");
  paper.body("ส่วนราชการ องค์การบริหารส่วนตำบลนาแส่ง กลุ่มงานยุทธศาสตร์ โทร. 0 4261 9900");
  paper.body("เรื่อง ขอรายงานผล ITA");
  paper.body(
      "ด้วยจังหวัดได้แจ้งผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2566 ขององค์การบริหารส่วนตำบลนาแส่ง "
      "ว่ามีผลคะแนนรวมทั้งสิ้น 89,47 คะแนน จำแนกเป็นส่วน IIT 88,20 คะแนน");
  paper.item("ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้ 84,05 คะแนน");
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  const Report& report = document.reports[0];
  EXPECT_EQ(report.agency.name, "องค์การบริหารส่วนตำบลนาแส่ง");
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 89.47);
  EXPECT_TRUE(report.overall->review.needed());  // a comma for the point
  ASSERT_EQ(report.indicators.size(), 1U);
}

TEST(Prose, AnInstrumentHeadsItsIndicatorsWithItsScoreInBrackets) {
  Paper paper = opening();
  paper.body("v OIT การเปิดเผยข้อมูลสาธารณะ (98.44)").body("IIT ผู้มีส่วนได้ส่วนเสียภายใน (92.35)");
  paper.body("EIT น้ำหนัก (30.00)");
  const Report report = paper.read();
  ASSERT_EQ(report.instruments.size(), 2U);
  EXPECT_DOUBLE_EQ(*report.instruments[0].score, 92.35);
  EXPECT_DOUBLE_EQ(*report.instruments[1].score, 98.44);
}

TEST(Prose, YearsBelowALineThatLooksBack) {
  Paper paper = opening();
  paper.body("ได้คะแนนรวม 93.10 คะแนน").body("ย้อนหลัง");
  paper.body("ปี 2566 93.05 ผ่านดี").body("ปี 2565 87.14 A");
  EXPECT_EQ(paper.read().history.size(), 2U);
}

TEST(Prose, OfTwoYearsOfOneLineTheNewerIsAssessed) {
  Paper paper;
  paper.title("คะแนน ITA รายตัวชี้วัด องค์การบริหารส่วนตำบลนาแส่ง");
  paper.title(
      "ปีงบประมาณ พ.ศ. 2568 คะแนนรวม 94.98 ระดับ ผ่านดี | ปีงบประมาณ พ.ศ. 2567 คะแนนรวม 92.53 ระดับ "
      "ผ่านดี");
  Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({names()[i], scores()[i]});
  }
  const Report report = paper.table(rows).read();
  ASSERT_TRUE(report.fiscal_year);
  EXPECT_EQ(report.fiscal_year->be, 2568);
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 94.98);
}

TEST(Prose, APlanThatTellsTheResultItRestsOnIsNoStranger) {
  Paper paper;
  paper.title("แผนขับเคลื่อนการยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2569");
  paper.title("องค์การบริหารส่วนตำบลท่าข้าม อำเภอหาดใหญ่ จังหวัดสงขลา");
  paper.body("อ้างอิงผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568 ซึ่งได้คะแนนรวม 98.49 คะแนน ระดับ ผ่านดีเยี่ยม");
  const Document document = paper.read_document();
  EXPECT_FALSE(document.why_no_report.has_value());
  ASSERT_EQ(document.reports.size(), 1U);
  ASSERT_TRUE(document.reports[0].overall && document.reports[0].overall->score);
  EXPECT_DOUBLE_EQ(*document.reports[0].overall->score, 98.49);
}

/// Entries of the history as "year score level".
std::vector<std::string> history_of(const std::string& text) {
  std::vector<std::string> out;
  for (const HistoryEntry& entry : opening().body(text).read().history) {
    if (entry.score) {  // of the whole
      out.push_back(std::to_string(entry.fiscal_year_be) + " " +
                    std::to_string(std::lround(100 * *entry.score)) + " " +
                    (entry.level ? entry.level->label : "-"));
    }
  }
  return out;
}

TEST(Prose, AnEarlierYearWithScoreAndLevelIsOfTheWhole) {
  using Found = std::vector<std::string>;
  const Found want = {"2565 8317 B"};
  EXPECT_EQ(
      history_of("หมายเหตุ : ผู้ตอบแบบวัด IIT 412 คน, EIT 1,036 คน | ผลปี 2565 = 83.17 คะแนน (ระดับ B) | "
                 "ข้อมูล ณ วันที่ 1 สิงหาคม 2567"),
      want);
  EXPECT_EQ(history_of("ผลคะแนนปี 2565 : 83.17 (ระดับ B)"), want);
  EXPECT_EQ(history_of("ปี 2565 ได้ 83.17 (ระดับ B)"), want);
  // In the middle of a sentence, with the agency behind the year.
  EXPECT_EQ(
      history_of(
          "ตัวชี้วัดที่ต่ำสุด คือ การใช้อำนาจ ได้ 81.77 คะแนน และปีงบประมาณ พ.ศ. 2565 เทศบาลได้ 83.17 คะแนน "
          "ระดับ B"),
      want);
  // Without a level, of a named indicator, of others, or behind another number it is not said of
  // what.
  for (const char* text : {"ปี 2565 = 83.17", "ตัวชี้วัดที่ 1 ปี 2565 = 83.17 (ระดับ B)",
                           "ค่าเฉลี่ยประเทศ ปี 2565 = 83.17 (ระดับ B)",
                           "IIT ปี 2566 = 85.10 (ระดับ A) ปี 2565 = 83.17 (ระดับ B)"}) {
    EXPECT_EQ(history_of(text), Found{}) << text;
  }
}

std::optional<double> score_of(const Report& report, std::string_view code) {
  for (const Instrument& instrument : report.instruments) {
    if (instrument.code == code) {
      return instrument.score;
    }
  }
  return std::nullopt;
}

TEST(Prose, DotsThatLeadToScoresAreNoContents) {
  Paper paper = opening();
  for (size_t i = 0; i < 10; ++i) {
    paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] +
               "..........................." + scores()[i]);
  }
  expect_all_scores(paper.read());
}

TEST(Prose, EachInstrumentMayHaveTheWordBeforeIt) {
  const Report report = opening()
                            .body(
                                "คะแนนจากแบบวัด IIT แบบวัด EIT และแบบตรวจ OIT เท่ากับ 91.51 86.99 และ "
                                "93.48 คะแนน ตามลำดับ")
                            .read();
  EXPECT_EQ(score_of(report, "IIT"), 91.51);
  EXPECT_EQ(score_of(report, "EIT"), 86.99);
  EXPECT_EQ(score_of(report, "OIT"), 93.48);
}

TEST(Prose, TheInstrumentsMayBeNamedTwiceOrWithTheirWeights) {
  for (const std::string text :
       {"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) "
        "และแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ 91.51, 86.99 และ 93.48 คะแนน ตามลำดับ",
        "แบบวัด IIT (ร้อยละ 30) แบบวัด EIT (ร้อยละ 30) และแบบวัด OIT (ร้อยละ 40) ได้ 91.51 86.99 และ "
        "93.48 "
        "คะแนน ตามลำดับ"}) {
    const Report report = opening().body(text).read();
    EXPECT_EQ(score_of(report, "IIT"), 91.51) << text;
    EXPECT_EQ(score_of(report, "OIT"), 93.48) << text;
  }
}

TEST(Prose, AListInTheOrderOfNothingNamedGivesNoScore) {
  const Report report =
      opening().body("คะแนนทั้งสามเครื่องมือ ได้แก่ IIT ได้ 91.51 86.99 และ 93.48 คะแนน ตามลำดับ").read();
  EXPECT_FALSE(score_of(report, "IIT"));
}

TEST(Prose, YearsInOrderWithTheLevelBehindEachScore) {
  const Report report =
      opening()
          .body(
              "อนึ่ง ในปีงบประมาณ พ.ศ. 2566 และ พ.ศ. 2565 หน่วยงานได้คะแนน 87.92 คะแนน (ระดับ A) "
              "และ 84.37 คะแนน (ระดับ B) ตามลำดับ")
          .read();
  ASSERT_EQ(report.history.size(), 2U);
  for (const HistoryEntry& entry : report.history) {
    const bool later = entry.fiscal_year_be == 2566;
    EXPECT_EQ(entry.score, later ? 87.92 : 84.37);
    EXPECT_EQ(entry.level ? entry.level->label : "", later ? "A" : "B");
  }
}

TEST(Prose, TheMeanOfWhatWasListedIsTheInstruments) {
  const Report report = opening()
                            .body(
                                "ประกอบด้วย ด้านคุณภาพการดำเนินงาน 87.03 คะแนน ด้านประสิทธิภาพการสื่อสาร "
                                "88.43 คะแนน ด้านการปรับปรุงการทำงาน "
                                "93.74 คะแนน คิดเป็นคะแนนเฉลี่ย 89.73 คะแนน")
                            .read();
  EXPECT_EQ(score_of(report, "EIT"), 89.73);
}

TEST(Prose, TheLastLineOfAParagraphIsNoCard) {
  const Report report = opening()
                            .body(
                                "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ประกอบด้วย\n"
                                "๕ ตัวชี้วัด คือ ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ มี\n"
                                "ค่าคะแนนเท่ากับ 100.00 ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต มี\n"
                                "คะแนน 91.51")
                            .read();
  EXPECT_TRUE(report.instruments.empty());
  ASSERT_EQ(report.indicators.size(), 2U);
  EXPECT_EQ(report.indicators[1].score, 91.51);
}

}  // namespace
}  // namespace ita::report::test
