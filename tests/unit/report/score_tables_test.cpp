#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

Rows simple_rows() {
  Rows rows = {{"ตัวชี้วัด", "รายละเอียดตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  return rows;
}

TEST(ScoreTables, AnInstrumentThatBearsAnIndicatorsNameIsNoIndicator) {
  const Report report =
      opening()
          .table({{"No.", "Indicator", "Score"},
                  {"6", "Quality of operations", "96.20"},
                  {"7", "Communication efficiency", "91.43"},
                  {"8", "Work system improvement", "92.08"},
                  {"9", "Information disclosure", "97.50"},
                  {"10", "Corruption prevention", "93.75"},
                  {"", "Open Data Integrity and Transparency Assessment (OIT), average", "95.63"}})
          .read();
  ASSERT_EQ(report.instruments.size(), 1U);
  EXPECT_EQ(report.instruments[0].code, "OIT");
  ASSERT_EQ(report.indicators.size(), 5U);
  EXPECT_DOUBLE_EQ(report.indicators[3].score.value_or(0), 97.5);
  EXPECT_FALSE(report.indicators[3].review.needed());
}

TEST(ScoreTable, ThreeColumns) { expect_all_scores(opening().table(simple_rows()).read()); }

TEST(ScoreTable, ThaiDigitsWithRawReadingKept) {
  Rows rows = simple_rows();
  rows[2][2] = "๘๒.๒๒";
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[1].evidence->raw, "๘๒.๒๒");
}

TEST(ScoreTable, TwoNamesOrNumbersThatWereExchangedAreDoubted) {
  Rows rows = simple_rows();
  std::swap(rows[2][1], rows[3][1]);
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_EQ(indicator.review.needed(), indicator.number == 2 || indicator.number == 3)
        << indicator.number;
  }
}

TEST(ScoreTable, ARowOfAnInstrumentIsNoIndicatorThoughItsNameIsAlike) {
  Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    if (i == 8) {
      rows.push_back({"แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", "97.50"});
    }
    rows.push_back({"ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i], scores()[i]});
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[8].name_as_printed, names()[8]);
  ASSERT_EQ(report.instruments.size(), 1U);
  EXPECT_EQ(report.instruments[0].code, "OIT");
}

TEST(ScoreTable, SortedByScoreIsReadByName) {
  Rows rows = simple_rows();
  std::sort(rows.begin() + 1, rows.end(), [](const auto& a, const auto& b) { return a[2] > b[2]; });
  for (size_t i = 1; i < rows.size(); ++i) {
    rows[i][0] = std::to_string(i);
  }
  rows[0][0] = "ลำดับ";
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, FullMarksBesideTheScore) {
  Rows rows = simple_rows();
  for (size_t i = 0; i < rows.size(); ++i) {
    rows[i].insert(rows[i].begin() + 2, i == 0 ? "คะแนนเต็ม" : "100");
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, TwoYearsAndTheirDifference) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "ปี พ.ศ. 2566", "ปี พ.ศ. 2567", "ผลต่าง"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], "80.00", scores()[i],
                    "+" + std::to_string(std::stod(scores()[i]) - 80).substr(0, 5)});
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_DOUBLE_EQ(report.indicators[0].previous.value_or(0), 80);
  EXPECT_NEAR(report.indicators[0].difference.value_or(0), 11.11, 1e-9);
}

TEST(ScoreTable, APlaceAmongOfficesIsNoScoreOfTheOffice) {
  for (const char* place : {"ลำดับที่ในกระทรวง", "ลำดับของหน่วยงาน", "อันดับในจังหวัด", "ลำดับที่ของกลุ่ม"}) {
    Rows rows = {{"แบบวัด / ตัวชี้วัด", "คะแนนปี 2566", "คะแนนปี 2567", place}};
    rows.push_back({"แบบวัด IIT", "80.00", "81.00", "2"});
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1) + ". " + names()[i], "81.55", scores()[i], "-"});
    }
    const Report report = opening().table(rows).read();
    expect_all_scores(report);
    ASSERT_EQ(report.instruments.size(), 1U) << place;
    EXPECT_EQ(report.instruments[0].score, 81.0) << place;
  }
}

