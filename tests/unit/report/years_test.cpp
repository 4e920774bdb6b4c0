#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

const char* const kAgency = "เทศบาลตำบลบ้านฝาง อำเภอบ้านฝาง จังหวัดขอนแก่น";

/// A score table whose columns are headed as given; the first column holds scores(), the others the
/// scores less 1, 2, …
Rows columns(const std::vector<std::string>& headings) {
  Rows rows = {{"ตัวชี้วัด"}};
  rows[0].insert(rows[0].end(), headings.begin(), headings.end());
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i]});
    for (size_t c = 0; c < headings.size(); ++c) {
      std::string score = scores()[i];
      score[1] = static_cast<char>('0' + (score[1] - '0' + 10 - static_cast<int>(c)) % 10);
      rows.back().push_back(score);
    }
  }
  return rows;
}

int assessed(const Report& report) { return report.fiscal_year ? report.fiscal_year->be : 0; }
int planned(const Report& report) { return report.plan_year ? report.plan_year->be : 0; }
bool doubted(const Report& report) {
  return report.fiscal_year && report.fiscal_year->review.needed();
}

/// The scores are of another year than the one that a sentence speaks of.
TEST(Years, AYearThatTheScoresContradictIsDoubted) {
  Paper paper;
  paper.title("จดหมายข่าว").title(kAgency);
  paper.body("ผู้อำนวยการกล่าวว่า ปี 2563 เราได้ 91.88 คะแนน ระดับ A");
  paper.table(columns({"ผลการประเมิน ITA ปี 2564"}));
  const Report report = paper.read();
  EXPECT_TRUE(assessed(report) == 2564 || doubted(report)) << assessed(report);
}

/// The line over the scores tells whose year they are of; a sentence below says another one.
TEST(Years, OneThatNoScoreIsOfIsDoubtedItself) {
  Paper paper;
  paper.title("จดหมายข่าว").title(kAgency);
  paper.body("จดหมายข่าวภายใน ปีที่ 12 ฉบับที่ 3 กันยายน 2564").table(columns({"คะแนน"}));
  paper.body("คะแนนรวม 96.30").body("ผู้อำนวยการกล่าวว่า “ปี 2563 เราได้ 91.88 คะแนน ระดับ");
  const Report report = paper.read();
  ASSERT_EQ(assessed(report), 2563);
  EXPECT_TRUE(doubted(report));
}

TEST(Years, APlanIsNamedByWhatItDoesToTheResults) {
  for (const char* title : {"แผนยกระดับผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568",
                            "แนวทางพัฒนาผลคะแนนการประเมิน ITA ปี 2568", "การเพิ่มคะแนน ITA ปี 2568"}) {
    Paper paper;
    paper.title(title).title(kAgency);
    paper.body("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนน 91.50 คะแนน").table(columns({"คะแนน"}));
    const Report report = paper.read();
    EXPECT_EQ(assessed(report), 2567) << title;
    EXPECT_EQ(planned(report), 2568) << title;
    ASSERT_TRUE(report.overall && report.overall->score) << title;
    EXPECT_DOUBLE_EQ(*report.overall->score, 91.50);
    EXPECT_FALSE(doubted(report)) << title;
  }
}

TEST(Years, TargetsAreNoResults) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566").title(kAgency);
  paper.table(columns({"ผลปี 2566", "เป้าหมายปี 2567"}));
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2566);
  EXPECT_FALSE(doubted(report));
  EXPECT_DOUBLE_EQ(report.indicators.at(0).score.value_or(0), 91.11);
}

TEST(Years, OfYearsComparedTheNewestIsAssessed) {
  Paper paper;
  paper.title("เปรียบเทียบผลการประเมิน ITA ปี 65 กับปี 66").title(kAgency);
  paper.table(columns({"ปี 66", "ปี 65"}));
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2566);
  EXPECT_FALSE(doubted(report));
  EXPECT_DOUBLE_EQ(report.indicators.at(0).score.value_or(0), 91.11);
}

