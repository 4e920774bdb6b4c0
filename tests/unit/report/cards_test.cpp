#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "report/find/sentences/words.h"
#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

/// A page of words set anywhere.
class Sheet {
 public:
  Sheet& at(double x, double y, const std::string& text, double size = 16, int panel = 0) {
    layout::Block block;
    block.page = 1;
    block.panel = panel;
    block.lines = {make_line(text, 1, x, y, false)};
    block.lines[0].size = size;
    block.box = block.lines[0].box;
    layout_.blocks.push_back(std::move(block));
    return *this;
  }
  /// Words of one printed line, each at its place.
  Sheet& row(double y, const std::vector<std::pair<double, std::string>>& texts) {
    layout::Block block;
    block.page = 1;
    for (const auto& [x, text] : texts) {
      const layout::Line part = make_line(text, 1, x, y, false);
      if (block.lines.empty()) {
        block.lines = {part};
      } else {
        block.lines[0].words.insert(block.lines[0].words.end(), part.words.begin(),
                                    part.words.end());
        block.lines[0].box = unite(block.lines[0].box, part.box);
      }
    }
    block.box = block.lines[0].box;
    layout_.blocks.push_back(std::move(block));
    return *this;
  }
  const layout::Layout& layout() const { return layout_; }

 private:
  layout::Layout layout_;
};

std::vector<Candidate> found_in(const layout::Layout& layout) {
  static const IndicatorNames kNames(facts(), facts().year(2567));
  const std::vector<Para> flow = make_flow(layout, facts());
  return find_outside_tables(flow, layout, {facts(), kNames, 2567, "แพร่"});
}

/// Scores by number of the indicator, or by code of the instrument, "all" for the whole.
std::map<std::string, std::string> scores_in(const layout::Layout& layout) {
  std::map<std::string, std::string> out;
  for (const Candidate& c : found_in(layout)) {
    if (c.role == Role::score) {
      out[c.field == Field::indicator    ? std::to_string(c.number)
          : c.field == Field::instrument ? c.instrument
                                         : "all"] += c.evidence.raw;
    }
  }
  return out;
}

void expect_ten(const std::map<std::string, std::string>& found) {
  for (size_t i = 0; i < 10; ++i) {
    const std::string number = std::to_string(i + 1);
    EXPECT_EQ(found.count(number) != 0 ? found.at(number) : "", scores()[i]) << number;
  }
}

/// Some painted cards have their number above its name, others below it.
Sheet painted(bool panels, const std::string& more = "") {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 240 * static_cast<double>(i % 2),
                 y = 100 + 60 * static_cast<double>(i / 2);
    const int panel = panels ? static_cast<int>(i) + 1 : 0;
    const double up = i % 4 < 2 ? 0 : 30;
    sheet.at(x, y + up, names()[i], 16, panel).at(x + 10, y + 30 - up, scores()[i], 24, panel);
    if (!more.empty()) {
      sheet.at(x + 50, y + 30 - up, more, 12, panel);
    }
  }
  return sheet;
}

TEST(Cards, APaintedCardHoldsItsNumber) {
  expect_ten(scores_in(painted(true).layout()));
  const auto doubted = [](bool panels) {
    const std::vector<Candidate> found = found_in(painted(panels).layout());
    return std::count_if(found.begin(), found.end(),
                         [](const Candidate& c) { return !c.doubts.empty(); });
  };
  EXPECT_EQ(doubted(true), 0);
  EXPECT_GT(doubted(false), 0);
}

TEST(Cards, AYearBesideTheNumberOfACardIsIts) {
  for (const bool panels : {true, false}) {
    for (const Candidate& c : found_in(painted(panels, "ปี 2566").layout())) {
      const bool of_this_year = !c.year || *c.year == 2567;
      EXPECT_FALSE(c.role == Role::score && of_this_year && c.doubts.empty()) << c.name_as_printed;
    }
  }
}

TEST(Cards, NumberAboveItsName) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 190 * static_cast<double>(i % 5);
    const double y = 100 + 120 * static_cast<double>(i / 5);
    sheet.at(x + 30, y, scores()[i], 24).at(x, y + 30, names()[i]);
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, AnItemOfAListNamesNoNumberBeforeIt) {
  Sheet sheet;
  sheet.at(60, 100, "คะแนนรวม").row(140, {{60, scores()[0]}, {360, "• ต้องพัฒนาการใช้งบประมาณ"}});
  const auto found = scores_in(sheet.layout());
  ASSERT_EQ(found.count("all"), 1U);
  EXPECT_EQ(found.at("all"), scores()[0]);
  EXPECT_EQ(found.size(), 1U);
}