TEST(ScoreTable, YearsUnderTheirHeadingAndADifferenceHeadedBySigns) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "ปี พ.ศ.", "ปี พ.ศ.", "+/-"}, {"", "", "๒๕๖๖", "๒๕๖๗", ""}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], "80.00", scores()[i],
                    std::to_string(std::stod(scores()[i]) - 80).substr(0, 5)});
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, ADifferenceDoesNotSayWhichOfTwoUnnamedColumnsIsTheScore) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "", "", ""}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i], "80.00",
                    std::to_string(std::stod(scores()[i]) - 80).substr(0, 5)});
  }
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_TRUE(indicator.review.needed());
  }
}

TEST(ScoreTable, TwoUnnamedColumnsAreDoubted) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "", ""}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i], "80.00"});
  }
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (const Indicator& indicator : report.indicators) {
    EXPECT_TRUE(indicator.review.needed());
  }
}

TEST(ScoreTable, MergedInstrumentCells) {
  Rows rows = {
      {"ตัวชี้วัด", "คะแนน\nรายตัวชี้วัด", "คะแนนเฉลี่ย\nรายเครื่องมือ", "น้ำหนัก\n(ร้อยละ)", "คะแนน\nถ่วงน้ำหนัก"}};
  const Rows heads = {
      {"89.33", "30.00", "26.80"}, {"91.10", "30.00", "27.33"}, {"95.05", "40.00", "38.02"}};
  for (size_t i = 0; i < 10; ++i) {
    const size_t block = i < 5 ? 0 : i < 8 ? 1 : 2;
    const bool first = i == 0 || i == 5 || i == 8;
    std::vector<std::string> row = {"ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i],
                                    scores()[i]};
    for (size_t k = 0; k < 3; ++k) {
      row.push_back(first ? heads[block][k] : "^");
    }
    rows.push_back(row);
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_EQ(report.instruments[0].code, "IIT");
  EXPECT_DOUBLE_EQ(*report.instruments[0].score, 89.33);
  EXPECT_EQ(report.instruments[0].scale, "percent");
}

TEST(ScoreTable, SubtotalsLevelsAndTotal) {
  Rows rows = {{"ข้อ", "ตัวชี้วัด", "ผลคะแนน", "ระดับ"}};
  const auto add = [&](size_t from, size_t to, const std::string& code, const std::string& mean) {
    for (size_t i = from; i < to; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i], scores()[i], "ผ่าน"});
    }
    rows.push_back({"คะแนนเฉลี่ย " + code, "<", mean, "ผ่าน"});
  };
  add(0, 5, "IIT", "89.33");
  add(5, 8, "EIT", "91.10");
  add(8, 10, "OIT", "95.05");
  rows.push_back({"คะแนนรวม", "<", "92.15", "ผ่านดี"});
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_DOUBLE_EQ(*report.instruments[2].score, 95.05);
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.15);
  ASSERT_TRUE(report.overall->level.has_value());
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
  EXPECT_EQ(report.overall->level->scale, "words");
}

TEST(ScoreTable, YearsAsRowsIndicatorsAsColumns) {
  Rows rows = {{"ปีงบประมาณ"}, {"2566"}, {"2567"}};
  for (size_t i = 0; i < 10; ++i) {
    rows[0].push_back("ตัวชี้วัดที่ " + std::to_string(i + 1));
    rows[1].push_back("80.00");
    rows[2].push_back(scores()[i]);
  }
  rows[0].push_back("คะแนนรวม");
  rows[1].push_back("80.00");
  rows[2].push_back("92.15");
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0), std::stod(scores()[i]));
    EXPECT_FALSE(report.indicators[i].review.needed());
  }
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.15);
  ASSERT_FALSE(report.history.empty());
  EXPECT_EQ(report.history[0].fiscal_year_be, 2566);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(0), 80);
}

