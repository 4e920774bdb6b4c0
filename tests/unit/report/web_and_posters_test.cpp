#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

double score_of(const std::vector<Instrument>& all, const std::string& code) {
  for (const Instrument& instrument : all) {
    if (instrument.code == code) {
      return instrument.score.value_or(0);
    }
  }
  return 0;
}

/// scores() with what each was a year ago before an arrow.
Rows changes() {
  Rows rows = {{"ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1) + ". " + names()[i],
                    "7" + scores()[i].substr(1) + " → " + scores()[i]});
  }
  return rows;
}

TEST(Posters, TheValueBehindAnArrowIsTheOneOfNow) {
  Rows rows = changes();
  rows.insert(rows.begin() + 1, {"IIT 81.97 → 89.33", "<"});
  rows.insert(rows.begin() + 7, {"EIT 82.34 → 91.10", "<"});
  rows.insert(rows.begin() + 11, {"OIT 90.00 → 95.05", "<"});
  const Report report = opening().table(rows).read();
  expect_all_scores(report);
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "IIT"), 89.33);
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "EIT"), 91.10);
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "OIT"), 95.05);
}

TEST(Posters, AnArrowInARunningLine) {
  const Report report = opening()
                            .table(changes())
                            .body("คะแนนรวม 90.12 → 92.15 คะแนน")
                            .body("IIT 81.97 → 89.33 | EIT 82.34 → 91.10 | OIT 90.00 → 95.05")
                            .read();
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 92.15);
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "IIT"), 89.33);
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "EIT"), 91.10);
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "OIT"), 95.05);
}

TEST(Posters, ABoxOfResultsBesideAPlan) {
  Paper paper;
  paper.title("แบบรายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในเทศบาลเมืองบางกระเบียน");
  paper.table({{"ผลการประเมิน ITA ปี 2567", "<", "<"},
               {"IIT 93.93", "EIT 92.93", "OIT 95.72"},
               {"รวม 94.35 คะแนน ระดับ ผ่านดี", "<", "<"}});
  paper.body("แผนประจำปีงบประมาณ พ.ศ. 2568 (นำผลการวิเคราะห์ปี 2567 มาใช้)");
  const Rows plan = {
      {"ที่", "ตัวชี้วัด (คะแนน)", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
      {"1", "4 การใช้ทรัพย์สินของราชการ (90.17)", "จัดทำระบบยืม–คืน", "กองคลัง", "ต.ค. 67 – มี.ค. 68"},
      {"2", "7 ประสิทธิภาพการสื่อสาร (91.26)", "ยกระดับการสื่อสาร", "สำนักปลัด", "พ.ย. 67 – ก.ย. 68"}};
  const Report report = paper.table(plan).read();
  ASSERT_TRUE(report.fiscal_year && report.plan_year);
  EXPECT_EQ(report.fiscal_year->be, 2567);
  EXPECT_EQ(report.plan_year->be, 2568);
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 94.35);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "OIT"), 95.72);
  ASSERT_EQ(report.indicators.size(), 2U);
  EXPECT_DOUBLE_EQ(report.indicators[0].score.value_or(0), 90.17);
  EXPECT_DOUBLE_EQ(report.indicators[1].score.value_or(0), 91.26);
}

/// The same cells below a heading that speaks of targets are no scores.
TEST(Posters, TargetsInBracketsAreNoScores) {
  const Rows plan = {{"ที่", "ตัวชี้วัด (เป้าหมาย)", "มาตรการ"},
                     {"1", "4 การใช้ทรัพย์สินของราชการ (95.00)", "จัดทำระบบยืม–คืน"},
                     {"2", "7 ประสิทธิภาพการสื่อสาร (95.00)", "ยกระดับการสื่อสาร"}};
  const Report report = opening().body("ได้คะแนนรวม 91.00 คะแนน").table(plan).read();
  for (const Indicator& indicator : report.indicators) {
    EXPECT_FALSE(indicator.score.has_value()) << indicator.number;
  }
}

TEST(WebPages, AYearOfCopyrightIsNone) {
  for (const char* notice : {"© 2566 องค์การบริหารส่วนตำบลแม่ขะจาน", "ลิขสิทธิ์ พ.ศ. 2566 อบต.แม่ขะจาน"}) {
    Paper paper;
    paper.title("องค์การบริหารส่วนตำบลแม่ขะจาน");
    paper.body("ผลคะแนนตัวชี้วัด");
    Rows rows = score_table();
    const Report report = paper.table(rows).body(notice).read();
    EXPECT_FALSE(report.fiscal_year.has_value() && !report.fiscal_year->review.needed()) << notice;
  }
}

/// Menu and body side by side, taken for one table without rulings.
TEST(WebPages, TheBodyBesideAMenuIsReadAsText) {
  std::string body = "อบต.แม่ขะจาน ผ่านการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565";
  body += "\nองค์การบริหารส่วนตำบลแม่ขะจาน ได้คะแนน 85.69 คะแนน อยู่ในระดับ A";
  for (size_t i = 0; i < 10; ++i) {
    body += "\n" + std::to_string(i + 1) + ". " + names()[i] + " " + scores()[i];
  }
  body += "\nIIT เฉลี่ย 89.33 • EIT เฉลี่ย 91.10 • OIT เฉลี่ย 95.05";
  body += "\nไฟล์แนบ : ผลคะแนน.pdf (1.25 MB)";
  layout::Layout layout = Paper()
                              .heading("อบต.แม่ขะจาน")
                              .table({{"เมนูหลัก\nITA 2564\nITA 2566", body, "<", "<"}}, 0)
                              .body("© 2566 องค์การบริหารส่วนตำบลแม่ขะจาน")
                              .layout();
  layout.joined[0].table.kind = layout::TableKind::borderless;
  layout.joined[0].table.box = {70, 70, 430, 110};
  const Report report = first_report(layout);
  ASSERT_EQ(report.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0), std::stod(scores()[i]));
    EXPECT_FALSE(report.indicators[i].review.needed());
  }
  ASSERT_TRUE(report.fiscal_year.has_value());
  EXPECT_EQ(report.fiscal_year->be, 2565);
  ASSERT_TRUE(report.overall.has_value());
  EXPECT_DOUBLE_EQ(report.overall->score.value_or(0), 85.69);
  EXPECT_FALSE(report.overall->review.needed());
  EXPECT_DOUBLE_EQ(score_of(report.instruments, "IIT"), 89.33);
}

}  // namespace
}  // namespace ita::report::test
