#include "report/resolve/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "builder.h"
#include "report/find/plan/inline_labels.h"
#include "report/find/plan/sentence_list.h"

namespace ita::report::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool says(const Review& review, const std::string& code) {
  return std::any_of(review.reasons.begin(), review.reasons.end(),
                     [&](const Reason& reason) { return reason.code == code; });
}

const char* const kFirst = "การใช้ทรัพย์สินของราชการ";
const char* const kSecond = "การรับรู้แผนการใช้จ่ายงบประมาณ";

TEST(Plan, ListsOfIssuesWithAnyMark) {
  for (const auto& [one, two] : std::vector<std::pair<std::string, std::string>>{{"• ", "• "},
                                                                                 {"- ", "- "},
                                                                                 {"ก. ", "ข. "},
                                                                                 {"(1) ", "(2) "},
                                                                                 {"๑) ", "๒) "},
                                                                                 {"", ""}}) {
    Paper paper = scored();
    paper.heading("ประเด็นที่นำมาพัฒนาในปี 2568");
    paper.item(one + kFirst).item(two + kSecond);
    const Report report = paper.read();
    EXPECT_THAT(titles(report.issues), ElementsAre(kFirst, kSecond)) << one;
    for (const Issue& issue : report.issues) {
      EXPECT_FALSE(issue.evidence.empty());
      EXPECT_FALSE(issue.review.needed());
    }
  }
}

TEST(Plan, IssuesInsideASentence) {
  for (const char* text :
       {"ได้แก่ 1) การใช้ทรัพย์สินของราชการ 2) การรับรู้แผนการใช้จ่ายงบประมาณ",
        "ได้แก่ การใช้ทรัพย์สินของราชการ และการรับรู้แผนการใช้จ่ายงบประมาณ ซึ่งหน่วยงานจะปรับปรุง"}) {
    Paper paper = scored();
    paper.heading("ข้อบกพร่องที่ต้องแก้ไขโดยเร่งด่วน").body(text);
    EXPECT_THAT(titles(paper.read().issues), ElementsAre(kFirst, kSecond)) << text;
  }
  Paper running = scored();
  running.body(
      "จากผลการประเมิน พบประเด็นที่ต้องปรับปรุง ได้แก่ (1) การใช้ทรัพย์สินของราชการ และ (2) "
      "การรับรู้แผนการใช้จ่ายงบประมาณ");
  EXPECT_THAT(titles(running.read().issues), ElementsAre(kFirst, kSecond));
}

TEST(Plan, LabelsOfWhatIsToBeDoneAreNoIssues) {
  Paper paper = scored();
  paper.heading("ประเด็นที่ต้องพัฒนา");
  paper.item("1. " + std::string(kFirst)).body("มาตรการ : จัดทำทะเบียนยืม").body("ผู้รับผิดชอบ : กองคลัง");
  paper.item("2. " + std::string(kSecond)).body("ผู้รับผิดชอบ : สำนักปลัด");
  EXPECT_THAT(titles(paper.read().issues), ElementsAre(kFirst, kSecond));

  // A title with a colon that is no label stays one.
  Paper other = scored();
  other.heading("ประเด็นที่ต้องพัฒนา");
  other.item("1. การให้บริการ : ความล่าช้า").item("2. " + std::string(kSecond));
  EXPECT_THAT(titles(other.read().issues),
              ElementsAre(::testing::StartsWith("การให้บริการ"), kSecond));
}

TEST(Plan, TheFirstNumberedMeasureEndsTheIssues) {
  Paper paper = scored();
  paper.heading("ประเด็นที่ต้องพัฒนา");
  paper.item("- " + std::string(kFirst)).item("- " + std::string(kSecond));
  paper.item("มาตรการที่ 1 จัดทำทะเบียนยืมทรัพย์สิน").item("มาตรการที่ 2 เผยแพร่แผนการใช้จ่าย");
  EXPECT_THAT(titles(paper.read().issues), ElementsAre(kFirst, kSecond));

  // Measures that are spoken of without a number end nothing.
  Paper spoken = scored();
  spoken.heading("ประเด็นที่ต้องพัฒนา");
  spoken.item("- มาตรการที่ชัดเจนในการยืมทรัพย์สิน").item("- " + std::string(kSecond));
  EXPECT_THAT(titles(spoken.read().issues), ElementsAre("มาตรการที่ชัดเจนในการยืมทรัพย์สิน", kSecond));
}