/// Heads of scanned columns: one letter of a head may be misread, its number not.
TEST(ScoreTable, HeadsThatOnlyNumberTheIndicatorsMayHaveAMisreadLetter) {
  Rows rows{{"ปีงบประมาณ"}, {"2567"}};
  for (size_t i = 0; i < 10; ++i) {
    const std::string word = i == 1 ? "ตัวขี้วัดที่ " : i == 6 ? "ตัวชี้วัคที่ " : "ตัวชี้วัดที่ ";
    rows[0].push_back(word + std::to_string(i + 1));
    rows[1].push_back(scores()[i]);
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, TwoBlocksSideBySide) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน", "ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 5; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i], std::to_string(i + 6),
                    names()[i + 5], scores()[i + 5]});
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, QuestionsAreNoIndicators) {
  Rows rows = simple_rows();
  rows.insert(rows.begin() + 2, {"i1", "เจ้าหน้าที่มีการปฏิบัติหน้าที่ตามขั้นตอน", "55.55"});
  rows.insert(rows.begin() + 3, {"O12", "การเปิดเผยข้อมูล", "0.00"});
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, DashIsNoScoreAndNoDoubt) {
  Rows rows = simple_rows();
  rows[7][2] = "-";
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_FALSE(report.indicators[6].score.has_value());
  EXPECT_FALSE(report.indicators[6].review.needed());
}

struct Bad {
  const char* printed;
  double offered;  ///< negative: none
};
class BadScore : public ::testing::TestWithParam<Bad> {};

TEST_P(BadScore, IsFlaggedAndNeverRepairedInSilence) {
  Rows rows = simple_rows();
  rows[3][2] = GetParam().printed;
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_TRUE(report.indicators[2].review.needed()) << GetParam().printed;
  EXPECT_DOUBLE_EQ(report.indicators[2].score.value_or(-1), GetParam().offered);
}

INSTANTIATE_TEST_SUITE_P(All, BadScore,
                         ::testing::Values(Bad{"9917", 99.17}, Bad{"99,17", 99.17},
                                           Bad{"๙9.๑7", 99.17}, Bad{"10000", 100}, Bad{"991.7", -1},
                                           Bad{"99.1?", -1}, Bad{"1O0.00", 100},
                                           Bad{"99.175", 99.175}));

class ScoreInCompany : public ::testing::TestWithParam<const char*> {};

TEST_P(ScoreInCompany, OneNumberAmongSignsIsTheScore) {
  Rows rows = simple_rows();
  rows[3][2] = GetParam();
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[2].evidence->raw, "93.33");
}

INSTANTIATE_TEST_SUITE_P(All, ScoreInCompany,
                         ::testing::Values("93.33.", "(93.33 (A))", "93.33/100", "= 93.33",
                                           "93.33 คะแนน/100 คะแนน", "93.33 (ผ่านดี)", "93.33 ↑",
                                           "....93.33....", "93.33*"));

TEST(ScoreTable, NumbersInOtherCompanyAreDoubted) {
  for (const char* printed : {"~93.33", "+93.33", "93.33 (ปี 66)", "93.33 (+1.20)", "93.33/90",
                              "93.33 ถึง", "85.55 93.33"}) {
    Rows rows = simple_rows();
    rows[3][2] = printed;
    const Report report = opening().table(rows).read();
    ASSERT_EQ(report.indicators.size(), 10U) << printed;
    EXPECT_TRUE(report.indicators[2].review.needed()) << printed;
  }
}

/// Gives the last symbol of every word that ends with `sign` the box of a superscript.
layout::Layout with_raised(layout::Layout layout, const std::string& sign, text::Origin origin) {
  for (layout::JoinedTable& joined : layout.joined) {
    for (layout::Cell& cell : joined.table.cells) {
      for (layout::Line& line : cell.lines) {
        for (text::Word& word : line.words) {
          word.origin = origin;
          Box& box = word.symbols.back().box;
          if (word.symbols.size() > 4 && word.symbols.back().text == sign) {
            box = {box.x0, box.y0 - 2, box.x1, box.y1 - 5};
          }
        }
      }
    }
  }
  return layout;
}

TEST(ScoreTable, TheMarkOfAFootnoteIsNoDigit) {
  for (const std::string mark : {"7", "๗", "*"}) {
    Rows rows = simple_rows();
    rows[3][2] = "93.33" + mark;
    rows[4][2] = "84.4" + mark;  // one decimal, where a further digit would look right
    const Paper paper = opening().table(rows);
    const Report report = first_report(with_raised(paper.layout(), mark, text::Origin::text_layer));
    ASSERT_EQ(report.indicators.size(), 10U);
    EXPECT_DOUBLE_EQ(report.indicators[2].score.value_or(0), 93.33) << mark;
    EXPECT_DOUBLE_EQ(report.indicators[3].score.value_or(0), 84.4) << mark;
    EXPECT_EQ(report.indicators[3].evidence->raw, "84.4") << mark;
    EXPECT_FALSE(report.indicators[2].review.needed()) << mark;
  }
  // Boxes of ink differ from digit to digit: there a small one is no proof.
  Rows rows = simple_rows();
  rows[3][2] = "93.337";
  const Paper paper = opening().table(rows);
  const Report scanned = first_report(with_raised(paper.layout(), "7", text::Origin::ocr));
  EXPECT_TRUE(scanned.indicators[2].review.needed());
}

