// A score with more than two decimals is two prints over one another, or no score: whatever finds
// it, a person is asked.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

bool asks_about_decimals(const Review& review) {
  return std::any_of(review.reasons.begin(), review.reasons.end(),
                     [](const Reason& reason) { return reason.code == "too-many-decimals"; });
}

/// The table of scores() with three decimals in the first `count` rows.
Rows with_long_scores(size_t count) {
  Rows rows = {{"ที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < 10; ++i) {
    rows.push_back({std::to_string(i + 1), names()[i], scores()[i] + (i < count ? "8" : "")});
  }
  return rows;
}

TEST(Decimals, AThirdOneIsDoubtedInATableHoweverManyRowsHaveIt) {
  for (const size_t count : {1U, 4U, 10U}) {
    const Report report = opening().table(with_long_scores(count)).read();
    ASSERT_EQ(report.indicators.size(), 10U);
    for (size_t i = 0; i < 10; ++i) {
      EXPECT_EQ(asks_about_decimals(report.indicators[i].review), i < count) << count << " " << i;
    }
  }
}

TEST(Decimals, AThirdOneIsDoubtedInASentenceAndInATotal) {
  Rows rows = with_long_scores(0);
  rows.push_back({"", "คะแนนรวม", "91.005"});
  const Report table = opening().table(rows).read();
  ASSERT_TRUE(table.overall && table.overall->score);
  EXPECT_TRUE(asks_about_decimals(table.overall->review));

  Paper paper = opening();
  for (size_t i = 0; i < 10; ++i) {
    paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + names()[i] + " ได้คะแนน " + scores()[i] +
               (i == 3 ? "9" : "") + " คะแนน");
  }
  const Report said = paper.read();
  ASSERT_EQ(said.indicators.size(), 10U);
  for (size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(asks_about_decimals(said.indicators[i].review), i == 3) << i;
  }
}

}  // namespace
}  // namespace ita::report::test