TEST(Years, AYearComparedWithInASentenceIsNoRival) {
  Paper paper;
  paper.title("รายงาน ITA").title(kAgency);
  paper.body("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนน 91.50 คะแนน สูงกว่าปี พ.ศ. 2566");
  paper.table(columns({"คะแนน"}));
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2567);
  EXPECT_FALSE(doubted(report));
}

TEST(Years, AComparisonAboveTheScoresIsNotTheirYear) {
  const Report report =
      Paper()
          .title("รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568")
          .title(kAgency)
          .body("มีผลคะแนนรวม 95.11 คะแนน เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2567 ซึ่งได้ 91.27 คะแนน")
          .table(columns({"คะแนน"}))
          .read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_FALSE(indicator.review.needed()) << indicator.number;
  }
}

TEST(Years, TheScoresColumnGoesBeforeTheTitleAndIsDoubted) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568").title(kAgency);
  paper.table(columns({"คะแนน ปี 2567", "คะแนน ปี 2566"}));
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2567);
  EXPECT_TRUE(doubted(report));
}

TEST(Years, AColumnWithoutAYearLeavesItToTheTitle) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568").title(kAgency);
  paper.table(columns({"คะแนน", "ปี 2567"}));
  EXPECT_EQ(assessed(paper.read()), 2568);
}

TEST(Years, ScoresThatGiveAnotherYearsTotalAreOfThatYear) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568").title(kAgency);
  // 0.3 · mean(1–5) + 0.3 · mean(6–8) + 0.4 · mean(9–10)
  paper.body("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนน 92.15 คะแนน");
  paper.table(columns({"คะแนน"}));
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2567);
  EXPECT_EQ(planned(report), 2568);
  EXPECT_TRUE(doubted(report));
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 92.15);
}

TEST(Years, TheAxisOfAChartUnderTheTitleNamesNoYear) {
  Paper paper;
  paper.title("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน").title(kAgency);
  paper.heading("ปี 2564 ปี 2565 ปี 2566 ปี 2567").table(columns({"คะแนน"}));
  paper.heading("๑. การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ในปี พ.ศ. ๒๕๖๗");
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2567);
  EXPECT_FALSE(doubted(report));
}

/// The report of a paper whose words that hold a text were read with a doubt.
Report read_with_doubt(const Paper& paper, const std::string& text) {
  layout::Layout layout = paper.layout();
  const auto doubt = [&](std::vector<layout::Line>& lines) {
    for (layout::Line& line : lines) {
      for (text::Word& word : line.words) {
        if (word.text().find(text) != std::string::npos) {
          word.doubt("readings-differ");
        }
      }
    }
  };
  for (layout::Block& block : layout.blocks) {
    doubt(block.lines);
  }
  for (layout::JoinedTable& joined : layout.joined) {
    for (layout::Cell& cell : joined.table.cells) {
      doubt(cell.lines);
    }
  }
  return first_report(layout);
}

TEST(Years, ADoubtedReadingOfTheYearOverTheScoresReachesTheYear) {
  Paper paper;
  paper.title("ผลการประเมิน ITA").title(kAgency);
  paper.table(columns({"คะแนน ปี 2567", "คะแนน ปี 2566"}));
  const Report sound = read_with_doubt(paper, "2566");
  EXPECT_EQ(assessed(sound), 2567);
  EXPECT_FALSE(doubted(sound));
  const Report report = read_with_doubt(paper, "2567");
  EXPECT_EQ(assessed(report), 2567);
  EXPECT_TRUE(doubted(report));
}

