#include <gtest/gtest.h>

#include <sstream>

#include "report/find/levels.h"
#include "report/find/sentences/words.h"
#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

const char* short_name(Role role) {
  static constexpr const char* kNames[] = {
      "score", "previous", "target", "forecast", "self",   "before", "comparison",
      "max",   "weight",   "points", "diff",     "rank",   "mean",   "count",
      "share", "question", "o-item", "sub",      "sample", "other",  "unexplained"};
  return kNames[static_cast<int>(role)];
}

/// What the finder makes of one paragraph of a report of 2567 by the agency of แพร่: for each number
/// "raw role of", and year, doubt.
std::string account(const std::string& text) {
  Paper paper;
  paper.body(text);
  const std::vector<Para> flow = make_flow(paper.layout(), facts());
  const IndicatorNames names(facts(), facts().year(2567));
  const ScoreContext context{facts(), names, 2567, "แพร่"};
  std::ostringstream out;
  for (const Candidate& c : find_in_words(flow, context)) {
    out << (out.tellp() > 0 ? "; " : "") << c.evidence.raw << " " << short_name(c.role);
    if (c.field == Field::indicator || c.field == Field::sub_indicator) {
      out << " " << c.number;
    } else if (c.field == Field::instrument) {
      out << " " << c.instrument;
    } else if (c.field == Field::overall) {
      out << " all";
    }
    if (c.year) {
      out << " " << *c.year;
    }
    if (c.level) {
      out << " " << c.level->label;
    }
    if (!c.doubts.empty()) {
      out << " !" << c.doubts[0].code;
    }
  }
  return out.str();
}

struct Said {
  const char* text;
  const char* account;
};
class WordsOfSentence : public ::testing::TestWithParam<Said> {};

TEST_P(WordsOfSentence, EveryNumberHasItsRole) {
  EXPECT_EQ(account(GetParam().text), GetParam().account) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Names, WordsOfSentence,
    ::testing::Values(
        Said{"89.34 คะแนน การปฏิบัติหน้าที่ 87.19 คะแนน การใช้งบประมาณ 92.10 คะแนน การใช้อำนาจ",
             "89.34 score 1; 87.19 score 2; 92.10 score 3"},
        Said{"การปฏิบัติหน้าที่ 89.34 การใช้งบประมาณ 87.19 การใช้อำนาจ 92.10",
             "89.34 score 1; 87.19 score 2; 92.10 score 3"},
        Said{"ได้คะแนนรวม 91.14 คะแนน 89.34 คะแนน การปฏิบัติหน้าที่ 87.19 คะแนน การใช้งบประมาณ",
             "91.14 score all; 89.34 score 1; 87.19 score 2"},
        Said{"แบบวัด IIT EIT และ OIT ได้คะแนน 89.28 89.21 และ 94.10 คะแนน ตามลำดับ",
             "89.28 score IIT; 89.21 score EIT; 94.10 score OIT"},
        Said{"คะแนน 89.28, 89.21 และ 94.10 เป็นของแบบวัด IIT EIT และ OIT ตามลำดับ",
             "89.28 score IIT; 89.21 score EIT; 94.10 score OIT"},
        Said{"ตัวชี้วัดที่ 1, 2 และ 3 ได้คะแนน 90.11, 91.22 และ 92.33 ตามลำดับ",
             "90.11 score 1; 91.22 score 2; 92.33 score 3"},
        Said{"แบบวัด IIT EIT และ OIT ได้คะแนน 89.28 และ 94.10 คะแนน ตามลำดับ",
             "89.28 unexplained !list-lengths-differ; 94.10 unexplained !list-lengths-differ"},
        Said{"แบบวัด IIT แบบวัด EIT และแบบตรวจ OIT เท่ากับ 91.51 86.99 และ 93.48 คะแนน ตามลำดับ "
             "เมื่อคิดถ่วงน้ำหนักแล้วเป็น "
             "27.45 26.10 และ 37.39 คะแนน ตามลำดับ",
             "91.51 score IIT; 86.99 score EIT; 93.48 score OIT; 27.45 points IIT; 26.10 points "
             "EIT; "
             "37.39 points OIT"},
        Said{"ได้แก่ IIT ได้ 91.51 86.99 และ 93.48 คะแนน ตามลำดับ",
             "91.51 unexplained !list-lengths-differ; 86.99 unexplained !list-lengths-differ; "
             "93.48 unexplained !list-lengths-differ"},
        Said{"IIT เท่ากับ 91.51 คะแนน EIT เท่ากับ 86.99 และ OIT เท่ากับ 93.48 เมื่อถ่วงน้ำหนักได้ 27.45, 26.10 "
             "และ 37.39 คะแนน "
             "ตามลำดับ",
             "91.51 score IIT; 86.99 score EIT; 93.48 score OIT; 27.45 points IIT; 26.10 points "
             "EIT; "
             "37.39 points OIT"},
        Said{"น้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40",
             "30 weight IIT; 30 weight EIT; 40 weight OIT"},
        Said{"การเปิดเผยข้อมูล 92.42 คะแนน การป้องกันการทุจริต 81.25 คะแนน เฉลี่ยร้อยละ 86.84",
             "92.42 score 9; 81.25 score 10; 86.84 score OIT"},
        Said{"การเปิดเผยข้อมูล 92.42 คะแนน การป้องกันการทุจริต 81.25 คะแนน เฉลี่ยร้อยละ 91.84",
             "92.42 score 9; 81.25 score 10; 91.84 unexplained 10"},
        Said{"การใช้อำนาจและการใช้งบประมาณได้คะแนนเท่ากัน 89.11 คะแนน", "89.11 score 3; 89.11 score 2"},
        Said{"ตัวชี้วัดที่ได้คะแนนสูงสุด คือ การเปิดเผยข้อมูล (100.00) และต่ำสุด คือ การใช้ทรัพย์สินของราชการ (85.12)",
             "100.00 score 9; 85.12 score 4"},
        Said{"IIT 90.15 (27.05) EIT 88.40 (26.52)",
             "90.15 score IIT; 27.05 points IIT; 88.40 score EIT; 26.52 points EIT"},
        Said{"การใช้ทรัพย์สินของราชการ ข้อที่ได้คะแนนต่ำสุดคือ i20 ได้ 70.12 คะแนน", "70.12 question"},
        Said{"ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน 97.50 คะแนน", "97.50 sub 9"}));

