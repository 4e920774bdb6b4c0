#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

double instrument(const Report& report, const std::string& code) {
  for (const Instrument& one : report.instruments) {
    if (one.code == code) {
      return one.score.value_or(0);
    }
  }
  return 0;
}

std::string level(const Report& report) {
  return report.overall && report.overall->level ? report.overall->level->label : "";
}

/// Which of the bands 95–100, 85–94, 75–84 a score stands in.
size_t band(const std::string& score) {
  const double value = std::stod(score);
  return value >= 95 ? 0 : value >= 85 ? 1 : 2;
}

Rows in_bands(const std::vector<std::string>& heads) {
  Rows rows = {{"ตัวชี้วัด"}};
  rows[0].insert(rows[0].end(), heads.begin(), heads.end());
  for (size_t i = 0; i < 10; ++i) {
    std::vector<std::string> row(heads.size() + 1);
    row[0] = std::to_string(i + 1) + ". " + names()[i];
    row[1 + band(scores()[i])] = scores()[i];
    rows.push_back(row);
  }
  std::vector<std::string> total(heads.size() + 1);
  total[0] = "คะแนนรวมทั้งสิ้น";
  total[2] = "92.15";
  rows.push_back(total);
  return rows;
}

TEST(ScorePlaces, AColumnForEachBandOfScores) {
  const std::vector<std::vector<std::string>> heads = {
      {"95.00–100\n(AA)", "85.00–94.99\n(A)", "75.00–84.99\n(B)", "ต่ำกว่า 75.00"},
      {"AA", "A", "B", "C"}};
  for (const auto& head : heads) {
    const Report report = opening().table(in_bands(head)).read();
    expect_all_scores(report);
    ASSERT_TRUE(report.overall.has_value());
    EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.15);
  }
}

/// Two numbers in a row of such columns: which is the score is not said.
TEST(ScorePlaces, BandsWithTwoNumbersInARowAreNotOneColumn) {
  Rows rows = in_bands({"95.00–100", "85.00–94.99", "75.00–84.99"});
  for (size_t i = 1; i <= 10; ++i) {
    rows[i] = {rows[i][0], scores()[i - 1], scores()[10 - i], ""};
  }
  const Report report = opening().table(rows).read();
  for (const Indicator& indicator : report.indicators) {
    EXPECT_TRUE(!indicator.score || indicator.review.needed()) << indicator.number;
  }
}

TEST(ScorePlaces, TheMeanOfAllOfTheKindIsNotTheAgencys) {
  Rows rows = {{"รายการ"}, {"ปี 2567"}, {"ค่าเฉลี่ย อบต."}};
  for (size_t i = 0; i < 10; ++i) {
    rows[0].push_back(std::to_string(i + 1) + ". " + names()[i]);
    rows[1].push_back(scores()[i]);
    rows[2].push_back("8" + scores()[9 - i].substr(1));
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScorePlaces, TheRowOfAnInstrumentThatIsCalledLikeItsIndicator) {
  for (const bool code_apart : {true, false}) {
    Rows rows = {{"รหัส", "ตัวชี้วัด", "คะแนน"}, {"", "ผลคะแนนรวม (ผ่านดี)", "92.15"}};
    for (size_t i = 0; i < 10; ++i) {
      if (i == 8 && code_apart) {
        rows.push_back({"OIT", "แบบวัดการเปิดเผยข้อมูลสาธารณะ", "95.05"});
      }
      rows.push_back({code_apart ? "ตัวชี้วัดที่ " + std::to_string(i + 1) : std::to_string(i + 1),
                      names()[i], scores()[i]});
    }
    if (!code_apart) {
      rows.push_back({"รวม OIT การเปิดเผยข้อมูลสาธารณะ", "<", "95.05"});
    }
    const Report report = opening().table(rows).read();
    expect_all_scores(report);
    EXPECT_DOUBLE_EQ(instrument(report, "OIT"), 95.05);
    ASSERT_TRUE(report.overall.has_value());
    EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.15);
    EXPECT_EQ(level(report), "ผ่านดี");
  }
}

