#include "report/view/number_words.h"

#include <gtest/gtest.h>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

TEST(NumberWords, AreScores) {
  const std::vector<std::pair<std::string, double>> known = {
      {"เก้าสิบเจ็ดจุดสามห้า", 97.35}, {"แปดสิบเอ็ดจุดศูนย์สอง", 81.02},
      {"ยี่สิบเอ็ดจุดเก้า", 21.9},      {"หนึ่งร้อย", 100},
      {"หนึ่งร้อยจุดศูนย์ศูนย์", 100},    {"(เก้าสิบจุดสอง)", 90.2},
      {"สิบสองจุดห้า", 12.5},        {"เก้าสิบ", 90}};
  for (const auto& [words, value] : known) {
    const auto read = number_in_words(words, facts());
    ASSERT_TRUE(read) << words;
    EXPECT_DOUBLE_EQ(read->value, value) << words;
  }
}

TEST(NumberWords, OtherWordsAreNone) {
  for (const char* words : {"", "สอง", "จุดห้า", "เก้าสิบจุด", "เก้าสิบเจ็ดจุดสามห้าหก", "ร้อยละเก้าสิบ",
                            "สองร้อย", "หนึ่งร้อยจุดหนึ่ง", "เก้าสิบเจ็ดคน", "ยี่จุดสอง"}) {
    EXPECT_FALSE(number_in_words(words, facts())) << words;
  }
}

std::string in_words(const std::string& score) {
  static const std::vector<std::string> kDigits = {"ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่",
                                                   "ห้า",  "หก",  "เจ็ด", "แปด", "เก้า"};
  const auto digit = [&](char c) { return kDigits[static_cast<size_t>(c - '0')]; };
  const std::string ones = score[1] == '0' ? "" : score[1] == '1' ? "เอ็ด" : digit(score[1]);
  return digit(score[0]) + "สิบ" + ones + "จุด" + digit(score[3]) + digit(score[4]);
}

TEST(NumberWords, InPlaceOfDigitsAndBesideThem) {
  for (const bool beside : {false, true}) {
    Paper paper = opening();
    Rows rows{{"ที่", "ตัวชี้วัด", "คะแนน"}};
    if (beside) {
      rows[0].push_back("คะแนน (ตัวอักษร)");
    }
    for (size_t i = 0; i < 10; ++i) {
      rows.push_back({std::to_string(i + 1), names()[i], in_words(scores()[i])});
      if (beside) {
        rows.back()[2] = scores()[i];
        rows.back().push_back("(" + in_words(scores()[i]) + ")");
      }
    }
    expect_all_scores(paper.table(rows).read());
  }
}

}  // namespace
}  // namespace ita::report::test