TEST(Years, ADoubtedYearInASentenceReachesTheHistory) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568").title(kAgency).table(columns({"คะแนน"}));
  paper.body("ผลการประเมินในภาพรวมได้คะแนนรวม 97.90 คะแนน");
  paper.body(
      "ผลการประเมินย้อนหลังเป็นดังนี้ ปีงบประมาณ พ.ศ. 2566 ได้ 88.10 คะแนน ระดับ A "
      "และปีงบประมาณ พ.ศ. 2567 ได้ 93.25 คะแนน");
  const Report report = read_with_doubt(paper, "2567");
  ASSERT_EQ(report.history.size(), 2U);
  EXPECT_FALSE(report.history[0].review.needed());
  EXPECT_EQ(report.history[1].fiscal_year_be, 2567);
  EXPECT_TRUE(report.history[1].review.needed());
}

TEST(Parts, TwoYearsOfOneAgencyAreTwoReports) {
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566").title(kAgency);
  paper.table(columns({"คะแนน"})).body("ได้คะแนนรวม 92.15 คะแนน");
  paper.page();
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  Rows newer = columns({"คะแนน"});
  newer[1][1] = "99.11";
  paper.table(newer);
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(assessed(document.reports[0]), 2566);
  EXPECT_DOUBLE_EQ(document.reports[0].overall->score.value_or(0), 92.15);
  EXPECT_EQ(assessed(document.reports[1]), 2567);
  EXPECT_DOUBLE_EQ(document.reports[1].indicators.at(0).score.value_or(0), 99.11);
  EXPECT_EQ(document.reports[0].pages, (PageRange{1, 1}));
  EXPECT_EQ(document.reports[1].pages, (PageRange{2, 2}));
}

TEST(Parts, TitlesThatLookLikeARunningHeadAreToldByTheirYears) {
  Paper paper;
  const auto report_of = [&](const std::string& year, const std::string& first) {
    paper.block(layout::BlockKind::running_head,
                "รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. " + year, true, true);
    Rows rows = columns({"คะแนน"});
    rows[1][1] = first;
    paper.title(kAgency).table(rows);
  };
  report_of("2566", "91.11");
  paper.page();
  report_of("2567", "99.11");
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(assessed(document.reports[1]), 2567);
  EXPECT_DOUBLE_EQ(document.reports[1].indicators.at(0).score.value_or(0), 99.11);
}

/// Pages of two offices in turn: each goes to the one that it names or whose numbers it goes on
/// with.
TEST(Parts, PagesInTurnGoToTheReportWhoseAgencyTheyName) {
  Paper paper;
  const auto opening = [&](const char* agency, const std::string& first) {
    paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567").title(agency);
    Rows rows = columns({"คะแนน"});
    rows[1][1] = first;
    paper.table(rows);
  };
  opening("เทศบาลตำบลหงาว อำเภอเมืองระนอง จังหวัดระนอง", "91.11");
  paper.page();
  opening("เทศบาลตำบลกะเปอร์ อำเภอกะเปอร์ จังหวัดระนอง", "99.11");
  paper.page();
  paper.heading("ข้อจำกัดของหน่วยงาน").body("เทศบาลตำบลหงาวมีบุคลากรน้อย จึงใช้เวลามากกว่าที่ตั้งไว้");
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(document.reports[0].agency.name, "เทศบาลตำบลหงาว");
  EXPECT_EQ(document.reports[0].limitations.size(), 1U);
  EXPECT_DOUBLE_EQ(document.reports[0].indicators.at(0).score.value_or(0), 91.11);
  EXPECT_EQ(document.reports[1].agency.name, "เทศบาลตำบลกะเปอร์");
  EXPECT_TRUE(document.reports[1].limitations.empty());
  EXPECT_DOUBLE_EQ(document.reports[1].indicators.at(0).score.value_or(0), 99.11);
}