TEST(ScorePlaces, PointsOutOfTheWeightAreNoTotal) {
  Rows rows = score_table();
  const Report report = opening().table(rows).body("ได้ 27.48 จาก 30 คะแนน").read();
  EXPECT_FALSE(report.overall && report.overall->score);
}

TEST(ScorePlaces, TheYearBeforeWithItsEraInBrackets) {
  const Report report = opening()
                            .body("คะแนนรวม 92.15 คะแนน ระดับ ผ่านดี")
                            .body("ปีก่อน / Previous year (FY 2023, B.E. 2566): 91.73 ระดับ A")
                            .read();
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2566);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(0), 91.73);
}

/// What is a mark of another assessment to the ten indicators is a name of the five indices' own.
TEST(ScorePlaces, TheInstrumentsOfTheFiveIndicesAreNotForeignToThem) {
  const std::vector<std::string> indices = {"ความโปร่งใส", "ความพร้อมรับผิด",
                                            "ความปลอดจากการทุจริตในการปฏิบัติงาน",
                                            "วัฒนธรรมคุณธรรมในองค์กร", "คุณธรรมการทำงานในหน่วยงาน"};
  Rows rows = {{"ดัชนีที่", "ชื่อดัชนี", "น้ำหนัก", "คะแนน"}};
  for (size_t i = 0; i < indices.size(); ++i) {
    rows.push_back({std::to_string(i + 1), indices[i], "20", scores()[i]});
  }
  Paper paper;
  paper.title("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ");
  paper.title("กรมการช่างศิลป์ไทย ประจำปีงบประมาณ พ.ศ. 2561");
  paper.body("กรมการช่างศิลป์ไทยมีคะแนนร้อยละ 89.33 โดยประเมินจากแบบสำรวจ IIT EIT และ EBIT");
  const Report report = paper.table(rows).read();
  EXPECT_EQ(report.family, "ita-5-indices");
  ASSERT_EQ(report.indicators.size(), 5U);
  for (size_t i = 0; i < 5; ++i) {
    EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0), std::stod(scores()[i]));
  }
}

TEST(ScorePlaces, ANumberedPartThatNamesAnotherAgencyIsAReportOfItsOwn) {
  Paper paper;
  paper.title("รวมเล่มรายงานผล ITA สถานีตำรวจ ปีงบประมาณ พ.ศ. 2567");
  const std::vector<std::string> stations = {"สถานีตำรวจภูธรปากคลองลึก", "สถานีตำรวจภูธรบางหญ้ารก"};
  for (size_t k = 0; k < stations.size(); ++k) {
    Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1) + ". " + names()[i], scores()[k == 0 ? i : 9 - i]});
    }
    paper.page();
    paper.heading("ส่วนที่ " + std::to_string(k + 1) + " " + stations[k]);
    paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567").table(rows);
  }
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  for (size_t k = 0; k < 2; ++k) {
    EXPECT_EQ(document.reports[k].agency.name, stations[k]);
    ASSERT_EQ(document.reports[k].indicators.size(), 10U);
    EXPECT_DOUBLE_EQ(document.reports[k].indicators[0].score.value_or(0),
                     std::stod(scores()[k == 0 ? 0 : 9]));
  }
}

/// The next section of one report, which names nobody else, divides nothing.
TEST(ScorePlaces, ANumberedPartOfTheSameReportDividesNothing) {
  Rows rows = score_table();
  Paper paper = opening();
  paper.table(rows).page();
  paper.heading("ส่วนที่ 2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส").body("จัดอบรมบุคลากรทุกคน");
  EXPECT_EQ(paper.read_document().reports.size(), 1U);
}

}  // namespace
}  // namespace ita::report::test