TEST(ScoreTable, WrongNameBesideItsNumberIsDoubted) {
  Rows rows = simple_rows();
  rows[2][1] = "การใช้อำนาจ";
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_EQ(report.indicators[1].number, 2);
  EXPECT_TRUE(report.indicators[1].review.needed());
  EXPECT_FALSE(report.indicators[0].review.needed());
}

/// Scans: ๕ read as ๔ in the index, the name and the rows around say 5.
TEST(ScoreTable, AMisreadIndexIsToldByNameAndNeighbours) {
  Rows rows = simple_rows();
  rows[5][0] = "๔";
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, AnIndexThatNoOtherRowHasIsNotMended) {
  Rows rows = simple_rows();
  rows.erase(rows.begin() + 4);  // 4 is not there
  rows[4][0] = "4";              // and 5 says 4
  const Report report = opening().table(rows).read();
  for (const Indicator& indicator : report.indicators) {
    if (indicator.number == 4 || indicator.number == 5) {
      EXPECT_TRUE(indicator.review.needed());
    }
  }
}

TEST(ScoreTable, AnAliasOfItsOwnNumberIsNoDoubt) {
  Rows rows = simple_rows();
  rows[3][1] = "การใช้จ่ายเงิน";
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[2].name_as_printed, "การใช้จ่ายเงิน");
}