TEST(Cards, NumberBelowItsName) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 190 * static_cast<double>(i % 2);
    const double y = 100 + 70 * static_cast<double>(i / 2);
    sheet.at(x, y, names()[i]).at(x + 30, y + 24, scores()[i], 24);
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, UnitAndOrdinalBetweenNumberAndName) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 190 * static_cast<double>(i % 5);
    const double y = 100 + 140 * static_cast<double>(i / 5);
    sheet.at(x + 30, y, scores()[i], 24)
        .at(x + 32, y + 26, "คะแนน")
        .at(x + 45, y + 50, std::to_string(i + 1));
    sheet.at(x, y + 66, names()[i]);
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, TotalWithLevelAndInstruments) {
  const auto found = found_in(Sheet()
                                  .at(60, 100, "91.65", 30)
                                  .at(55, 140, "คะแนนรวม")
                                  .at(55, 156, "ระดับ ผ่าน")
                                  .at(250, 100, "88.34", 24)
                                  .at(265, 130, "IIT")
                                  .at(240, 146, "(น้ำหนัก 30)")
                                  .at(400, 100, "84.65", 24)
                                  .at(415, 130, "EIT")
                                  .at(390, 146, "(น้ำหนัก 30)")
                                  .layout());
  ASSERT_EQ(found.size(), 5U);
  for (const Candidate& c : found) {
    if (c.evidence.raw == "91.65") {
      EXPECT_EQ(c.field, Field::overall);
      EXPECT_EQ(c.level ? c.level->label : "", "ผ่าน");
    }
    EXPECT_EQ(c.role, c.evidence.raw == "30" ? Role::weight : Role::score) << c.evidence.raw;
    EXPECT_EQ(c.method, Method::card);
  }
}

TEST(Cards, WhatStandsBetweenTwoNamesIsDoubted) {
  // One number as near to the name above as to the name below it.
  const auto found = found_in(
      Sheet().at(40, 100, "การใช้อำนาจ").at(50, 122, "88.34").at(40, 144, "การใช้งบประมาณ").layout());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].doubts.empty());
}

TEST(Cards, WhatContradictsTheDirectionOfThePageIsDoubted) {
  Sheet sheet;
  for (size_t i = 0; i < 6; ++i) {
    const double x = 40 + 190 * static_cast<double>(i % 5);
    const double y = i < 5 ? 100 : 300;
    sheet.at(x + 30, i < 5 ? y : y + 30, scores()[i], 24).at(x, i < 5 ? y + 30 : y, names()[i]);
  }
  for (const Candidate& c : found_in(sheet.layout())) {
    EXPECT_EQ(!c.doubts.empty(), c.number == 6) << c.number;
  }
}

TEST(Cards, TheNumberOfTheIndicatorAloneNamesIt) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 190 * static_cast<double>(i % 5);
    const double y = 100 + 120 * static_cast<double>(i / 5);
    sheet.at(x + 30, y, scores()[i], 24).at(x + 30, y + 24, "จาก 100");
    sheet.at(x, y + 44, "ตัวชี้วัดที่ " + std::to_string(i + 1));
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, MeansOfOthersStayTheirs) {
  const auto found = found_in(Sheet()
                                  .at(40, 100, "93.05", 24)
                                  .at(30, 130, "ค่าเฉลี่ยระดับประเทศ")
                                  .at(240, 100, "91.65", 24)
                                  .at(240, 130, "คะแนนรวม")
                                  .layout());
  for (const Candidate& c : found) {
    EXPECT_EQ(c.role == Role::score, c.evidence.raw == "91.65") << c.evidence.raw;
  }
}

TEST(Errata, WhatIsCorrectedIsTold) {
  Paper paper;
  paper.table({{"หน้า", "ข้อความเดิม", "แก้เป็น"},
               {"1", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ 89.41", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ 98.41"},
               {"1", "คะแนนรวม 94.30", "คะแนนรวม 94.84"}});
  const auto found = found_in(paper.layout());
  ASSERT_EQ(found.size(), 4U);
  for (const Candidate& c : found) {
    const bool right = c.evidence.raw == "98.41" || c.evidence.raw == "94.84";
    EXPECT_EQ(c.role, right ? Role::score : Role::other) << c.evidence.raw;
    EXPECT_EQ(c.stage == Stage::corrected, right) << c.evidence.raw;
  }
}