TEST(Plan, ANumberThatIsMissingIsSaid) {
  Paper paper = scored();
  paper.heading("ประเด็นที่ต้องพัฒนา");
  paper.item("1. การให้บริการ").item("2. การสื่อสาร").item("4. การใช้ทรัพย์สินของราชการ");
  const Report report = paper.read();
  EXPECT_EQ(report.issues.size(), 3U);
  EXPECT_TRUE(says(report.review, "issue-numbers-missing"));
}

TEST(Plan, OnlyTheWeakSideOfATableIsAnIssue) {
  Paper beside = scored();
  beside.heading("ผลการวิเคราะห์");
  beside.table(
      {{"จุดแข็ง", "จุดที่ควรพัฒนา"}, {"- เปิดเผยข้อมูลครบ\n- ให้บริการดี", "- การยืมทรัพย์สิน\n- การสื่อสาร"}});
  EXPECT_THAT(titles(beside.read().issues), ElementsAre("การยืมทรัพย์สิน", "การสื่อสาร"));

  Paper below = scored();
  below.heading("ผลการวิเคราะห์");
  below.table({{"จุดแข็ง", "เปิดเผยข้อมูลครบ"}, {"จุดที่ควรพัฒนา", "1. การยืมทรัพย์สิน\n2. การสื่อสาร"}}, 0);
  EXPECT_THAT(titles(below.read().issues), ElementsAre("การยืมทรัพย์สิน", "การสื่อสาร"));
}

TEST(Plan, DetailsBesideScoresAreNoIssues) {
  Paper paper = opening();
  Rows rows{{"ที่", "ตัวชี้วัด", "รายละเอียด", "คะแนน"}};
  for (size_t i = 0; i < names().size(); ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], "แบบวัดการรับรู้", scores()[i]});
  }
  const Report report = paper.heading("รายละเอียด").table(rows).read();
  EXPECT_THAT(report.issues, IsEmpty());
  EXPECT_THAT(report.measures, IsEmpty());
}

TEST(Plan, LabelsInsideASentence) {
  const std::string text = "จัดทำคู่มือการใช้ทรัพย์สิน ผู้รับผิดชอบ กองพัสดุ ระยะเวลา ไตรมาสที่ 2";
  const LabelledLine line = inline_labels(text, facts());
  ASSERT_EQ(line.labels.size(), 2U);
  EXPECT_EQ(line.labels[0].role, "responsible");
  EXPECT_EQ(line.labels[1].role, "schedule");
  // Words of a sentence are no labels.
  EXPECT_THAT(inline_labels("ประกาศ ระยะเวลา ของแต่ละขั้นตอนให้ประชาชนทราบ", facts()).labels,
              IsEmpty());
}

TEST(Plan, ASentenceAnnouncesAListOfMeasures) {
  Paper paper = scored();
  paper.body("จึงเรียนมาเพื่อโปรดทราบ และเห็นควรกำหนดมาตรการ ดังนี้");
  paper.item("1. จัดทำคู่มือ ผู้รับผิดชอบ กองคลัง ระยะเวลา ไตรมาสที่ 2");
  paper.item("2. เผยแพร่แผน (ผู้รับผิดชอบ: กองช่าง)");
  paper.body("จึงเรียนมาเพื่อโปรดพิจารณา");
  const Report report = paper.read();
  EXPECT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือ", "เผยแพร่แผน"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[0].schedule.text, "ไตรมาสที่ 2");
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_THAT(report.issues, IsEmpty());
}

TEST(Plan, AListThatRepeatsATableAddsNothing) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.item("1. จัดทำคู่มือ").item("2. เผยแพร่แผน").item("3. ทำแบบยืม");
  paper.table({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"},
               {"1. จัดทำคู่มือ", "รวบรวมงาน", "กองคลัง"},
               {"2. เผยแพร่แผน", "ปิดประกาศ", "กองช่าง"}});
  const Report report = paper.read();
  // The third is only in the list, and is one of them.
  EXPECT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือ", "เผยแพร่แผน", "ทำแบบยืม"));
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
}