INSTANTIATE_TEST_SUITE_P(
    Years, WordsOfSentence,
    ::testing::Values(
        Said{"ได้ 80.11 คะแนนในปี 2564, 86.42 คะแนนในปี 2565 และ 88.93 คะแนนในปี 2566",
             "80.11 previous all 2564; 86.42 previous all 2565; 88.93 previous all 2566"},
        Said{"ปีงบประมาณ พ.ศ. 2563 - 2566 ได้คะแนน 71.20, 80.11, 86.42 และ 88.93 คะแนน ตามลำดับ",
             "71.20 previous all 2563; 80.11 previous all 2564; 86.42 previous all 2565; "
             "88.93 previous all 2566"},
        Said{"ผลการประเมินปี 2567 2566 และ 2565 เท่ากับ 90.94, 88.12 และ 85.30 คะแนน ตามลำดับ",
             "90.94 score all 2567; 88.12 previous all 2566; 85.30 previous all 2565"},
        Said{"ปี 2565 และ 2564 ได้คะแนน 87.92 คะแนน (ระดับ A) และ 84.37 คะแนน (ระดับ B) ตามลำดับ",
             "87.92 previous all 2565 A; 84.37 previous all 2564 B"},
        Said{"ปี 2566 ได้คะแนนรวม 88.12 คะแนน ระดับผ่าน ปี 2567 ได้คะแนนรวม 91.73 คะแนน ระดับผ่านดี",
             "88.12 previous all 2566 ผ่าน; 91.73 score all 2567 ผ่านดี"},
        Said{"คะแนนรวม 91.35 คะแนน (ปี 2566: 88.12 คะแนน)",
             "91.35 score all; 88.12 previous all 2566"},
        Said{"การใช้อำนาจ ปีก่อนได้ 80.12 คะแนน ปีนี้ได้ 91.78 คะแนน",
             "80.12 previous 3 2566; 91.78 score 3 2567"},
        Said{"คะแนนรวมจากเดิม 85.20 คะแนน เป็น 91.25 คะแนน ระดับผ่านดี",
             "85.20 previous all; 91.25 score all 2567 ผ่านดี"},
        Said{"คะแนนรวมปี 2567 ลดลงจาก 93.80 คะแนน เหลือ 91.71 คะแนน",
             "93.80 previous all; 91.71 score all 2567"},
        Said{"ข้อ ๑ ปีงบประมาณ พ.ศ. 2567 สำนักงานฯ ทำได้ 97.74 คะแนน จัดอยู่ในระดับผ่านดีเยี่ยม",
             "97.74 score all 2567 ผ่านดีเยี่ยม"},
        Said{
            "กรมส่งเสริมการอ่าน ได้คะแนน 89.72 ระดับผ่าน ลดลงจากปี 2566 (91.24 ระดับผ่านดี) เท่ากับ 1.52 คะแนน",
            "89.72 score all ผ่าน; 91.24 previous all 2566 ผ่านดี; 1.52 diff"},
        Said{"1 ปีงบประมาณ พ.ศ. 2566 ข้อนี้ได้ 79.63 คะแนน", "79.63 unexplained 2566"},
        Said{"เทศบาลได้คะแนนรวม 94.78 คะแนน ขณะที่ค่าเฉลี่ยของประเทศในปีนี้อยู่ที่ 93.82 คะแนน",
             "94.78 score all; 93.82 comparison all"},
        Said{"93.17 คะแนน คือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ รองลงมาได้ 90.38 คะแนน ได้แก่ ตัวชี้วัดที่ 3 การใช้อำนาจ",
             "93.17 score 1; 90.38 score 3"},
        Said{"ให้คะแนน (89.91) แก่ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ให้คะแนน (86.53) แก่ตัวชี้วัดที่ 7 "
             "ประสิทธิภาพการสื่อสาร",
             "89.91 score 6; 86.53 score 7"},
        Said{"ปี 2567 มีผลการประเมินในภาพรวม 93.47 คะแนน เพิ่มขึ้นจากปี 2566 ซึ่งได้ 90.18 คะแนน IIT EIT และ "
             "OIT "
             "ได้คะแนน 92.43 91.62 และ 95.63 ตามลำดับ",
             "93.47 score all 2567; 90.18 previous all 2566; 92.43 score IIT 2567; 91.62 score EIT "
             "2567; "
             "95.63 score OIT 2567"},
        Said{"Internal (IIT) 27.59/30, External (EIT) 26.69/30 and Open Data (OIT) 37.76/40",
             "27.59 score IIT; 30 max IIT; 26.69 score EIT; 30 max EIT; 37.76 score OIT; 40 max "
             "OIT"},
        Said{"ผลการประเมิน ITA ปี 2567 : 91.36 คะแนน (ปี 2566 : 89.02 คะแนน) | IIT 90.48 EIT 83.57",
             "91.36 score all 2567; 89.02 previous all 2566; 90.48 score IIT 2567; 83.57 score EIT "
             "2567"}));