TEST(Errata, NumbersAloneAreOfTheNameThatLeadsTheirRow) {
  Paper paper;
  paper.table({{"หน้า", "รายการ", "เดิม", "แก้เป็น"},
               {"1", "การใช้ทรัพย์สินของราชการ", "89.41", "98.41"},
               {"1", "คะแนนรวม", "94.30", "94.84"}});
  const auto found = found_in(paper.layout());
  ASSERT_EQ(found.size(), 4U);
  for (const Candidate& c : found) {
    const bool right = c.evidence.raw == "98.41" || c.evidence.raw == "94.84";
    const bool whole = c.evidence.raw.starts_with("94");
    EXPECT_EQ(c.role, right ? Role::score : Role::other) << c.evidence.raw;
    EXPECT_EQ(c.stage == Stage::corrected, right) << c.evidence.raw;
    EXPECT_EQ(c.field, whole ? Field::overall : Field::indicator) << c.evidence.raw;
    EXPECT_EQ(c.number, whole ? 0 : 4) << c.evidence.raw;
  }
}

TEST(Errata, NumbersWithoutANameAreNobodys) {
  Paper paper;
  paper.table({{"หน้า", "เดิม", "แก้เป็น"}, {"1", "89.41", "98.41"}});
  for (const Candidate& c : found_in(paper.layout())) {
    EXPECT_NE(c.role, Role::score) << c.evidence.raw;
  }
}

TEST(Errata, HeadingsThatHoldTheWordsAmongOthers) {
  Paper paper;
  paper.table({{"ลำดับ", "ข้อความเดิม", "ข้อความที่แก้ไข"},
               {"1", "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร 80.26", "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร 89.26"}});
  const auto found = found_in(paper.layout());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].role, Role::other);
  EXPECT_EQ(found[1].stage, Stage::corrected);
  // Numbers that their cells do not name are those before and after an appeal.
  Paper appeal;
  appeal.table({{"รายการ", "คะแนนเดิม", "คะแนนที่แก้ไขแล้ว"}, {"คะแนนรวม", "94.30", "94.84"}});
  for (const Candidate& c : found_in(appeal.layout())) {
    EXPECT_NE(c.stage, Stage::corrected) << c.evidence.raw;
  }
}

/// Frames of a name with the scores of two years; `years` stands over the numbers.
Paper frames_of_two_years(const std::string& between) {
  Rows rows(5);
  for (size_t i = 0; i < 10; ++i) {
    rows[i / 2].push_back(names()[i] + "\n" +
                          (between.empty()
                               ? "ปี 2566 : 7" + std::to_string(i) + ".5 ปี 2567 : " + scores()[i]
                               : between + "\n7" + std::to_string(i) + ".5 " + scores()[i]));
  }
  Paper paper;
  paper.table(rows, 0);
  return paper;
}

TEST(Cards, EachOfTwoYearsInAFrameHasItsOwn) {
  for (const std::string between : {"", "2566 2567"}) {
    const Paper paper = frames_of_two_years(between);
    expect_ten(scores_in(paper.layout()));
    for (const Candidate& c : found_in(paper.layout())) {
      EXPECT_EQ(c.year, c.role == Role::score ? 2567 : 2566) << c.evidence.raw;
    }
  }
}

TEST(Cards, AFrameWithANumberWithoutAYearIsNoCardOfYears) {
  Rows rows(1);
  for (size_t i = 0; i < 5; ++i) {
    rows[0].push_back(names()[i] + "\n" + "88.88 ปี 2567 " + scores()[i]);
  }
  Paper paper;
  paper.table(rows, 0);
  EXPECT_TRUE(scores_in(paper.layout()).empty());
}

/// Bars over the years 2564 to 2567, as high as their numbers.
Sheet bars(const std::string& caption) {
  Sheet sheet;
  sheet.at(40, 110, caption);
  for (int i = 0; i < 4; ++i) {
    sheet.at(60 + 100 * i, 240 - 30 * i, "7" + std::to_string(i) + ".25");
    sheet.at(66 + 100 * i, 300, std::to_string(2564 + i));
  }
  // The scale at the side is no score.
  return sheet.at(10, 140, "100.00").at(10, 290, "60.00");
}

std::map<int, std::string> totals_by_year(const layout::Layout& layout) {
  std::map<int, std::string> out;
  for (const Candidate& c : found_in(layout)) {
    if (c.field == Field::overall && c.role == Role::score && c.method == Method::history) {
      out[c.year.value_or(0)] += c.evidence.raw;
    }
  }
  return out;
}

TEST(Charts, BarsOverYearsAreTheHistory) {
  const std::map<int, std::string> want = {
      {2564, "70.25"}, {2565, "71.25"}, {2566, "72.25"}, {2567, "73.25"}};
  EXPECT_EQ(totals_by_year(bars("ผลคะแนน ITA ย้อนหลัง").layout()), want);
}