TEST(ScoreTable, SeveralAgenciesWithoutThisOneGiveNothing) {
  Rows rows = {{"ตัวชี้วัด", "อบต.ท่าหิน", "อบต.ท่าบัว"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({"ตัวชี้วัดที่ " + std::to_string(i + 1), scores()[i], "80.00"});
  }
  const Report other = opening().body("ได้คะแนนรวม 92.15 คะแนน").table(rows).read();
  EXPECT_TRUE(other.indicators.empty());
  rows[0][1] = "อบต.นาแส่ง";
  const Report mine = opening().table(rows).read();
  ASSERT_EQ(mine.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(mine.indicators[0].score.value_or(0), 91.11);
}

/// A table without rulings is cut line by line: a name of two lines becomes two rows.
TEST(ScoreTable, NameCutIntoTwoRowsIsOneName) {
  Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    const std::string label = "ตัวชี้วัดที่ " + std::to_string(i + 1) + " ";
    if (i == 6) {
      rows.push_back({label + "ประสิทธิภาพ", scores()[i]});
      rows.push_back({"การสื่อสาร", ""});
    } else if (i == 8) {  // the score beside the second line
      rows.push_back({label + "การเปิด", ""});
      rows.push_back({"เผยข้อมูล", scores()[i]});
    } else {
      rows.push_back({label + names()[i], scores()[i]});
    }
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_EQ(report.indicators[6].name_as_printed, "ประสิทธิภาพการสื่อสาร");
}

TEST(ScoreTable, RowBelowThatIsNoRestOfTheNameLendsNoScore) {
  Rows rows = simple_rows();
  rows[9] = {"9", "การเปิด", ""};
  rows.insert(rows.begin() + 10, {"", "ค่าเฉลี่ยของจังหวัด", "77.77"});
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_FALSE(report.indicators[8].score.has_value());
  EXPECT_TRUE(report.indicators[8].review.needed());
}

TEST(ScoreTable, NumberBrokenInItsZerosIsNoDoubt) {
  Rows rows = simple_rows();
  rows[1][2] = "๑๐๐.๐ ๐";
  rows[2][2] = "๘๒.๒ ๒";
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(report.indicators[0].score.value_or(0), 100);
  EXPECT_FALSE(report.indicators[0].review.needed());
  EXPECT_TRUE(report.indicators[1].review.needed()) << "may be 82.2 and a 2 of its own";
}

TEST(ScoreTable, ACaptionThatNamesOneColumnSaysNothingOfTheOthers) {
  Rows rows = {{"ตัวชี้วัด", "ค่าเป้าหมาย", "คะแนนที่ได้รับ", "ค่าเฉลี่ยทั้งประเทศ"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({names()[i], "90.00", scores()[i], "95.0" + std::to_string(i)});
  }
  Paper paper = opening();
  paper.heading("ตารางแสดงผล ITA ปี 2567 กับเป้าหมายและค่าเฉลี่ย");
  expect_all_scores(paper.table(rows).read());
  // Where no column is headed so, the caption speaks of the numbers.
  Paper targets = opening();
  targets.heading("ตารางแสดงเป้าหมาย ITA ปี 2567");
  for (const Indicator& indicator : targets.table(simple_rows()).read().indicators) {
    EXPECT_FALSE(indicator.score && !indicator.review.needed()) << indicator.number;
  }
}

TEST(ScoreTable, ScoreDifferenceAndRankInOneCell) {
  const std::vector<std::string> forms = {" (▲1.20) (ที่ 4)", " (+1.20) อันดับ 3", " (คงที่) (ที่ 9)",
                                          " ▼0.50 อันดับที่ 10"};
  for (const std::string& form : forms) {
    Rows rows = {{"ตัวชี้วัด", "ผลปี 2566 (อันดับ)", "ผลปี 2567 (เพิ่ม/ลด) (อันดับ)"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({names()[i], "80.1" + std::to_string(i) + " (ที่ 5)", scores()[i] + form});
    }
    SCOPED_TRACE(form);
    expect_all_scores(opening().table(rows).read());
  }
}

TEST(ScoreTable, TwoNumbersWithoutASignAreNotSplit) {
  Rows rows = simple_rows();
  rows[3][2] = "93.33 71.00";
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_TRUE(report.indicators[2].review.needed());
}

TEST(ScoreTable, RowsOfYearsSayWhichAreForecasts) {
  Paper paper = opening();
  paper.heading("ผลคะแนน ITA ที่ผ่านมาและค่าพยากรณ์");
  const Report report = paper
                            .table({{"ปีงบประมาณ", "คะแนน", "หมายเหตุ"},
                                    {"พ.ศ. 2566", "90.75", "ผลจริง"},
                                    {"พ.ศ. 2567", "94.05", "ผลจริง"},
                                    {"พ.ศ. 2568", "95.02", "ค่าพยากรณ์"}})
                            .table(simple_rows())
                            .read();
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 94.05);
  for (const auto& year : report.history) {
    EXPECT_NE(year.fiscal_year_be, 2568);
  }
}

TEST(ScoreTable, ALabelOfAnInstrumentWithItsOwnScoreDoubtsTheRows) {
  Rows rows = simple_rows();
  rows.push_back({"EIT – External (93.11) Other words", "<", "95.20"});
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.instruments.size(), 1U);
  EXPECT_TRUE(report.instruments[0].review.needed());
}

TEST(ScoreTable, TheFullMarksOfATotalThatIsLeftBlankAreNotTheTotal) {
  Rows rows = {{"ข้อ", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], "100", scores()[i]});
  }
  rows.push_back({"", "คะแนนรวม", "100", "........"});
  const Report report = opening().table(rows).read();
  EXPECT_FALSE(report.overall && report.overall->score);
}

TEST(ScoreTable, YearsBesideNumbersWithoutHeadingsAreDoubted) {
  const Report report =
      opening()
          .table(simple_rows())
          .table({{"ปีงบประมาณ", "", ""}, {"2565", "94.65", "83.64"}, {"2566", "92.79", "95.86"}})
          .read();
  ASSERT_FALSE(report.history.empty());
  for (const HistoryEntry& entry : report.history) {
    EXPECT_TRUE(entry.review.needed()) << entry.fiscal_year_be;
  }
}