TEST(Plan, LabelsInFrontOfTheirText) {
  Paper paper = scored();
  paper.body("จุดแข็ง : การเปิดเผยข้อมูล, การป้องกันการทุจริต");
  paper.body("จุดอ่อน : การใช้ทรัพย์สินของราชการ, การรับรู้แผนการใช้จ่ายงบประมาณ");
  paper.body("ข้อจำกัด : ผู้ตอบแบบวัดมีจำนวนน้อย");
  const Report report = paper.read();
  EXPECT_THAT(titles(report.issues), ElementsAre(kFirst, kSecond));
  ASSERT_EQ(report.limitations.size(), 1U);
  EXPECT_EQ(report.limitations[0].text, "ผู้ตอบแบบวัดมีจำนวนน้อย");
  EXPECT_FALSE(report.limitations[0].evidence.empty());
}

TEST(Plan, LimitationsInATable) {
  Paper paper = scored();
  paper.heading("ข้อจำกัดในการดำเนินการ");
  paper.table({{"ที่", "ข้อจำกัด", "แนวทางแก้ไข"},
               {"1", "ผู้ตอบมีจำนวนน้อย", "ประชาสัมพันธ์"},
               {"2", "เวลาสั้น", "เตรียมการ"}});
  const Report report = paper.read();
  EXPECT_THAT(report.measures, IsEmpty());
  ASSERT_EQ(report.limitations.size(), 2U);
  EXPECT_EQ(report.limitations[1].text, "เวลาสั้น");

  Paper unknown = scored();
  unknown.heading("ข้อจำกัดในการดำเนินการ").table({{"ที่", "เรื่อง"}, {"1", "เวลาสั้น"}});
  EXPECT_TRUE(says(unknown.read().review, "limitations-table-not-read"));
}

TEST(Plan, RecommendationsAreNoLimitations) {
  Paper paper = scored();
  paper.heading("ข้อจำกัด").body("หน่วยงานมีบุคลากรน้อย");
  paper.heading("ข้อเสนอแนะ").item("1) ควรเพิ่มเวลาการเก็บข้อมูล");
  EXPECT_EQ(paper.read().limitations.size(), 1U);
}

TEST(Plan, ATableBelowAHeadingDoesNotGoOn) {
  Paper paper = scored();
  paper.heading("1. มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองคลัง", "มีนาคม 2568"}});
  paper.heading("2. คณะทำงาน");
  paper.table({{"นายสมชาย", "ประธาน", "กองคลัง"}, {"นางสมศรี", "กรรมการ", "กองช่าง"}}, 0);
  EXPECT_THAT(titles(paper.read().measures), ElementsAre("จัดทำคู่มือ"));
}

TEST(Plan, TheLowestOfTwoHeadingsSaysWhichColumnItIs) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"มาตรการ", "หน่วยงานที่รับผิดชอบ", "<", "ระยะเวลา", "<"},
               {"^", "หลัก", "ร่วม", "เริ่มต้น", "สิ้นสุด"},
               {"จัดทำคู่มือ", "กองคลัง", "ทุกกอง", "ต.ค.", "ธ.ค. 2567"}},
              2);
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  EXPECT_THAT(report.measures[0].responsible, ElementsAre("กองคลัง"));
  EXPECT_EQ(report.measures[0].schedule.text, "ต.ค. ธ.ค. 2567");
  ASSERT_EQ(report.measures[0].others.size(), 1U);
  EXPECT_EQ(report.measures[0].others[0].kind, "support");
}

TEST(Plan, AListBeforeATableIsJoined) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.body("มาตรการเร่งด่วน ได้แก่").item("1. ปิดประกาศขั้นตอน").item("2. ประกาศนโยบาย");
  paper.table(
      {{"ที่", "มาตรการ", "ผู้รับผิดชอบ"}, {"3", "จัดทำคู่มือ", "กองคลัง"}, {"5", "ทำแบบยืม", "กองช่าง"}});
  const Report report = paper.read();
  EXPECT_THAT(titles(report.measures),
              ElementsAre("ปิดประกาศขั้นตอน", "ประกาศนโยบาย", "จัดทำคู่มือ", "ทำแบบยืม"));
  ASSERT_TRUE(says(report.review, "measure-numbers-missing"));
}

TEST(Plan, ABandAboveRowsIsTheirTopic) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
               {"ด้านการใช้ทรัพย์สิน", "<", "<"},
               {"ทำแบบยืม", "กองคลัง", "มีนาคม 2568"}});
  const Report report = paper.read();
  ASSERT_EQ(report.measures.size(), 1U);
  ASSERT_EQ(report.measures[0].others.size(), 1U);
  EXPECT_EQ(report.measures[0].others[0].text, "ด้านการใช้ทรัพย์สิน");
}