TEST(Charts, BarsOfOthersOfGoalsAndOfNothingSaidAreNot) {
  for (const char* caption :
       {"คะแนน ITA ค่าเฉลี่ยระดับประเทศ", "เป้าหมายคะแนน ITA", "ผลคะแนน LPA ย้อนหลัง", "จำนวนข้อร้องเรียน"}) {
    EXPECT_TRUE(totals_by_year(bars(caption).layout()).empty()) << caption;
  }
}

TEST(Charts, ANumberForEachYearOrNone) {
  Sheet sheet = bars("ผลคะแนน ITA ย้อนหลัง");
  sheet.at(60, 200, "88.00");
  EXPECT_TRUE(totals_by_year(sheet.layout()).empty());
}

TEST(Charts, PairedBarsFollowTheLegend) {
  Sheet sheet;
  for (int i = 0; i < 10; ++i) {
    const double x = 40 + 150 * i;
    sheet.at(x, 150 + i, "6" + std::to_string(i) + ".50");
    sheet.at(x + 50, 120 + 2 * i, scores()[static_cast<size_t>(i)]);
    sheet.at(x + 5, 300, "ตัวชี้วัดที่ " + std::to_string(i + 1));
  }
  sheet.at(300, 340, "ปี 2566").at(500, 340, "ปี 2567");
  expect_ten(scores_in(sheet.layout()));
  for (const Candidate& c : found_in(sheet.layout())) {
    EXPECT_EQ(c.year, c.role == Role::score ? 2567 : 2566) << c.evidence.raw;
    ASSERT_FALSE(c.doubts.empty());
    EXPECT_EQ(c.doubts[0].code, "chart-series-by-order");
  }
}

TEST(Charts, PairedBarsWithoutALegendAreNotTold) {
  Sheet sheet;
  for (int i = 0; i < 10; ++i) {
    const double x = 40 + 150 * i;
    sheet.at(x, 150 + i, "6" + std::to_string(i) + ".50");
    sheet.at(x + 50, 120 + 2 * i, scores()[static_cast<size_t>(i)]);
    sheet.at(x + 5, 300, "ตัวชี้วัดที่ " + std::to_string(i + 1));
  }
  EXPECT_TRUE(scores_in(sheet.layout()).empty());
}

TEST(Charts, PairedBarsBesideTheirNamesFollowTheLegend) {
  Sheet sheet;
  sheet.at(60, 100, "ปี 2566").at(140, 100, "ปี 2567");
  for (int i = 0; i < 10; ++i) {
    const double y = 140 + 40 * i;
    sheet.at(40, y, std::to_string(i + 1) + ". " + names()[static_cast<size_t>(i)]);
    sheet.at(500 + 3 * i, y - 8, "6" + std::to_string(i) + ".50");
    sheet.at(540 + 2 * i, y + 8, scores()[static_cast<size_t>(i)]);
  }
  expect_ten(scores_in(sheet.layout()));
  for (const Candidate& c : found_in(sheet.layout())) {
    EXPECT_EQ(c.year, c.role == Role::score ? 2567 : 2566) << c.evidence.raw;
    ASSERT_FALSE(c.doubts.empty());
    EXPECT_EQ(c.doubts[0].code, "chart-series-by-order");
  }
  // Without a legend nobody can say which bar is which.
  Sheet silent;
  for (int i = 0; i < 10; ++i) {
    const double y = 140 + 40 * i;
    silent.at(40, y, std::to_string(i + 1) + ". " + names()[static_cast<size_t>(i)]);
    silent.at(500, y - 8, "6" + std::to_string(i) + ".50");
    silent.at(540, y + 8, scores()[static_cast<size_t>(i)]);
  }
  EXPECT_TRUE(scores_in(silent.layout()).empty());
}

TEST(Cards, FramesOfATable) {
  Rows rows(2);
  for (size_t i = 0; i < 10; ++i) {
    rows[i / 5].push_back(scores()[i] + "\n" + names()[i]);
  }
  Paper paper;
  paper.table(rows, 0);
  expect_ten(scores_in(paper.layout()));
}

TEST(Cards, TheEndsOfAGaugeAreNoScores) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 190 * static_cast<double>(i % 5);
    const double y = 100 + 120 * static_cast<double>(i / 5);
    sheet.at(x + 30, y, scores()[i], 24);
    sheet.row(y + 24, {{x, "0"}, {x + 90, "100"}});
    sheet.at(x, y + 40, names()[i]);
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, TheTotalOverTheCardsOfTheInstruments) {
  Sheet sheet;
  sheet.at(250, 60, "91.65", 24).at(240, 84, "คะแนนรวม").at(240, 98, "ระดับ ผ่าน");
  for (const auto& [x, code, score] :
       {std::tuple(60, "IIT", "88.34"), {255, "EIT", "84.65"}, {450, "OIT", "97.30"}}) {
    sheet.at(x, 114, code).at(x - 10, 132, score, 24);
  }
  const auto found = scores_in(sheet.layout());
  EXPECT_EQ(found.at("all"), "91.65");
  EXPECT_EQ(found.at("EIT"), "84.65");
}

