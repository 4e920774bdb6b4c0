#include "thai/key.h"

#include <gtest/gtest.h>

#include <random>

#include "thai/unicode.h"

namespace ita::thai {
namespace {

TEST(MatchKey, IsTheSameThroughDamage) {
  const std::string key = match_key("ตัวชี้วัดที่ 10");
  EXPECT_EQ(key, "ตวชวดท10");
  for (const char* damaged : {"ตัวช้วัดท่ ๑๐", "ัตว ้ีชวัด ี่ท 10", "ตวั ชว้ี ดั ท่ี 10"}) {
    EXPECT_EQ(match_key(damaged), key) << damaged;
  }
  EXPECT_EQ(match_key("การดำเนินงาน"), match_key("การด าเนินงาน"));
  EXPECT_EQ(match_key("โรงพยาบาล"), match_key("โรงพยำบำล"));
  EXPECT_EQ(match_key("คะแนน"), match_key("คะเ เนน"));
  EXPECT_EQ(match_key("E-Service (OIT)"), "eserviceoit");
}

TEST(Similarity, CountsCharacters) {
  EXPECT_DOUBLE_EQ(similarity("", ""), 1);
  EXPECT_DOUBLE_EQ(similarity("กข", ""), 0);
  EXPECT_DOUBLE_EQ(similarity("กขคง", "กขคง"), 1);
  EXPECT_DOUBLE_EQ(similarity("กขคง", "กขจง"), 0.75);
}

TEST(Similarity, ManyDifferentCharacters) {
  std::string a;
  for (int i = 0; i < 300; ++i) {
    const int c = 0x4E00 + i;
    a += static_cast<char>(0xE0 | (c >> 12));
    a += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    a += static_cast<char>(0x80 | (c & 0x3F));
  }
  EXPECT_DOUBLE_EQ(similarity(a, a), 1);
  EXPECT_EQ(find_like(a.substr(30, 30), a).begin, 30u);
}

TEST(FindLike, GivesBytesOfTheText) {
  const std::string text = "ผลคะแนน ตัวชี้วดที่ 1 การปฏิบัติหน้าที่";
  const Found found = find_like("ตัวชี้วัดที่", text);
  EXPECT_EQ(text.substr(found.begin, found.end - found.begin), "ตัวชี้วดที่");
  EXPECT_EQ(found.edits, 1);
  EXPECT_NEAR(found.similarity, 1 - 1.0 / 12, 1e-9);
  EXPECT_EQ(find_like("กข", "").similarity, 0);
}

char32_t one_of(std::mt19937& random, char32_t first, unsigned count) {
  return first + static_cast<char32_t>(random() % count);
}

/// Letters of the Thai block, ASCII, and now and then what is neither.
std::string random_text(std::mt19937& random, size_t letters) {
  std::u32string out;
  while (out.size() < letters) {
    const auto kind = random() % 20;
    out.push_back(kind == 0   ? one_of(random, U' ', 95)
                  : kind == 1 ? one_of(random, 0xF700, 27)
                  : kind == 2 ? 0x0E40
                              : one_of(random, 0x0E01, 0x5B));
  }
  return to_utf8(out);
}

TEST(MatchKey, IsTheSameByTheShortWayAndTheLongOne) {
  std::mt19937 random(5);
  const std::string unseen = "\u200b";  // for which the text is put in order first
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random, 1 + random() % 24);
    EXPECT_EQ(match_key(text), match_key(text + unseen)) << text;
  }
}

TEST(FindIn, FindsWhatTheStandardLibraryFinds) {
  std::mt19937 random(6);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random, random() % 60);
    const std::string other = random_text(random, 1 + random() % 3);
    const size_t from = random() % (text.size() + 2);
    const size_t at = text.empty() ? 0 : random() % text.size();
    for (const std::string& part : {other, text.substr(at, random() % 12), std::string()}) {
      EXPECT_EQ(find_in(text, part, from), text.find(part, from)) << text << " / " << part;
    }
  }
}

TEST(IsLikePart, SaysWhetherTheEditsOfFindLikeAreFewEnough) {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random, random() % 40);
    const std::string part =
        i % 2 == 0 ? random_text(random, 1 + random() % 9) : match_key(text).substr(0, 30);
    const int edits = find_like(part, text).edits;
    for (int most = 0; most < 5; ++most) {
      EXPECT_EQ(is_like_part(to_utf32(part), to_utf32(text), most), edits <= most);
    }
  }
}

TEST(Similarity, IsTheSameFromItsLeastOn) {
  std::mt19937 random(8);
  for (int i = 0; i < 3000; ++i) {
    const std::string a = random_text(random, random() % 30);
    std::u32string changed = to_utf32(a);
    for (size_t k = 0; k < changed.size(); k += 1 + random() % 9) {
      changed[k] = one_of(random, 0x0E01, 0x5B);
    }
    const std::string b = i % 3 == 0 ? random_text(random, random() % 30) : to_utf8(changed);
    const double whole = similarity(a, b);
    for (const double least : {0.3, 0.72, 0.9}) {
      if (whole >= least) {
        EXPECT_EQ(similarity(a, b, least), whole);
      } else {
        EXPECT_LT(similarity(a, b, least), least);
      }
    }
  }
}

}  // namespace
}  // namespace ita::thai
