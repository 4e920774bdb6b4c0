#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/find/plan/responsible.h"
#include "report/resolve/plan.h"
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
        "1 คะแนนลดลงจากปีก่อน 2 คะแนนต่ำสุด",
        "เกณฑ์การผ่านการประเมินกำหนดไว้ที่ 85 คะแนนขึ้นไป จากคะแนนเต็ม 100 คะแนน"}) {
    const Report report = opening().body(text).read();
    SCOPED_TRACE(text);
    EXPECT_FALSE(report.overall && report.overall->score);
  }
}

/// Half of the rows bear names of the assessment: a course on integrity, not its result.
TEST(Variety, ATableOfOtherThingsWithSomeOfTheNamesIsNotTheAssessment) {
  Rows rows = simple_rows();
  for (const int i : {1, 4, 5, 6, 7}) {
    rows[static_cast<size_t>(i)][1] = "หัวข้อวิชาที่ " + std::to_string(i) + " ผลประโยชน์ทับซ้อนและวินัย";
  }
  Paper course;
  course.title("รายงานผลการฝึกอบรม หลักสูตรคุณธรรมและจริยธรรม ปี 2567").title("เทศบาลตำบลงิม");
  EXPECT_TRUE(course.table(rows).read_document().reports.empty());
  // Under the title of the assessment the rows are read, and those that are called otherwise
  // doubted.
  const Report report = opening().table(rows).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_TRUE(report.indicators[0].review.needed());
  EXPECT_FALSE(report.indicators[1].review.needed());
}