TEST(Parts, ACoveringMemoBelongsToNoneOfTheReportsBehindIt) {
  Paper paper;
  paper.title("บันทึกข้อความ").body("ส่วนราชการ ที่ทำการปกครองอำเภอท่ายาง กลุ่มงานบริหารงานปกครอง");
  paper.body("เรื่อง ส่งผลการประเมินคุณธรรมและความโปร่งใสขององค์กรปกครองส่วนท้องถิ่น");
  const auto result_of = [&](const char* agency) {
    paper.page();
    paper.title("ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567").title(agency);
    paper.table(columns({"คะแนน"}));
  };
  result_of("เทศบาลตำบลหนองจอก อำเภอท่ายาง จังหวัดเพชรบุรี");
  result_of("องค์การบริหารส่วนตำบลกลัดหลวง อำเภอท่ายาง จังหวัดเพชรบุรี");
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(document.reports[0].agency.name, "เทศบาลตำบลหนองจอก");
  EXPECT_EQ(document.reports[0].indicators.size(), 10U);
  EXPECT_EQ(document.reports[1].agency.name, "องค์การบริหารส่วนตำบลกลัดหลวง");
  EXPECT_TRUE(document.review.needed());
}

/// A person may divide what no title divides: then there, and nowhere else.
TEST(Parts, BeginWhereAPersonSaysSo) {
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  paper.table(columns({"คะแนน"})).page();
  Rows rows = columns({"คะแนน"});
  rows[1][1] = "99.11";
  paper.heading("ผลการประเมินรายตัวชี้วัด").table(rows);
  EXPECT_EQ(paper.read_document().reports.size(), 1U);
  const Document divided = build(paper.layout(), {}, facts(), {2});
  ASSERT_EQ(divided.reports.size(), 2U);
  EXPECT_EQ(divided.reports[0].pages, (PageRange{1, 1}));
  EXPECT_EQ(divided.reports[1].pages, (PageRange{2, 2}));
  EXPECT_DOUBLE_EQ(divided.reports[0].indicators.at(0).score.value_or(0), 91.11);
  EXPECT_DOUBLE_EQ(divided.reports[1].indicators.at(0).score.value_or(0), 99.11);
  EXPECT_EQ(build(paper.layout(), {}, facts(), {9}).reports.size(), 1U) << "there is no page 9";
}

TEST(Parts, APageThatDoesNotSayWhoseItIsIsDoubted) {
  Paper paper;
  for (const char* agency : {"เทศบาลตำบลหงาว", "เทศบาลตำบลกะเปอร์"}) {
    paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567").title(agency);
    paper.table(columns({"คะแนน"})).page();
  }
  paper.heading("ข้อจำกัดของหน่วยงาน").body("บุคลากรมีน้อย จึงใช้เวลามากกว่าที่ตั้งไว้");
  const Document document = paper.read_document();
  EXPECT_EQ(document.reports.size(), 2U);
  ASSERT_TRUE(document.review.needed());
  EXPECT_EQ(document.review.reasons[0].code, "page-of-which-report");
  ASSERT_EQ(document.reports[1].limitations.size(), 1U);
  EXPECT_TRUE(document.reports[1].limitations[0].review.needed());
  EXPECT_FALSE(document.reports[1].indicators[0].review.needed());
}

TEST(Parts, APageBehindThoseOfTwoMayBeOfEither) {
  Paper paper;
  const std::string title = "รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567";
  paper.title(title).title("เทศบาลตำบลหงาว").table(columns({"คะแนน"})).page();
  paper.title(title).title("เทศบาลตำบลกะเปอร์").table(columns({"คะแนน"})).page();
  paper.body("เทศบาลตำบลหงาวขอขอบคุณผู้ตอบแบบวัดทุกท่าน").page();
  paper.heading("ข้อจำกัดของหน่วยงาน").body("บุคลากรมีน้อย จึงใช้เวลามากกว่าที่ตั้งไว้");
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  ASSERT_EQ(document.reports[0].limitations.size(), 1U);
  EXPECT_TRUE(document.reports[0].limitations[0].review.needed());
}

