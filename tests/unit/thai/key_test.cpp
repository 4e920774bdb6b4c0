#include "thai/key.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace ita::thai