TEST(ScoreTable, AnInstrumentMayHeadItsRowsWithItsScoreAndPoints) {
  Rows rows = {{"ข้อ", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้"}};
  for (size_t i = 0; i < 10; ++i) {
    if (i == 0 || i == 5 || i == 8) {
      const std::string code = i == 0   ? "IIT = 89.33 (ถ่วงน้ำหนัก 26.80)"
                               : i == 5 ? "EIT = 91.10 (ถ่วงน้ำหนัก 27.33)"
                                        : "OIT = 95.05 (ถ่วงน้ำหนัก 38.02)";
      rows.push_back({code, "<", "<", "<"});
    }
    rows.push_back({std::to_string(i + 1), names()[i], "100.00", scores()[i]});
  }
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_EQ(report.instruments[0].score, 89.33);
  EXPECT_EQ(report.instruments[2].score, 95.05);
}

TEST(ScoreTable, ARowOfLevelsGivesEachYearItsOwn) {
  Rows rows = {{"ตัวชี้วัด", "พ.ศ. 2565", "พ.ศ. 2566", "พ.ศ. 2567"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "80.1" + std::to_string(i),
                    "85.2" + std::to_string(i), scores()[i]});
  }
  rows.push_back({"คะแนนภาพรวม", "81.59", "90.69", "93.15"});
  rows.push_back({"ระดับผลการประเมิน", "B", "A", "ผ่านดี"});
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.history.size(), 2U);
  EXPECT_EQ(report.history[0].level ? report.history[0].level->label : "", "B");
  EXPECT_EQ(report.history[1].level ? report.history[1].level->label : "", "A");
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
}

TEST(ScoreTable, NumbersUnderAHeadThatEndsWithTheWordIndicator) {
  Rows rows = {{"แบบวัด / ตัวชี้วัด"}, {"คะแนนตัวชี้วัด"}};
  for (size_t i = 0; i < 10; ++i) {
    rows[0].push_back(std::to_string(i + 1));
    rows[1].push_back(scores()[i]);
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, TheParentOfTheAgencyIsNoOwnerOfTheTable) {
  Rows rows = {{"รหัส", "ตัวชี้วัด / ข้อคำถาม", "คะแนนข้อ", "คะแนนตัวชี้วัด"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i], "",
                    scores()[i]});
    rows.push_back(
        {"i" + std::to_string(i + 1), "ให้บริการเป็นไปตามขั้นตอน", "70.0" + std::to_string(i), ""});
  }
  const auto under = [&](const std::string& heading) {
    Paper paper;
    paper.title("คะแนนรายข้อคำถาม โรงเรียนพิริยาลัยจังหวัดแพร่ ITA Online ประจำปีงบประมาณ พ.ศ. 2567");
    return paper.title(heading).table(rows).read();
  };
  expect_all_scores(under("สังกัด สพม.แพร่ ผู้ตอบ IIT 128 คน EIT 402 คน"));
  // Those in its charge are others.
  for (const Indicator& indicator : under("หน่วยงานในสังกัด สพม.แพร่").indicators) {
    EXPECT_TRUE(!indicator.score || indicator.review.needed()) << indicator.number;
  }
}

TEST(ScoreTable, NamesMayBeShortened) {
  const std::vector<std::string> kShort = {"ปฏิบัติหน้าที่",     "ใช้งบประมาณ", "ใช้อำนาจ", "ใช้ทรัพย์สินฯ",
                                           "แก้ไขปัญหาทุจริต", "คุณภาพฯ",     "สื่อสาร",   "ปรับปรุงฯ",
                                           "เปิดเผยข้อมูล",   "ป้องกันทุจริต"};
  Rows rows = {{"ปี", "IIT", "<", "<", "<", "<", "EIT", "<", "<", "OIT", "<"}, {"^"}, {"2567"}};
  rows[1].insert(rows[1].end(), kShort.begin(), kShort.end());
  rows[2].insert(rows[2].end(), scores().begin(), scores().end());
  expect_all_scores(opening().table(rows, 2).read());
}

TEST(ScoreTable, TheMeanOfAMinistryIsNoScore) {
  const Report report = opening()
                            .table({{"เครื่องมือ", "คะแนน", "เฉลี่ยกระทรวง"},
                                    {"IIT", "90.89", "89.77"},
                                    {"EIT", "84.81", "88.02"},
                                    {"OIT", "92.54", "93.10"},
                                    {"รวม", "89.72", "90.58"}})
                            .table(score_table())
                            .read();
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_DOUBLE_EQ(*report.instruments[0].score, 90.89);
  EXPECT_DOUBLE_EQ(*report.overall->score, 89.72);
}

