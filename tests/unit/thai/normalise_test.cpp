#include "thai/normalise.h"

#include <gtest/gtest.h>

#include <random>

#include "thai/cluster.h"
#include "thai/unicode.h"

namespace ita::thai {
namespace {

std::string fixed(std::u32string_view text) { return to_utf8(normalise(text).text); }

TEST(Normalise, ComposesSaraAm) {
  EXPECT_EQ(fixed(U"ด\u0E4D\u0E32เนิน"), "ดำเนิน");
  EXPECT_EQ(fixed(U"น\u0E4D\u0E49\u0E32"), "น้ำ");
  EXPECT_EQ(fixed(U"น\u0E49\u0E4D\u0E32"), "น้ำ");
  EXPECT_EQ(fixed(U"น\u0E33\u0E49"), "น้ำ");
  EXPECT_EQ(fixed(U"น\u0E32\u0E4D"), "นำ");
  EXPECT_EQ(fixed(U" \u0E4D\u0E32"), " ำ");
  EXPECT_EQ(fixed(U"ทา"), "ทา");
}

TEST(Normalise, PutsMarksInOrder) {
  EXPECT_EQ(fixed(U"ท\u0E48\u0E35"), "ที่");
  EXPECT_EQ(fixed(U"หน\u0E32\u0E49"), "หน้า");
  EXPECT_EQ(fixed(U"ผ\u0E48\u0E48าน"), "ผ่าน");
  EXPECT_EQ(fixed(U"ส\u0E34\u0E17ธ\u0E4C\u0E34"), "สิทธิ์");
}

TEST(Normalise, DoesNotHideImpossibleMarks) {
  // Two different tones cannot both be right; which one is, the text does not say.
  EXPECT_EQ(fixed(U"ก\u0E48\u0E49"), "ก\u0E48\u0E49");
  EXPECT_EQ(fixed(U"กา\u0E34"), "กา\u0E34");
}

TEST(Normalise, PrivateUseMarks) {
  EXPECT_EQ(fixed(U"ส\uF70Aวน"), "ส่วน");
  EXPECT_EQ(fixed(U"ป\uF702ที\uF713"), "ปีที่");
  EXPECT_EQ(fixed(U"\uF70Fา \uF700าน"), "ญา ฐาน");
  EXPECT_EQ(fixed(U"ป\uF711\u0E32"), "ปำ");
  EXPECT_EQ(fixed(U"\uF8EB"), to_utf8(U'\uF8EB')) << "a code without a known meaning stays visible";
}

TEST(Normalise, OtherExactRepairs) {
  EXPECT_EQ(fixed(U"คะเเนน"), "คะแนน");
  EXPECT_EQ(fixed(U"o\uFB03ce \uFF21"), "office A");
  EXPECT_EQ(fixed(U"ก\u200Bข\u0007ค\u00ADง\uFEFF"), "กขคง");
  EXPECT_EQ(fixed(U"ก\u00A0ข\nค\tง"), "ก ข\nค\tง");
  EXPECT_EQ(fixed(U"๙๙.๑๗ 99.17"), "๙๙.๑๗ 99.17");
}

TEST(Normalise, SaysWhereEachCharacterStemsFrom) {
  const Normalised n = normalise(U"ก\u200Bน\u0E4D\u0E49\u0E32ข\uFB01");
  EXPECT_EQ(to_utf8(n.text), "กน้ำขfi");
  EXPECT_EQ(n.source, (std::vector<uint32_t>{0, 2, 3, 3, 6, 7, 7}));
}

TEST(Normalise, PropertiesHoldForRandomText) {
  const std::u32string alphabet =
      U"กนปญฐเแโาำะๅๆ \n.1๙\u0E31\u0E34\u0E35\u0E38\u0E3A\u0E47\u0E48\u0E49\u0E4A\u0E4C\u0E4D"
      U"\u0E4E\uF70A\uF711\uF713\uF718\uFFFD\u200B\uFB01\u00E0";
  std::mt19937 random(20241122);
  std::uniform_int_distribution<size_t> pick(0, alphabet.size() - 1);
  std::uniform_int_distribution<size_t> length(0, 14);
  for (int round = 0; round < 50000; ++round) {
    std::u32string text(length(random), U' ');
    for (char32_t& c : text) {
      c = alphabet[pick(random)];
    }
    const Normalised once = normalise(text);
    ASSERT_EQ(once.text.size(), once.source.size());
    for (size_t i = 0; i < once.source.size(); ++i) {
      ASSERT_LT(once.source[i], text.size());
      ASSERT_TRUE(i == 0 || once.source[i - 1] <= once.source[i]) << to_utf8(text);
    }
    ASSERT_EQ(to_utf8(normalise(once.text).text), to_utf8(once.text)) << to_utf8(text);
    // Marks of a cluster are in canonical order, and the clusters cover the text.
    size_t end = 0;
    for (const Cluster& cluster : clusters(once.text)) {
      ASSERT_EQ(cluster.begin, end);
      ASSERT_GT(cluster.end, cluster.begin);
      end = cluster.end;
      bool top = false;
      for (size_t i = cluster.begin; i < cluster.end; ++i) {
        const char32_t c = once.text[i];
        ASSERT_FALSE(top && (is_above_vowel(c) || is_below_vowel(c))) << to_utf8(text);
        top = top || is_tone(c);
      }
    }
    ASSERT_EQ(end, once.text.size());
  }
}

TEST(ArabicDigits, ChangesNothingElse) {
  EXPECT_EQ(arabic_digits("๙๙.๑๗ และ 12"), "99.17 และ 12");
  EXPECT_EQ(arabic_digits("๐๑๒๓๔๕๖๗๘๙"), "0123456789");
}

}  // namespace
}  // namespace ita::thai