TEST(Recognition, TenRowsWithoutTheNamesOfTheIndicatorsAreAnySurvey) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), "งานบริการด้านสวัสดิการ", scores()[i]});
  }
  Paper paper;
  paper.title("รายงานความพึงพอใจของประชาชนต่อการให้บริการ ปีงบประมาณ พ.ศ. 2567").title(kAgency);
  paper.table(rows).body("ใช้ประกอบการประเมิน ITA");
  EXPECT_TRUE(paper.read_document().reports.empty());
}

TEST(Recognition, ATableOfTheIndicatorsWithoutScoresIsDoubted) {
  Rows rows = {{"ตัวชี้วัด", "ผล"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "ดี"});
  }
  Paper paper;
  paper.title("รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567").title(kAgency);
  paper.body("ผลการประเมินในภาพรวม ได้คะแนนรวม 92.15 คะแนน ระดับผ่านดี").table(rows);
  const Report report = paper.read();
  ASSERT_TRUE(report.overall);
  EXPECT_TRUE(report.indicators.empty());
  EXPECT_TRUE(report.review.needed());
}

TEST(Parts, AnOlderTableAndATitleRepeatedMakeNoSecondReport) {
  Paper paper;
  const char* const title = "รายงานผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567";
  paper.title(title).title(kAgency).page();
  paper.title(title).title(kAgency).table(columns({"คะแนน"}));
  paper.page();
  paper.heading("ผลย้อนหลังของปี 2566").table(columns({"คะแนน ปี 2566"}));
  paper.heading("ข้อจำกัดของหน่วยงาน").body("บุคลากรมีน้อย จึงใช้เวลามากกว่าที่ตั้งไว้");
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2567);
  EXPECT_FALSE(report.review.needed());
  EXPECT_FALSE(report.limitations.empty());
}

TEST(YearOfTable, APlanInTheSecondLineOfTheTitleIsNotOfTheScores) {
  Paper paper;
  paper.title("รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567");
  paper.title("และแผนปรับปรุง ปีงบประมาณ พ.ศ. 2568");
  Rows rows = {{"ข้อ", "ตัวชี้วัด", "คะแนนที่ได้"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  const Report report = paper.table(rows).read();
  ASSERT_TRUE(report.fiscal_year && report.plan_year);
  EXPECT_EQ(report.fiscal_year->be, 2567);
  EXPECT_EQ(report.plan_year->be, 2568);
  expect_all_scores(report);
}

TEST(Years, MeasuresInEnglishAreOfThePlansYear) {
  Paper paper;
  paper.title(
      "Integrity and Transparency Assessment (ITA) Analysis Report, Fiscal Year 2021 (B.E. 2564)");
  paper.body("The overall score was 89.80 points, grade A.");
  paper.heading("Measures for fiscal year 2022 (B.E. 2565)");
  const Report report = paper.read();
  ASSERT_TRUE(report.plan_year);
  EXPECT_EQ(report.plan_year->be, 2565);
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "A");
}

TEST(YearOfTable, ASentenceAboveThatTellsTwoYearsSaysNone) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  expect_all_scores(
      opening()
          .body("คะแนนรวมเท่ากับ 90.14 คะแนน ในปีงบประมาณ พ.ศ. 2566 คะแนนรวมเท่ากับ 80.61 คะแนน")
          .table(rows)
          .read());
  // A year alone is the table's.
  const Report report = opening().body("ผลคะแนนปีงบประมาณ พ.ศ. 2566").table(rows).read();
  for (const Indicator& indicator : report.indicators) {
    EXPECT_TRUE(!indicator.score || indicator.review.needed());
  }
}

TEST(Years, ATableTitledWithAnotherYearHoldsThatYearsScores) {
  Paper paper;
  paper.title("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลหงาว");
  paper.body("การประเมินประจำปีงบประมาณ พ.ศ. 2567 มีผลดังนี้");
  Rows rows = score_table();
  rows.insert(rows.begin(), {"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. 2566", "<", "<"});
  rows.front().resize(rows[1].size(), "<");
  const Report report = paper.table(rows, 2).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_TRUE(indicator.review.needed()) << indicator.number;
  }
}