/// A poster: each score in the row of its name, and one number that nothing names.
Report poster(const std::string& largest, double size) {
  Paper paper = opening();
  layout::Layout page = paper.layout();
  const auto add = [&](layout::Line line) {
    layout::Block block;
    block.page = 1;
    block.box = line.box;
    block.lines = {std::move(line)};
    page.blocks.push_back(std::move(block));
  };
  layout::Line total = make_line(largest, 1, 250, 120, true);
  total.size = size;
  add(std::move(total));
  for (size_t i = 0; i < 10; ++i) {
    add(make_line(
        "ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " " + scores()[i] + " คะแนน", 1, 70,
        160 + 20 * static_cast<double>(i), false));
  }
  return first_report(page);
}

TEST(Posters, TheLargestNumberIsTheTotalWhereTheScoresConfirmIt) {
  const Report report = poster("92.15", 34);
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_DOUBLE_EQ(*report.overall->score, 92.15);
  EXPECT_FALSE(report.overall->review.needed());
}

TEST(Posters, ALargeNumberThatTheScoresDoNotConfirmIsDoubted) {
  const Report report = poster("85.00", 34);
  ASSERT_TRUE(report.overall && report.overall->score);
  EXPECT_TRUE(report.overall->review.needed());
}

TEST(Posters, TheTotalMayHaveItsLevelBesideIt) {
  const Report report = poster("92.15 ระดับ “ผ่านดี”", 34);
  ASSERT_TRUE(report.overall && report.overall->score && report.overall->level);
  EXPECT_DOUBLE_EQ(*report.overall->score, 92.15);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
  const Report other = poster("92.15 ระดับผ่านดี ของอำเภอ", 34);
  EXPECT_FALSE(other.overall && other.overall->score);
}

/// Cards of years under a line of words.
std::map<int, std::string> year_cards(const std::string& caption) {
  Sheet sheet;
  sheet.at(250, 66, caption);
  sheet.row(100, {{60, "ปี 2564"}, {250, "ปี 2565"}, {440, "ปี 2566"}});
  sheet.row(118, {{62, "85.07"}, {252, "87.93"}, {442, "90.42"}});
  sheet.row(136, {{60, "ระดับ A"}, {250, "ระดับ A"}, {440, "ระดับ B"}});
  std::map<int, std::string> out;
  for (const Candidate& c : found_in(sheet.layout())) {
    if (c.field == Field::overall && c.role == Role::score && c.year) {
      out[*c.year] = c.evidence.raw + (c.level ? " " + c.level->label : "");
    }
  }
  return out;
}

TEST(YearCards, AYearItsScoreAndItsLevelOneBelowTheOther) {
  const auto found = year_cards("ผลการประเมินย้อนหลัง");
  EXPECT_EQ(found,
            (std::map<int, std::string>{{2564, "85.07 A"}, {2565, "87.93 A"}, {2566, "90.42 B"}}));
}

/// A chart beside a list, taken for the last column of the list's table.
TEST(Charts, OneInAColumnOfTheTableBesideItIsRead) {
  layout::Layout page = Sheet().at(420, 100, "แนวโน้มคะแนนรวม").layout();
  layout::Table table;
  table.page = 1;
  table.kind = layout::TableKind::borderless;
  table.rows = 2;
  table.cols = 3;
  const auto add = [&](int row, int col, std::vector<layout::Line> lines) {
    layout::Cell cell;
    cell.row = row;
    cell.col = col;
    cell.page = 1;
    cell.lines = std::move(lines);
    table.cells.push_back(std::move(cell));
  };
  add(0, 0, {make_line(names()[0], 1, 60, 140, false)});
  add(0, 1, {make_line(scores()[0], 1, 300, 140, false)});
  add(0, 2,
      {make_line("82.35", 1, 400, 160, false), make_line("86.91", 1, 480, 150, false),
       make_line("88.40", 1, 560, 140, false)});
  add(1, 0, {make_line(names()[1], 1, 60, 200, false)});
  add(1, 1, {make_line(scores()[1], 1, 300, 200, false)});
  add(1, 2,
      {make_line("2564", 1, 403, 200, false), make_line("2565", 1, 483, 200, false),
       make_line("2566", 1, 563, 200, false)});
  layout::JoinedTable joined;
  joined.table = table;
  page.tables.push_back(table);
  page.joined.push_back(joined);
  std::map<int, std::string> found;
  for (const Candidate& c : found_in(page)) {
    if (c.field == Field::overall && c.year) {
      found[*c.year] = c.evidence.raw;
    }
  }
  EXPECT_EQ(found, (std::map<int, std::string>{{2564, "82.35"}, {2565, "86.91"}, {2566, "88.40"}}));
}

