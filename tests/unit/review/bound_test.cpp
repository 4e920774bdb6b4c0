#include "review/certify/bound.h"

#include <gtest/gtest.h>

namespace ita::review {
namespace {

TEST(UpperBound, AgreesWithPublishedTables) {
  EXPECT_NEAR(upper_bound(0, 3000), 0.000998, 1e-6);  // the "rule of three"
  EXPECT_NEAR(upper_bound(0, 10), 0.258866, 1e-6);    // 1 - 0.05^(1/10)
  EXPECT_NEAR(upper_bound(1, 10), 0.394163, 1e-6);    // beta quantile (0.95; 2, 9)
  EXPECT_NEAR(upper_bound(2, 20), 0.282619, 1e-5);    // beta quantile (0.95; 3, 18)
  EXPECT_NEAR(upper_bound(5, 50, 0.975), 0.218135, 1e-5);
}

TEST(UpperBound, SaysNothingWhereNothingIsKnown) {
  EXPECT_EQ(upper_bound(0, 0), 1);
  EXPECT_EQ(upper_bound(4, 4), 1);
}

TEST(UpperBound, FallsWithMoreCheckedAndRisesWithMoreWrong) {
  double last = 1;
  for (long checked = 1; checked < 4000; checked = checked * 2 + 1) {
    const double now = upper_bound(0, checked);
    EXPECT_LT(now, last);
    last = now;
  }
  for (long wrong = 1; wrong < 50; ++wrong) {
    EXPECT_GT(upper_bound(wrong, 100), upper_bound(wrong - 1, 100));
    EXPECT_GT(upper_bound(wrong, 100), static_cast<double>(wrong) / 100);
  }
}

}  // namespace
}  // namespace ita::review
