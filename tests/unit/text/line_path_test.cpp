#include "text/recognise/line_path.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace ita::text {
namespace {

constexpr int kSpace = 0, kA = 1, kB = 2, kNull = 3;

/// Steps as rows of shares for space, A, B and null.
LineOutputs outputs(const std::vector<std::vector<float>>& steps) {
  LineOutputs out;
  out.steps = static_cast<int>(steps.size());
  out.outputs = 4;
  out.stride = 16;
  for (const auto& step : steps) {
    out.shares.insert(out.shares.end(), step.begin(), step.end());
    out.shares.resize(out.shares.size() + 12, 0.9F);  // beyond the outputs: must not be looked at
  }
  return out;
}

const std::vector<float> null = {.0F, .01F, .0F, .99F};
const std::vector<float> a = {.0F, .98F, .01F, .01F};
const std::vector<float> b = {.0F, .01F, .98F, .01F};
const std::vector<float> space = {.98F, .0F, .01F, .01F};

std::string text(const std::vector<PathSymbol>& path) {
  std::string out;
  for (const PathSymbol& symbol : path) {
    out += " AB?"[symbol.output];
  }
  return out;
}

std::string read(const std::vector<std::vector<float>>& steps) {
  return text(best_path(outputs(steps), kNull, kSpace));
}

TEST(LinePath, StepsOfOneCharacterAreOne) { EXPECT_EQ(read({null, a, a, a, null}), "A"); }

TEST(LinePath, ACharacterAfterNullIsAnother) { EXPECT_EQ(read({a, a, null, a, b, b}), "AAB"); }

TEST(LinePath, NothingIsReadFromNothing) {
  EXPECT_EQ(read({}), "");
  EXPECT_EQ(read({null, null}), "");
}

TEST(LinePath, ACharacterSplitOverTwoStepsCountsWithNull) {
  // Neither step alone has more A than null.
  EXPECT_EQ(read({null, {.0F, .45F, .0F, .55F}, {.0F, .6F, .0F, .4F}, null}), "A");
}

TEST(LinePath, ItSaysAtWhichSteps) {
  const auto path = best_path(outputs({null, a, a, null, space, b, null}), kNull, kSpace);
  ASSERT_EQ(text(path), "A B");
  // A step beside it that is null may count as its edge.
  EXPECT_NEAR(path[0].first, 1, 1);
  EXPECT_NEAR(path[0].end, 3, 1);
  EXPECT_NEAR(path[1].first, 4, 1);
  EXPECT_LE(path[0].end, path[1].first);
  EXPECT_EQ(path[1].end, 5);
  EXPECT_EQ(path[2].first, 5);
}

TEST(LinePath, TheLeastSureStepDecides) {
  const std::vector<float> unsure = {.0F, .05F, .7F, .25F};
  const auto path = best_path(outputs({null, a, a, null, b, unsure, b, null}), kNull, kSpace);
  ASSERT_EQ(text(path), "AB");
  EXPECT_NEAR(path[0].certainty, 2.25 * (std::log(.98) - .085), 0.03);
  EXPECT_NEAR(path[1].certainty, 2.25 * (std::log(.7) - .085), 1e-6);
}

TEST(LinePath, DoubtBetweenCharactersIsChargedToTheNextAndBeforeASpaceToTheLast) {
  const std::vector<float> unsure = {.0F, .1F, .3F, .6F};
  const double charged = 2.25 * (std::log(.6) - .085);
  auto path = best_path(outputs({a, null, unsure, null, b, null}), kNull, kSpace);
  ASSERT_EQ(text(path), "AB");
  EXPECT_GT(path[0].certainty, charged + 0.5);
  EXPECT_NEAR(path[1].certainty, charged, 1e-6);
  path = best_path(outputs({a, null, unsure, null, space, b, null}), kNull, kSpace);
  ASSERT_EQ(text(path), "A B");
  EXPECT_NEAR(path[0].certainty, charged, 1e-6);
  EXPECT_GT(path[2].certainty, charged + 0.5);
}

TEST(LinePath, ConfidenceOfSurePrintIsNinetyNineHundredths) {
  EXPECT_NEAR(confidence_of(certainty_of(1)), .99, .001);
  EXPECT_LT(confidence_of(certainty_of(.3)), .9);
  EXPECT_EQ(confidence_of(certainty_of(0)), 0);
}

}  // namespace
}  // namespace ita::text