TEST(YearCards, WithoutAWordForResultsTheyAreNone) {
  EXPECT_TRUE(year_cards("ร้อยละของผู้มีงานทำ").empty());
  EXPECT_TRUE(year_cards("คะแนนค่าเฉลี่ยระดับประเทศ").empty());
}

TEST(Posters, ANumberAsLargeAsTheOthersIsNoTotal) {
  const Report report = poster("92.15", 16);
  EXPECT_FALSE(report.overall && report.overall->score);
}

TEST(Cards, ScoresInRingsToTheLeftOfTheirNames) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 260 * static_cast<double>(i % 2);
    const double y = 100 + 80 * static_cast<double>(i / 2);
    sheet.row(y, {{x, scores()[i]}, {x + 60, std::to_string(i + 1) + ". " + names()[i]}});
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, TheTotalMayStandUnderItsNameAboveCardsTheOtherWayRound) {
  Sheet sheet;
  // A title of several lines stands close above.
  sheet.at(60, 4, "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปี");
  sheet.at(170, 22, "เทศบาลตำบลบ้านใหม่ อำเภอเมืองพะเยา");
  sheet.at(250, 40, "คะแนนรวม").at(252, 58, "92.15", 24);
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 260 * static_cast<double>(i % 2);
    const double y = 120 + 80 * static_cast<double>(i / 2);
    sheet.at(x + 30, y, scores()[i], 24).at(x, y + 24, names()[i]);
  }
  EXPECT_EQ(scores_in(sheet.layout())["all"], "92.15");
}

TEST(Cards, ATotalTheOtherWayRoundIsDoubtedUnlessTheScoresGiveIt) {
  for (const auto& [total, doubted] : {std::pair("92.15", false), {"91.15", true}}) {
    Sheet sheet;
    sheet.at(60, 4, "ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567");
    sheet.at(60, 90, "คะแนนรวม").at(62, 108, total, 24);
    for (size_t i = 0; i < 10; ++i) {
      const double x = 40 + 260 * static_cast<double>(i % 2);
      const double y = 180 + 80 * static_cast<double>(i / 2);
      sheet.at(x + 30, y, scores()[i], 24).at(x, y + 24, names()[i]);
    }
    const Report report = first_report(sheet.layout());
    ASSERT_TRUE(report.overall && report.overall->score) << total;
    const auto& reasons = report.overall->review.reasons;
    EXPECT_EQ(std::any_of(reasons.begin(), reasons.end(),
                          [](const Reason& r) { return r.code == "card-direction-unsure"; }),
              doubted)
        << total;
  }
}

/// Rows of cards in frames that do not touch: a table of its own each.
TEST(Cards, FramesOfSeveralTablesCountTogether) {
  Paper paper = opening();
  for (size_t i = 0; i < 10; i += 2) {
    paper.table({{scores()[i] + "\n" + names()[i], "", scores()[i + 1] + "\n" + names()[i + 1]}},
                0);
  }
  const Report report = paper.read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0), std::stod(scores()[i]));
  }
}

TEST(Cards, NumberBesideItsNameOnALowerLine) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double x = 40 + 400 * static_cast<double>(i % 2);
    const double y = 100 + 70 * static_cast<double>(i / 2);
    sheet.at(x, y, names()[i]).at(x, y + 30, "ตัวชี้วัดที่ " + std::to_string(i + 1), 8);
    sheet.at(x + 230, y + 6, scores()[i], 24);
  }
  // A legend under the last number is nobody's name.
  sheet.at(40, 480, "สีฟ้า = แบบวัด IIT").at(270, 480, "สีส้ม = แบบตรวจ OIT");
  const auto found = scores_in(sheet.layout());
  expect_ten(found);
  EXPECT_EQ(found.count("OIT"), 0U);
}

TEST(Cards, ANumberBeyondAnotherIsDoubted) {
  // Three columns of cards: the first line of a name runs on into the number of the third column.
  Sheet sheet;
  sheet.row(100, {{200, "6. คุณภาพการดำเนินงาน"}, {533, "100.00"}});
  sheet.at(343, 109, "98.87");
  int doubted = 0;
  for (const Candidate& c : found_in(sheet.layout())) {
    const bool between = std::any_of(c.doubts.begin(), c.doubts.end(), [](const Reason& doubt) {
      return doubt.code == "number-between";
    });
    doubted += c.evidence.raw == "100.00" && between ? 1 : 0;
    EXPECT_FALSE(c.role == Role::score && c.doubts.empty()) << c.evidence.raw;
  }
  EXPECT_EQ(doubted, 1);
}