TEST(Parts, UnderARunningHeadTakeTheYearOfTheTitlePage) {
  Paper paper;
  const auto head = [&] { paper.block(layout::BlockKind::running_head, "กระทรวงทรัพยากรชุมชน"); };
  head();
  paper.title("รายงานผลการประเมิน ITA ของหน่วยงานในสังกัดกระทรวงทรัพยากรชุมชน ปีงบประมาณ พ.ศ. 2567");
  for (const char* office : {"ส่วนที่ 1 กรมพัฒนาแหล่งน้ำชุมชน", "ส่วนที่ 2 กรมส่งเสริมเศรษฐกิจฐานราก"}) {
    paper.page();
    head();
    paper.heading(office).table(score_table());
  }
  const Document document = paper.read_document();
  ASSERT_EQ(document.reports.size(), 2U);
  EXPECT_EQ(document.reports[0].agency.name, "กรมพัฒนาแหล่งน้ำชุมชน");
  EXPECT_EQ(document.reports[1].agency.name, "กรมส่งเสริมเศรษฐกิจฐานราก");
  for (const Report& report : document.reports) {
    ASSERT_TRUE(report.fiscal_year);
    EXPECT_EQ(report.fiscal_year->be, 2567);
  }
}

TEST(Years, OnlyScoresOfAnotherYearMakeTheYearDoubtful) {
  Paper paper;
  paper.title("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568 เทศบาลตำบลหงาว");
  paper.body("ตามที่เทศบาลตำบลหงาวได้คะแนน ITA ประจำปีงบประมาณ พ.ศ. 2567 เท่ากับ 91.64 คะแนน ระดับผ่านดี");
  const Report report = paper.read();
  ASSERT_TRUE(report.fiscal_year);
  EXPECT_TRUE(report.fiscal_year->review.needed());
}

TEST(Years, AFootnoteIsNoCaptionOfTheTableOnTheNextPage) {
  Paper paper;
  paper.title("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลหงาว");
  const Rows all = score_table();
  paper.table({all.begin(), all.begin() + 5}).body("1 ปีงบประมาณ พ.ศ. 2566 ข้อนี้ได้ 79.63 คะแนน");
  Rows rest = {all.front()};
  rest.insert(rest.end(), all.begin() + 5, all.end());
  const Report report = paper.page().table(rest).read();
  EXPECT_EQ(report.indicators.size(), 10U);
}

TEST(Years, TheWayToAPageAndItsAddressAreNoYears) {
  Paper paper;
  paper.title(kAgency).body("หน้าแรก > การประเมิน ITA 2569 > O25 | ปรับปรุงล่าสุด 14 พฤศจิกายน 2568");
  paper.heading("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568").table(columns({"คะแนน"}));
  paper.body("https://www.banfang.example.go.th/ita69/o25");
  const Report report = paper.read();
  EXPECT_EQ(assessed(report), 2568);
  EXPECT_FALSE(doubted(report));
}

TEST(Years, TheFirstParagraphOfRunningTextIsNoTitle) {
  Paper paper;
  paper.title("สรุปผลการประเมิน ITA ของ" + std::string(kAgency)).title("ประจำปีงบประมาณ พ.ศ. 2568");
  paper.body(
      "เทศบาลเข้าร่วมการประเมิน ITA ต่อเนื่องมาตั้งแต่ปี 2564 โดยมีผลคะแนนดังนี้ ปี 2564 ได้ 81.36 คะแนน ระดับ B ปี "
      "2565 ได้ "
      "86.74 คะแนน ระดับ A ปี 2566 ได้ 87.95 คะแนน ระดับผ่าน และปี 2567 ได้ 88.42 คะแนน ระดับผ่าน");
  paper.table(columns({"คะแนน"}));
  EXPECT_EQ(assessed(paper.read()), 2568);
}

}  // namespace
}  // namespace ita::report::test
