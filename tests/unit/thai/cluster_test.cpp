#include "thai/cluster.h"

#include <gtest/gtest.h>

#include "thai/unicode.h"

namespace ita::thai {
namespace {

std::string shown(std::u32string_view text) {
  std::string out;
  for (const Cluster& c : clusters(text)) {
    out += (c.valid ? "" : "!") + to_utf8(text.substr(c.begin, c.end - c.begin)) + "|";
  }
  return out;
}

TEST(Clusters, BaseTakesItsMarks) {
  EXPECT_EQ(shown(U"ที่นี้"), "ที่|นี้|");
  EXPECT_EQ(shown(U"น้ำ A1"), "น้|ำ| |A|1|");
  EXPECT_EQ(shown(U"สิทธิ์ พันธุ์ เกาะ เป็น"), "สิ|ท|ธิ์| |พั|น|ธุ์| |เ|ก|า|ะ| |เ|ป็|น|");
  EXPECT_EQ(shown(U""), "");
}

TEST(Clusters, ImpossibleOnesAreMarked) {
  EXPECT_EQ(shown(U"\u0E49ก"), "!้|ก|");
  EXPECT_EQ(shown(U"ก\u0E34\u0E35"), "!กิี|");
  EXPECT_EQ(shown(U"ก\u0E48\u0E49"), "!ก่้|");
  EXPECT_EQ(shown(U"นํ"), "!นํ|");
  EXPECT_EQ(shown(U" า"), " |!า|");
  EXPECT_EQ(shown(U"ก\u0E34า"), "กิ|!า|");
  EXPECT_EQ(shown(U"เ "), "!เ| |");
  EXPECT_EQ(shown(U"1\u0E49"), "1|!้|");
}

}  // namespace
}  // namespace ita::thai
