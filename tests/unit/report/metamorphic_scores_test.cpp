// A report that is read right stays right, or says that it is in doubt, whatever else is printed
// beside its scores: never another number.
#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

/// Scores of somebody or something else: none of scores().
std::string other_score(size_t i) { return std::to_string(60 + i) + ".37"; }

/// The table of scores() under `own`, with a second column of other numbers under `other`.
Rows two_columns(const std::string& own, const std::string& other, bool other_first) {
  Rows rows = {{"ที่", "ตัวชี้วัด", other_first ? other : own, other_first ? own : other}};
  for (size_t i = 0; i < 10; ++i) {
    const std::string mine = scores()[i], theirs = other_score(i);
    rows.push_back({std::to_string(i + 1), names()[i], other_first ? theirs : mine,
                    other_first ? mine : theirs});
  }
  return rows;
}

Rows one_column(const std::string& heading, bool own) {
  Rows rows = {{"ที่", "ตัวชี้วัด", heading}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], own ? scores()[i] : other_score(i)});
  }
  return rows;
}

/// Every score right, or doubted; `plain`: none may be doubted.
void expect_right_or_doubted(const Report& report, const std::string& what, bool plain) {
  ASSERT_EQ(report.indicators.size(), 10U) << what;
  for (size_t i = 0; i < 10; ++i) {
    const Indicator& indicator = report.indicators[i];
    const bool right = indicator.score && *indicator.score == std::stod(scores()[i]);
    EXPECT_TRUE(right || indicator.review.needed()) << what << " #" << i + 1;
    EXPECT_TRUE(!plain || (right && !indicator.review.needed()))
        << what << " #" << i + 1 << " "
        << (indicator.review.needed() ? indicator.review.reasons[0].code : "");
  }
}

struct Column {
  const char* heading;
  bool said;  ///< the heading says that it is not the result of this report
};

class SecondColumn : public ::testing::TestWithParam<Column> {};

TEST_P(SecondColumn, LeavesTheScoresRightOrDoubted) {
  for (const char* own :
       {"คะแนน", "คะแนนที่ได้", "ผลคะแนน", "คะแนนของหน่วยงาน", "ปี 2567", "อบต.นาแส่ง"}) {
    for (const bool first : {true, false}) {
      const Report report = opening().table(two_columns(own, GetParam().heading, first)).read();
      expect_right_or_doubted(report, std::string(own) + " | " + GetParam().heading,
                              GetParam().said);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Headings, SecondColumn,
    ::testing::Values(Column{"ค่าเป้าหมาย", true}, Column{"เป้าหมาย ปี 2568", true},
                      Column{"ค่าเฉลี่ยประเทศ", true}, Column{"ค่าเฉลี่ยจังหวัดลำปาง", true},
                      Column{"เทศบาลตำบลเกาะคา", true}, Column{"อบต.ท่าผา", true},
                      Column{"ปี 2566", true}, Column{"คะแนนปีก่อน", true},
                      Column{"คะแนนคาดการณ์", true}, Column{"ประเมินตนเอง", true},
                      Column{"ก่อนอุทธรณ์", true}, Column{"หน่วยงานต้นแบบ", true},
                      Column{"เกณฑ์ผ่าน", true}, Column{"กองคลัง", true}, Column{"สดมภ์ ก", false},
                      Column{"", false}));

TEST(Metamorphic, TablesWithOtherNumbersBeforeOrBehind) {
  const std::pair<const char*, bool> captions[] = {{"ผลคะแนนเฉลี่ยระดับจังหวัดลำปาง", true},
                                                   {"ผลการประเมินรอบที่ 1 (ก่อนอุทธรณ์)", true},
                                                   {"ผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2566", true},
                                                   {"ค่าเป้าหมายรายตัวชี้วัด", true},
                                                   {"ตัวอย่างการแสดงผลคะแนน", true},
                                                   {"ผลคะแนนของเทศบาลตำบลเกาะคา", false},
                                                   {"สรุปคะแนนรายตัวชี้วัด", false}};
  for (const auto& [caption, said] : captions) {
    for (const bool first : {true, false}) {
      Paper paper = opening();
      for (const bool other : {first, !first}) {
        paper.heading(other ? caption : "ผลคะแนนขององค์การบริหารส่วนตำบลนาแส่ง");
        paper.table(one_column("คะแนน", !other));
      }
      expect_right_or_doubted(paper.read(), caption, said);
    }
  }
}

TEST(Metamorphic, DifferencesNeverChooseAgainstAHeading) {
  for (const char* other : {"คะแนนเต็ม", "ค่าเป้าหมาย", "ค่าเฉลี่ยประเทศ", "อบต.ท่าผา", "ปี 2566"}) {
    Rows rows = {{"ที่", "ตัวชี้วัด", other, "คะแนนที่ได้", ""}};
    for (size_t i = 0; i < 10; ++i) {
      const double mine = std::stod(scores()[i]);
      char gap[16];
      std::snprintf(gap, sizeof gap, "%.2f", 100 - mine);
      rows.push_back({std::to_string(i + 1), names()[i], "100.00", scores()[i], gap});
    }
    expect_right_or_doubted(opening().table(rows).read(), other, true);
  }
}

TEST(Metamorphic, AnErratumOutranksWhatItCorrects) {
  const Report report =
      opening()
          .table(one_column("คะแนน", true))
          .heading("ใบแก้คำผิด")
          .table({{"หน้า", "ข้อความเดิม", "แก้เป็น"},
                  {"1", "ตัวชี้วัดที่ 5 " + names()[4] + " 95.55", "ตัวชี้วัดที่ 5 " + names()[4] + " 85.55"}})
          .read();
  ASSERT_EQ(report.indicators.size(), 10U);
  EXPECT_DOUBLE_EQ(report.indicators[4].score.value_or(0), 85.55);
  ASSERT_TRUE(report.indicators[4].review.needed());
  EXPECT_EQ(report.indicators[4].review.reasons[0].code, "corrected-elsewhere");
  EXPECT_FALSE(report.indicators[3].review.needed());
}

TEST(Metamorphic, AWrongCopyIsOneDoubtWithBothPlaces) {
  Rows copy = one_column("คะแนน", true);
  copy[5][2] = "59.55";
  const Report report =
      opening().table(one_column("คะแนน", true)).heading("สรุปคะแนน").table(copy).read();
  ASSERT_EQ(report.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(report.indicators[i].review.needed(), i == 4) << i;
  }
  const Reason& reason = report.indicators[4].review.reasons.at(0);
  EXPECT_EQ(reason.code, "differs-elsewhere");
  ASSERT_EQ(reason.places.size(), 1U);
  EXPECT_EQ(reason.places[0].raw, "59.55");
  EXPECT_EQ(report.indicators[0].also.size(), 1U);
}

}  // namespace
}  // namespace ita::report::test