TEST(Cards, TwoNumbersBesideOneNameAreDoubted) {
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double y = 100 + 60 * static_cast<double>(i);
    sheet.at(40, y + 10, names()[i]);
    sheet.at(300, y, "80.1" + std::to_string(i)).at(310, y + 22, scores()[i]);
  }
  for (const Candidate& c : found_in(sheet.layout())) {
    EXPECT_FALSE(c.role == Role::score && c.doubts.empty()) << c.evidence.raw;
  }
}

/// Names in English with the Thai ones right below, as close as lines of one label, and the score
/// of both at the right.
TEST(Cards, LabelsOfTwoLanguagesEndWhereTheNextNameBegins) {
  const std::vector<std::string> english = {
      "Performance of duties",    "Budget spending",     "Use of power",
      "Use of state property",    "Corruption solution", "Quality of operations",
      "Communication efficiency", "Improvement of work", "Information disclosure",
      "Prevention of corruption"};
  Sheet sheet;
  for (size_t i = 0; i < 10; ++i) {
    const double y = 100 + 44 * static_cast<double>(i);
    sheet.at(40, y, english[i]).at(40, y + 21, names()[i]).at(400, y + 11, scores()[i]);
  }
  expect_ten(scores_in(sheet.layout()));
}

TEST(Cards, ACodeAndWordsOfItsOwnNameAreNoIndicator) {
  const auto doubts_of = [](const std::string& text) {
    std::map<std::string, std::string> out;
    for (const Candidate& c : found_in(Sheet().at(40, 100, text).layout())) {
      out[c.field == Field::indicator ? std::to_string(c.number) : c.instrument] =
          c.doubts.empty() ? "" : c.doubts[0].code;
    }
    return out;
  };
  using Found = std::map<std::string, std::string>;
  EXPECT_EQ(doubts_of("OIT - Open data (92.15)"), (Found{{"OIT", "instrument-or-indicator"}}));
  EXPECT_EQ(doubts_of("OIT การเปิดเผยข้อมูลสาธารณะ 92.15"), (Found{{"OIT", ""}}));
  EXPECT_EQ(doubts_of("OIT การเปิดเผยข้อมูล 92.15"), (Found{{"OIT", "instrument-or-indicator"}}));
  EXPECT_EQ(doubts_of("Open data 92.15"), (Found{{"9", ""}}));
  EXPECT_EQ(scores_in(Sheet().at(40, 100, "IIT การรับรู้ภายใน 98.02").layout()),
            (Found{{"IIT", "98.02"}}));
}

/// Scores of the whole by year, with their levels: "2566 89.05 ผ่านดี".
std::map<int, std::string> totals_in(const layout::Layout& layout) {
  std::map<int, std::string> out;
  for (const Candidate& c : found_in(layout)) {
    if (c.field == Field::overall && c.role == Role::score && c.year) {
      out[*c.year] = c.evidence.raw + (c.level ? " " + c.level->label : "");
    }
  }
  return out;
}

TEST(Cards, ColumnsOverYearsWithALevelEachAreTotals) {
  const std::map<int, std::string> expected = {
      {2565, "86.93 A"}, {2566, "89.05 ผ่านดี"}, {2567, "92.20 ผ่านดี"}};
  Sheet sheet;
  sheet.at(300, 60, "ภาพรวม");
  sheet.at(90, 210, "86.93").at(230, 185, "89.05").at(370, 150, "92.20");
  sheet.row(440, {{90, "ปี 2565"}, {230, "ปี 2566"}, {370, "ปี 2567"}});
  Sheet bare = sheet;
  sheet.row(460, {{100, "A"}, {235, "ผ่านดี"}, {375, "ผ่านดี"}});
  EXPECT_EQ(totals_in(sheet.layout()), expected);
  EXPECT_TRUE(totals_in(bare.layout()).empty());  // numbers over years, of whatever
}

TEST(Cards, TwoCardsOfYearsWithALevelEachAreTotals) {
  const std::map<int, std::string> expected = {{2566, "91.29 ผ่านดี"}, {2567, "94.80 ผ่านดี"}};
  Sheet sheet;
  sheet.at(100, 40, "ITA 2567 จังหวัดเวียงสระ", 30);
  sheet.row(160, {{90, "ปี 2567"}, {330, "ปี 2566"}});
  sheet.at(90, 180, "94.80").at(330, 180, "91.29");
  Sheet bare = sheet;
  sheet.at(90, 200, "ผ่านดี").at(330, 200, "ผ่านดี");
  EXPECT_EQ(totals_in(sheet.layout()), expected);
  EXPECT_TRUE(totals_in(bare.layout()).empty());
}