INSTANTIATE_TEST_SUITE_P(
    English, WordsOfSentence,
    ::testing::Values(
        Said{"The overall score was 93.81 points out of 100.", "93.81 score all; 100 max all"},
        Said{"In fiscal year 2023 the overall score was 90.86 points.", "90.86 previous all 2566"},
        Said{"The overall score was 93.81 points. In fiscal year 2023 it was 90.86 points.",
             "93.81 score all; 90.86 previous all 2566"},
        Said{"The overall score of 93.90 points rose by 2.35 points from 91.55 points in fiscal "
             "year "
             "2023. The average score of 51 state enterprises was 94.20.",
             "93.90 score all; 2.35 diff all; 91.55 previous all 2566; 94.20 comparison all"},
        Said{"In fiscal year 2023 the overall score was 90.10 points, higher than the average of "
             "88.00.",
             "90.10 previous all 2566; 88.00 comparison all 2566"},
        Said{"IIT was 91.20, EIT 90.10 and OIT 97.00. The score of 2023 was 92.00.",
             "91.20 score IIT; 90.10 score EIT; 97.00 score OIT; 92.00 unexplained 2566"}));

INSTANTIATE_TEST_SUITE_P(
    Roles, WordsOfSentence,
    ::testing::Values(
        Said{"ได้ผลคะแนนการประเมินคุณธรรมและความโปร่งใส 88.37 คะแนน จากคะแนนเต็ม 100 คะแนน อยู่ในระดับ A "
             "ลำดับที่ 76 จาก 211 แห่ง",
             "88.37 score all A; 100 max all; 76 rank all"},
        Said{"คะแนนรวมร้อยละ 58.13 เพิ่มขึ้น 17.84 คิดเป็นร้อยละ 25",
             "58.13 score all; 17.84 diff all; 25 share all"},
        Said{"ตัวชี้วัดความสำเร็จ คะแนน ITA ไม่น้อยกว่า 85 คะแนน ผลการดำเนินงาน 91.35 คะแนน",
             "85 target all; 91.35 score all"},
        Said{"การใช้งบประมาณ เป้าหมาย 95.00 คะแนน ได้ 87.43 คะแนน", "95.00 target 2; 87.43 score 2"},
        Said{"ก่อนอุทธรณ์ได้คะแนนรวม 88.12 คะแนน หลังอุทธรณ์ได้คะแนนรวม 91.35 คะแนน",
             "88.12 before all; 91.35 score all"},
        Said{"คะแนนประเมินตนเอง 97.25 คะแนน ผลจริง 91.76 คะแนน", "97.25 self; 91.76 score all 2567"},
        Said{"คาดว่าปี 2568 จะได้คะแนนรวม 95.50 คะแนน ขณะที่ปี 2567 ได้คะแนนรวม 92.01 คะแนน",
             "95.50 forecast all 2568; 92.01 score all 2567"},
        Said{"คะแนนรวมเฉลี่ย 3 ปี (2565 - 2567) เท่ากับ 90.55 คะแนน โดยปี 2567 ได้ 91.45 คะแนน",
             "90.55 mean all; 91.45 score all 2567"},
        Said{"ตั้งเป้าหมายคะแนน ITA ไว้ที่ 95 คะแนน ผลที่ได้คือ 91.35 คะแนน",
             "95 target all; 91.35 score all"},
        Said{"คะแนน ITA เพิ่มจาก 88.12 ในปี 2566 เป็น 91.35 ในปี 2567",
             "88.12 previous all 2566; 91.35 score all 2567"},
        Said{"คะแนนรวม 91.35 คะแนน ต่ำกว่าปีที่แล้ว 1.25 คะแนน", "91.35 score all; 1.25 diff all"},
        Said{"ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้คะแนนเต็ม 100 คะแนน", "100 score 10"},
        Said{"ตัวชี้วัดที่ 1 - 3 ได้คะแนน 90.11 88.22 89.33 ตามลำดับ",
             "90.11 score 1; 88.22 score 2; 89.33 score 3"},
        Said{"การใช้อำนาจ 91.78 (80.12)", "91.78 score 3; 80.12 unexplained 3"},
        Said{"แบบวัด IIT ได้ 25.06/30 รวม 84.94/100",
             "25.06 score IIT; 30 max IIT; 84.94 score all; 100 max all"},
        Said{"แผนภูมิที่ 1 แสดงผลคะแนน ITA ย้อนหลัง 5 ปี", ""},
        Said{"คะแนนเฉลี่ย 92.11 คะแนน", "92.11 score all !mean-not-total"}));