TEST(ScoreTable, ARowOfLastYearBelowTheTotalIsHistory) {
  Rows rows = {{"ตัวชี้วัด", "คะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"}};
  for (size_t i = 0; i < 10; ++i) {
    const std::string points = i == 0 ? "28.08" : i == 5 ? "28.10" : i == 8 ? "38.88" : "^";
    rows.push_back({std::to_string(i + 1) + " " + names()[i], scores()[i], points});
  }
  rows.push_back({"คะแนนรวม", "<", "95.06"});
  rows.push_back({"ปีที่แล้ว (2566)", "<", "90.74"});
  rows.push_back({"เฉลี่ยของสถานีตำรวจในสังกัด", "<", "92.55"});
  const Document document = opening().table(rows).read_document();
  ASSERT_EQ(document.reports.size(), 1U);
  const Report& report = document.reports.front();
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2566);
  EXPECT_DOUBLE_EQ(*report.history[0].score, 90.74);
}

TEST(ScoreTable, TheLevelUnderBeforeTheAppealIsNotThatOfTheScore) {
  Rows rows = {{"ตัวชี้วัด", "ก่อนอุทธรณ์", "หลังอุทธรณ์"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "75.00", scores()[i]});
  }
  rows.push_back({"คะแนนรวม", "86.96", "94.11"});
  rows.push_back({"ระดับผลการประเมิน", "ผ่าน", "ผ่านดี"});
  const Report report = opening().table(rows).read();
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
}

TEST(ScoreTable, ALetterBeforeTheNumberOfAnIndicatorIsNoQuestion) {
  Rows rows = {{"Indicator", "2024"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({"I" + std::to_string(i + 1) + ". " + names()[i], scores()[i]});
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, NumbersOfATableThatIsNotReadAreAccountedFor) {
  Paper paper = opening().table(score_table());
  paper.table({{"IIT ของหน่วยงานอื่น", "คะแนน 90.62 ถ่วงน้ำหนัก 27.19 จาก 30", ""}, {"", "", "88.10"}});
  const Document document = paper.read_document();
  for (const double value : {90.62, 27.19, 88.10}) {
    EXPECT_TRUE(std::any_of(document.ledger.begin(), document.ledger.end(),
                            [&](const LedgerEntry& entry) { return entry.value == value; }))
        << value;
  }
}

TEST(ScoreTable, ANumberThatIsWhatTheIndicatorsMakeIsShown) {
  Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i], "90.50"});
  }
  Paper paper = opening().table(rows);
  const auto shown = [](const Paper& of) {
    const Report report = of.read();
    EXPECT_FALSE(report.overall && report.overall->score);
    return std::any_of(report.review.reasons.begin(), report.review.reasons.end(),
                       [](const Reason& reason) { return reason.code == "number-like-total"; });
  };
  Paper other = paper;
  EXPECT_TRUE(shown(paper.page().heading("90.50")));
  EXPECT_FALSE(shown(other.page().heading("71.00")));
}

TEST(ScoreTable, TheNameOfTheOfficeIsNoTitleMisread) {
  // "…ส่วนจังหวัดสตูล" is one letter from "ในจังหวัด".
  Rows rows = {{"ที่", "ตัวชี้วัด", "องค์การบริหารส่วนจังหวัดสตูล", "องค์การบริหารส่วนจังหวัดภูเก็ต"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i], "97.5" + std::to_string(i)});
  }
  Paper paper;
  paper.title("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567").title("องค์การบริหารส่วนจังหวัดสตูล");
  expect_all_scores(paper.table(rows).read());
}

TEST(ScoreTable, ScoresBeforeAndAfterTheirWeights) {
  Rows rows = {{"ตัวชี้วัด", "คะแนนหลังถ่วงน้ำหนัก", "คะแนนก่อนถ่วงน้ำหนัก", "ค่าน้ำหนัก"}};
  for (size_t i = 0; i < 10; ++i) {
    char weighted[16];
    std::snprintf(weighted, sizeof weighted, "%.2f", std::stod(scores()[i]) / 10);
    rows.push_back({names()[i], weighted, scores()[i], "0.10"});
  }
  expect_all_scores(opening().table(rows).read());
}

TEST(ScoreTable, ACellOfAnInstrumentAndAnIndicatorIsNotTheInstruments) {
  Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    const std::string name = "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i];
    rows.push_back({i == 2 ? "แบบวัดการรับรู้\n" + name + "\nภายใน (IIT)" : name, scores()[i]});
  }
  EXPECT_TRUE(opening().table(rows).read().instruments.empty());
}

}  // namespace
}  // namespace ita::report::test