TEST(Plan, LabelsThatRepeatAreParts) {
  Paper paper = scored();
  paper.heading("การวิเคราะห์ผลการประเมิน");
  for (const char* title : {"1) การให้บริการ", "2) การสื่อสาร"}) {
    paper.heading(title).body("จุดแข็ง").item("- บุคลากรตั้งใจ");
    paper.body("ประเด็นที่ต้องพัฒนา").item("- ขาดคู่มือ");
  }
  EXPECT_THAT(titles(paper.read().issues), ElementsAre("การให้บริการ", "การสื่อสาร"));
}

TEST(Plan, WeakPointsBesideTheirIndicators) {
  Paper paper = scored();
  paper.heading("ผลการวิเคราะห์รายตัวชี้วัด");
  paper.table({{"ที่", "ตัวชี้วัด", "ประเด็นที่ต้องพัฒนา"},
               {"1", "การปฏิบัติหน้าที่", "-"},
               {"2", "การใช้งบประมาณ", "การรับรู้แผนการใช้จ่าย"}});
  const Report report = paper.read();
  ASSERT_THAT(titles(report.issues), ElementsAre("การรับรู้แผนการใช้จ่าย"));
  EXPECT_EQ(report.issues[0].text, "การใช้งบประมาณ");
}

TEST(Plan, AColumnForEachMeasure) {
  Paper paper = scored();
  paper.heading("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
  paper.table({{"มาตรการ", "จัดทำคู่มือ", "ทำแบบยืม"},
               {"ขั้นตอน", "รวบรวมงาน", "ออกแบบ"},
               {"ผู้รับผิดชอบ", "กองคลัง", "กองช่าง"},
               {"ระยะเวลา", "มีนาคม 2568", "<"}},
              0);
  const Report report = paper.read();
  ASSERT_THAT(titles(report.measures), ElementsAre("จัดทำคู่มือ", "ทำแบบยืม"));
  EXPECT_THAT(report.measures[1].steps, ElementsAre("ออกแบบ"));
  EXPECT_THAT(report.measures[1].responsible, ElementsAre("กองช่าง"));
  EXPECT_EQ(report.measures[1].schedule.text, "มีนาคม 2568");
}

TEST(Plan, WhatMustBeImprovedBesideEachMeasure) {
  const Rows rows{{"ประเด็นที่ต้องพัฒนา", "มาตรการ", "ผู้รับผิดชอบ"},
                  {kFirst, "จัดทำทะเบียนคุมการยืม", "กองคลัง"},
                  {kSecond, "ประชุมชี้แจงงบประมาณ", "สำนักปลัด"}};
  const Report report = scored().heading("มาตรการ").table(rows).read();
  EXPECT_THAT(titles(report.issues), ElementsAre(kFirst, kSecond));
  EXPECT_EQ(report.measures.size(), 2U);
  // A list that says them goes before the table.
  const Report listed = scored()
                            .heading("ประเด็นที่ต้องพัฒนา")
                            .item("1. การเผยแพร่ข้อมูล")
                            .item("2. การใช้อำนาจ")
                            .heading("มาตรการ")
                            .table(rows)
                            .read();
  EXPECT_THAT(titles(listed.issues), ElementsAre("การเผยแพร่ข้อมูล", "การใช้อำนาจ"));
}

TEST(Plan, MissingNumbers) {
  EXPECT_THAT(missing_numbers({1, 2, 4}), ElementsAre(3));
  EXPECT_THAT(missing_numbers({2, 3}), ElementsAre(1));
  EXPECT_THAT(missing_numbers({1, 2, 3}), IsEmpty());
  EXPECT_THAT(missing_numbers({1, 1, 3}), IsEmpty());
  EXPECT_THAT(missing_numbers({1, 9}), IsEmpty());
}

TEST(SentenceList, ItemsWithoutMarksAndCommas) {
  const std::string text = "ประกอบด้วย ก่อนให้บริการ, ระหว่าง และหลังให้บริการ";
  const SentenceList list = list_in_sentence(text, facts());
  ASSERT_EQ(list.items.size(), 3U);
  EXPECT_EQ(text.substr(list.items[2].begin), "หลังให้บริการ");
  EXPECT_FALSE(list.marked);
}

}  // namespace
}  // namespace ita::report::test