INSTANTIATE_TEST_SUITE_P(
    Others, WordsOfSentence,
    ::testing::Values(Said{"ผลการประเมินสูงกว่าค่าเฉลี่ยของจังหวัดแพร่ซึ่งได้ 89.27 คะแนน โดยเทศบาลเมืองแพร่ได้ "
                           "91.61 คะแนน ระดับผ่านดี",
                           "89.27 comparison; 91.61 score all ผ่านดี"},
                      Said{"ขอแสดงความยินดีกับเทศบาลเมืองลำพูนที่ได้คะแนนรวม 97.77 คะแนน ระดับผ่านดีเยี่ยม "
                           "สำหรับเทศบาลเมืองแพร่ได้คะแนนรวม 92.23 คะแนน ระดับผ่านดี",
                           "97.77 comparison all ผ่านดีเยี่ยม; 92.23 score all ผ่านดี"},
                      Said{"เทศบาลได้คะแนนรวม 91.35 คะแนน สูงกว่าค่าเฉลี่ยระดับประเทศซึ่งอยู่ที่ 90.19 คะแนน "
                           "และสูงกว่าค่าเฉลี่ยจังหวัด 1.25 คะแนน",
                           "91.35 score all; 90.19 comparison all; 1.25 diff all"},
                      Said{"ได้คะแนนรวม 91.49 คะแนน ใกล้เคียงระดับผ่านดีเยี่ยม แต่ยังอยู่ในระดับผ่านดี",
                           "91.49 score all ผ่านดี"}));

struct Ticks {
  const char* text;
  const char* level;
};
class TickedLevels : public ::testing::TestWithParam<Ticks> {};