TEST(Cards, ACodeOverTheNumberAndItsNameBelowAreOneName) {
  Sheet sheet;
  const std::vector<std::pair<std::string, std::string>> cards = {{"IIT", "ผู้มีส่วนได้ส่วนเสียภายใน"},
                                                                  {"EIT", "ผู้มีส่วนได้ส่วนเสียภายนอก"},
                                                                  {"OIT", "การเปิดเผยข้อมูลสาธารณะ"}};
  for (size_t i = 0; i < cards.size(); ++i) {
    const double x = 40 + 200 * static_cast<double>(i);
    const int panel = static_cast<int>(i) + 1;
    sheet.at(x + 20, 100, cards[i].first, 16, panel).at(x + 10, 130, scores()[i], 24, panel);
    sheet.at(x, 165, cards[i].second, 12, panel);
  }
  const auto found = scores_in(sheet.layout());
  EXPECT_EQ(found.count("9"), 0U);
  ASSERT_EQ(found.count("OIT"), 1U);
  EXPECT_EQ(found.at("OIT"), scores()[2]);
}

TEST(Cards, NamesAndNumbersInTurnInOneRowOfCells) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลเมืองท่าสะอาด");
  paper.table({{"IIT", "90.62\nถ่วงน้ำหนัก27.19จาก30", "", "EIT", "90.16\nถ่วงน้ำหนัก27.05จาก30", "OIT",
                "96.88\nถ่วงน้ำหนัก38.75จาก40"}},
              0);
  const Report report = paper.table(score_table()).read();
  ASSERT_EQ(report.instruments.size(), 3U);
  EXPECT_DOUBLE_EQ(*report.instruments[2].score, 96.88);
}

TEST(Cards, OneNumberBetweenTwoNamesIsDoubted) {
  Sheet sheet;
  sheet.at(60, 100, names()[8]).at(70, 130, scores()[0], 24).at(60, 168, names()[9]);
  const std::vector<Candidate> found = found_in(sheet.layout());
  ASSERT_FALSE(found.empty());
  for (const Candidate& candidate : found) {
    EXPECT_FALSE(candidate.doubts.empty()) << candidate.name_as_printed;
  }
}

TEST(Cards, YearsAndTotalsAboveAndBelowALineOfTimeInTurn) {
  Sheet sheet;
  sheet.at(40, 40, "ผลการประเมิน ITA ย้อนหลัง 5 ปี");
  const std::vector<std::string> totals = {"71.28", "83.95", "88.02", "90.47", "93.36"};
  for (size_t i = 0; i < totals.size(); ++i) {
    const double x = 60 + 170 * static_cast<double>(i);
    const double high = 100, low = 200;
    sheet.at(x, i % 2 == 0 ? high : low, totals[i], 24);
    sheet.at(x, i % 2 == 0 ? low : high, "ปี " + std::to_string(2563 + i));
  }
  std::map<int, double> found;
  for (const Candidate& candidate : found_in(sheet.layout())) {
    if (candidate.year && candidate.value && candidate.field == Field::overall) {
      EXPECT_EQ(found.count(*candidate.year), 0U);
      found[*candidate.year] = *candidate.value;
    }
  }
  const std::map<int, double> want = {
      {2563, 71.28}, {2564, 83.95}, {2565, 88.02}, {2566, 90.47}, {2567, 93.36}};
  EXPECT_EQ(found, want);
}

TEST(Cards, ACardInAFrameWithItsRankAndItsTarget) {
  Paper paper;
  paper.title("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลเมืองท่าสะอาด");
  Rows rows;
  for (size_t i = 0; i < 10; i += 2) {
    const auto card = [&](size_t n) {
      return "อันดับ " + std::to_string(10 - n) + "\n" + scores()[n] + "\n" + names()[n] +
             "\nเป้า 95.00";
    };
    rows.push_back({card(i), "", card(i + 1)});
  }
  const Report report = paper.table(rows, 0).read();
  expect_all_scores(report);
}

TEST(Cards, ANumberFarFromItsOnlyNameIsDoubted) {
  Sheet sheet;
  sheet.at(60, 100, scores()[5], 10).at(50, 300, names()[5]);
  const std::vector<Candidate> found = found_in(sheet.layout());
  for (const Candidate& candidate : found) {
    EXPECT_FALSE(candidate.doubts.empty()) << candidate.name_as_printed;
  }
}

}  // namespace
}  // namespace ita::report::test