TEST(Variety, PapersThatCallThemselvesOtherwise) {
  for (const std::string title :
       {"แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570", "แผนพัฒนาท้องถิ่น พ.ศ. 2567"}) {
    Paper plan;
    plan.title(title).title("เทศบาลตำบลงิม อำเภอปง จังหวัดพะเยา");
    plan.body("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปี 2565 ของหน่วยงานได้ 83.15 คะแนน ระดับ B");
    const Document document = plan.read_document();
    EXPECT_TRUE(document.reports.empty()) << title;
    ASSERT_TRUE(document.why_no_report.has_value());
    EXPECT_EQ(document.why_no_report->code, "no-report-foreign-title");
  }
  Paper measures;
  measures.title("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568")
      .title("เทศบาลตำบลงิม อำเภอปง จังหวัดพะเยา");
  measures.body("จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 จึงกำหนดมาตรการ ดังนี้");
  measures.table({{"ลำดับ", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"},
                  {"1", "เผยแพร่ข้อมูล", "มอบหมายผู้รับผิดชอบ", "สำนักปลัด", "ไตรมาส 1"},
                  {"2", "ใช้ทรัพย์สิน", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส 2"}});
  const Report report = measures.read();
  EXPECT_EQ(report.measures.size(), 2U);
  EXPECT_TRUE(report.review.needed()) << "no score was found";
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
  EXPECT_EQ(report.measures[0].title, "เปิดเผยขั้นตอน");
  ASSERT_EQ(report.measures[0].others.size(), 1U);
  EXPECT_EQ(report.measures[0].others[0].text, "การให้บริการและระบบ E-Service");
}

TEST(Variety, AColumnOfListsSaysWhatIsDoneAboutTheTopic) {
  const Report report = opening()
                            .table(simple_rows())
                            .heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
                            .table({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"},
                                    {"การให้บริการ", "- เปิดเผยขั้นตอน\n- ปรับคู่มือ", "กองคลัง"},
                                    {"การใช้ทรัพย์สิน", "ทำแบบยืม", "กองช่าง"},
                                    {"รวม 2 มาตรการ", "", ""}})
                            .read();
  ASSERT_EQ(report.measures.size(), 2U);  // and none that adds them up
  EXPECT_EQ(report.measures[0].title, "การให้บริการ");
  EXPECT_THAT(report.measures[0].approach, ElementsAre("เปิดเผยขั้นตอน", "ปรับคู่มือ"));
}

TEST(Variety, EachMeasureBesideAMergedTopicIsOne) {
  const Report report =
      opening()
          .table(simple_rows())
          .heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
          .table({{"ประเด็น", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "กำหนดแล้วเสร็จ"},
                  {"การให้บริการ", "เปิดเผยขั้นตอน", "จัดทำคู่มือ", "กองคลัง", "มีนาคม 2568"},
                  {"^", "สำรวจความพึงพอใจ", "สรุปผล", "กองช่าง", "เมษายน 2568"}})
          .read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "เปิดเผยขั้นตอน");
  EXPECT_EQ(report.measures[1].title, "สำรวจความพึงพอใจ");
  EXPECT_EQ(report.measures[1].number, 2);
  ASSERT_EQ(report.measures[1].others.size(), 1U);
  EXPECT_EQ(report.measures[1].others[0].text, "การให้บริการ");
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_EQ(report.measures[1].schedule.text, "เมษายน 2568");
  EXPECT_FALSE(report.measures[1].review.needed());
}

TEST(Variety, TextOfOtherColumnsIsKeptAndUnknownHeadingsAreSaid) {
  const Report report =
      opening()
          .table(simple_rows())
          .heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
          .table({{"ตัวชี้วัด", "คะแนน", "ประเด็นที่ควรพัฒนา", "มาตรการ", "ความเห็น", "ผู้รับผิดชอบ"},
                  {"การใช้อำนาจ", "80.00", "มอบหมายงานไม่ทั่วถึง", "แบ่งงาน", "เห็นชอบ", "กองคลัง"},
                  {"การให้บริการ", "81.00", "-", "เปิดเผยขั้นตอน", "", "กองช่าง"}})
          .read();
  ASSERT_EQ(report.measures.size(), 2U);
  EXPECT_EQ(report.measures[0].title, "แบ่งงาน");
  EXPECT_THAT(report.measures[0].review.reasons,
              ElementsAre(testing::Field(&Reason::code, "unknown-heading")));
  ASSERT_EQ(report.measures[0].others.size(), 3U);
  EXPECT_EQ(report.measures[0].others[0].text, "การใช้อำนาจ");
  EXPECT_EQ(report.measures[0].others[1].kind, "topic");
  EXPECT_EQ(report.measures[0].others[1].heading, "ประเด็นที่ควรพัฒนา");
  EXPECT_EQ(report.measures[0].others[1].text, "มอบหมายงานไม่ทั่วถึง");
  EXPECT_EQ(report.measures[0].others[2].kind, "");
  EXPECT_EQ(report.measures[0].others[2].text, "เห็นชอบ");
  EXPECT_EQ(report.measures[1].others.size(), 1U);
  EXPECT_FALSE(report.measures[1].review.needed());
}

std::vector<Measure> numbered(const std::vector<int>& numbers) {
  std::vector<Measure> out(numbers.size());
  for (size_t i = 0; i < numbers.size(); ++i) {
    out[i].number = numbers[i];
  }
  mend_numbers(out);
  return out;
}

TEST(Variety, ANumberThatAloneBreaksItsSequence) {
  const std::vector<Measure> first = numbered({9, 2, 3, 4});
  EXPECT_EQ(first[0].number, 1);
  EXPECT_THAT(
      first[0].review.reasons,
      ElementsAre(testing::Field(&Reason::args, ElementsAre(testing::Pair("number", "9")))));
  EXPECT_FALSE(first[1].review.needed());
  EXPECT_EQ(numbered({1, 9, 3})[1].number, 2);

  // The last may be right, and one before it lost.
  const std::vector<Measure> last = numbered({1, 2, 3, 5});
  EXPECT_EQ(last[3].number, 5);
  EXPECT_TRUE(last[3].review.needed());
}

TEST(Variety, OtherNumberingsAreLeftAlone) {
  for (const std::vector<int>& numbers :
       {std::vector<int>{1, 2, 3}, {4, 5, 6}, {1, 1, 2, 3}, {1, 2, 1}, {1, 2, 1, 2}, {7, 2}}) {
    const std::vector<Measure> out = numbered(numbers);
    for (size_t i = 0; i < numbers.size(); ++i) {
      EXPECT_EQ(out[i].number, numbers[i]);
      EXPECT_FALSE(out[i].review.needed());
    }
  }
}

}  // namespace
}  // namespace ita::report::test