TEST_P(TickedLevels, OnlyTheTickedOneIsTheLevel) {
  const auto found = find_levels(GetParam().text, facts());
  EXPECT_EQ(found.empty() ? "" : found[0].level.label, GetParam().level) << GetParam().text;
  EXPECT_LE(found.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    All, TickedLevels,
    ::testing::Values(Ticks{"ระดับ ☐ ผ่านดีเยี่ยม ☑ ผ่านดี ☐ ผ่าน ☐ ต้องปรับปรุง", "ผ่านดี"},
                      Ticks{"ระดับ ผ่านดีเยี่ยม ☐ ผ่านดี ☐ ผ่าน ☑ ต้องปรับปรุง ☐", "ผ่าน"},
                      Ticks{"ระดับ ( ) ผ่านดีเยี่ยม ( ✓ ) ผ่านดี ( ) ผ่าน", "ผ่านดี"},
                      Ticks{"ระดับ [ ] ผ่านดีเยี่ยม [x] ผ่านดี [ ] ผ่าน", "ผ่านดี"},
                      Ticks{"ระดับ ผ่านดีเยี่ยม (  ) ผ่านดี ( / ) ผ่าน (  )", "ผ่านดี"},
                      Ticks{"ระดับ □ ผ่านดีเยี่ยม □ ผ่านดี ■ ผ่าน", "ผ่าน"},
                      Ticks{"ระดับ ☐ ผ่านดีเยี่ยม ☐ ผ่านดี ☐ ผ่าน", ""},
                      Ticks{"ระดับ ☑ ผ่านดีเยี่ยม ☑ ผ่านดี ☐ ผ่าน", ""},
                      Ticks{"ระดับผลการประเมิน ผ่านดีเยี่ยม ผ่านดี ผ่าน ต้องปรับปรุง", ""},
                      Ticks{"ระดับ ผ่านดีเยี่ยม ✓ ผ่านดี ผ่าน", ""},
                      Ticks{"ระดับ ✓ ผ่านดีเยี่ยม ผ่านดี ผ่าน", "ผ่านดีเยี่ยม"}, Ticks{"อยู่ในระดับผ่านดี", "ผ่านดี"},
                      Ticks{"ผลการประเมินสูงกว่าค่าเฉลี่ย", ""}));

TEST(Words, TheHeadingNamesWhatTheSentenceIsOf) {
  Paper paper;
  paper.heading("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่");
  paper.body("ปี 2566 ได้คะแนน 89.11 คะแนน ปี 2567 ได้คะแนน 92.80 คะแนน");
  const std::vector<Para> flow = make_flow(paper.layout(), facts());
  const IndicatorNames names(facts(), facts().year(2567));
  const auto found = find_in_words(flow, {facts(), names, 2567, "แพร่"});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].role, Role::previous);
  EXPECT_EQ(found[1].role, Role::score);
  EXPECT_EQ(found[1].field, Field::indicator);
  EXPECT_EQ(found[1].number, 1);
}

TEST(Words, ALetterOfAnAbbreviationIsNoLevel) {
  EXPECT_TRUE(find_levels("Measures for 2025 (B.E. 2568)", facts(), true).empty());
  EXPECT_EQ(find_levels("A", facts(), true).size(), 1U);
  EXPECT_EQ(find_levels("ระดับ B.", facts(), true).size(), 1U);
}

TEST(Words, ANumberOfWhichNothingIsSaidIsAccountedFor) {
  Paper paper;
  paper.title("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลหงาว");
  paper.table(score_table()).page().heading("97.03");
  const Document document = paper.read_document();
  const auto entry = std::find_if(document.ledger.begin(), document.ledger.end(),
                                  [](const LedgerEntry& e) { return e.value == 97.03; });
  ASSERT_NE(entry, document.ledger.end());
  EXPECT_EQ(entry->role, Role::unexplained);
  EXPECT_EQ(entry->why.code, "nothing-named");
  EXPECT_TRUE(entry->used_by.empty());
}

TEST(Words, LevelsInEnglish) {
  Paper paper;
  paper.title("Integrity and Transparency Assessment (ITA) Results, Fiscal Year 2024");
  paper.body("The overall score was 93.90 points, which is rated “Good Pass”.");
  const Report report = paper.table(score_table()).read();
  ASSERT_TRUE(report.overall && report.overall->level);
  EXPECT_EQ(report.overall->level->label, "ผ่านดี");
}

TEST(WordsOfSentence, TheNumberOfAnIndicatorMayStandInBracketsBehindItsName) {
  EXPECT_EQ(account("การเปิดเผยข้อมูล (ตัวชี้วัดที่ 9) 96.43 คะแนน และการใช้อำนาจ (ตัวชี้วัดที่ ๓) 85.17 คะแนน"),
            "96.43 score 9; 85.17 score 3");
}

}  // namespace
}  // namespace ita::report::test
