#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/responsible.h"
#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;

Rows simple_rows() {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
  }
  return rows;
}

TEST(Variety, ASmallTableForEachInstrument) {
  Paper paper = opening();
  const std::pair<size_t, size_t> parts[] = {{0, 5}, {5, 8}, {8, 10}};
  for (const auto& [from, to] : parts) {
    Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
    for (size_t i = from; i < to; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i], scores()[i]});
    }
    paper.table(rows);
  }
  expect_all_scores(paper.read());
}

TEST(Variety, SelfAssessedScoresAndNumbersOfPeopleAreNoScores) {
  for (const std::string other : {"คะแนนประเมินตนเอง", "จำนวนผู้ตอบ (คน)", "ค่าเป้าหมาย"}) {
    Rows rows = {{"ที่", "ตัวชี้วัด", other, "คะแนน"}};
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i], std::to_string(45 + i), scores()[i]});
    }
    SCOPED_TRACE(other);
    expect_all_scores(opening().table(rows).read());
  }
}

TEST(Variety, ScoresOfQuestionsAndOfTheCountryAreNotTheOverallScore) {
  for (const std::string text :
       {"ข้อ i13 ท่านได้รับมอบหมายงานอย่างเป็นธรรม ได้คะแนน 81.67 คะแนน",
        "ข้อ e๒ เจ้าหน้าที่ให้ข้อมูล ได้คะแนน ๗๘.๖๗ คะแนน", "ทั้งนี้ ค่าเฉลี่ยของหน่วยงานทั่วประเทศอยู่ที่ 81.67 คะแนน",
        "เกณฑ์การผ่านการประเมินกำหนดไว้ที่ 85 คะแนนขึ้นไป จากคะแนนเต็ม 100 คะแนน"}) {
    const Report report = opening().body(text).read();
    SCOPED_TRACE(text);
    EXPECT_FALSE(report.overall && report.overall->score);
  }
}

TEST(Variety, OneYearOfHistory) {
  const Report report = opening()
                            .table(simple_rows())
                            .table({{"ปีงบประมาณ พ.ศ.", "คะแนน", "ระดับ"}, {"2565", "84.39", "B"}})
                            .read();
  ASSERT_EQ(report.history.size(), 1U);
  EXPECT_EQ(report.history[0].fiscal_year_be, 2565);
  EXPECT_DOUBLE_EQ(report.history[0].score.value_or(-1), 84.39);
}

TEST(Variety, ALineOfTheContentsOpensNoSection) {
  const Report report = opening()
                            .body("ข้อจำกัดในการดำเนินการประเมิน ........................ 5")
                            .body("รายงานฉบับนี้จัดทำขึ้นเพื่อสรุปผลการประเมินของหน่วยงาน")
                            .read();
  EXPECT_TRUE(report.limitations.empty());
}

TEST(Variety, UnitsBesideASlash) {
  EXPECT_THAT(split_responsible(std::string("กองคลัง/กองช่าง"), facts()),
              ElementsAre("กองคลัง", "กองช่าง"));
  EXPECT_THAT(split_responsible(std::string("ทุกสำนัก/กอง"), facts()), ElementsAre("ทุกสำนัก/กอง"));
  EXPECT_THAT(split_responsible(std::string("กองคลัง, กองช่าง"), facts()),
              ElementsAre("กองคลัง", "กองช่าง"));
}

TEST(Variety, TopicAndMeasureInColumnsOfTheirOwn) {
  const Report report =
      opening()
          .table(simple_rows())
          .heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
          .table({{"ประเด็นการวิเคราะห์", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"},
                  {"การให้บริการและระบบ E-Service", "เปิดเผยขั้นตอน", "จัดทำคู่มือ", "กองคลัง"}})
          .read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_EQ(report.measures[0].title, "การให้บริการและระบบ E-Service");
  EXPECT_THAT(report.measures[0].approach, ElementsAre("เปิดเผยขั้นตอน"));
}

}  // namespace
}  // namespace ita::report::test
