#include "checks/arithmetic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/checks/sample_report.h"

namespace ita::checks {
namespace {

/// Published rows of ten scores with their published total.
struct Row {
  const char* name;
  int be;
  std::vector<double> scores;
  double overall;
  long apart;  // hundredths between the computed and the published total
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {"trat-2564",
       2564,
       {93.55, 87.72, 91.01, 87.93, 89.52, 90.55, 88.68, 88.58, 72.89, 65.56},
       81.45,
       0},
      {"trat-2563",
       2563,
       {92.57, 86.13, 90.08, 85.98, 88.04, 83.67, 82.11, 79.29, 69.94, 52.78},
       75.62,
       0},
      {"chanthaburi-2564",
       2564,
       {92.84, 86.27, 89.21, 84.70, 87.51, 90.03, 87.99, 85.97, 75.39, 65.39},
       80.99,
       0},
      {"chanthaburi-2563",
       2563,
       {92.17, 85.44, 88.74, 84.05, 86.51, 84.62, 83.70, 81.88, 51.68, 29.82},
       67.54,
       1},
      {"nakhonnayok-2564",
       2564,
       {94.65, 89.11, 91.95, 89.29, 89.86, 92.12, 89.90, 89.49, 65.89, 51.15},
       77.85,
       0},
      {"udvc-2566",
       2566,
       {85.21, 70.59, 75.10, 72.88, 73.24, 81.14, 83.12, 76.79, 100, 100},
       86.73,
       0}};
  return all;
}

Scores by_number(const std::vector<double>& scores) {
  Scores out;
  for (size_t i = 0; i < scores.size(); ++i) {
    out[static_cast<int>(i) + 1] = scores[i];
  }
  return out;
}

TEST(Arithmetic, GivesThePublishedTotals) {
  for (const Row& row : rows()) {
    const auto overall = weighted_overall(shipped_facts().year(row.be), by_number(row.scores));
    ASSERT_TRUE(overall) << row.name;
    EXPECT_EQ(std::abs(hundredths(*overall) - hundredths(row.overall)), row.apart) << row.name;
  }
}

TEST(Arithmetic, DerivesWhatTheRealReportDoesNotPrint) {
  const Checked report =
      checked(sample_report({100, 99.17, 100, 96.67, 100, 99.94, 100, 100, 100, 100}, 2567));
  EXPECT_DOUBLE_EQ(report.computed.overall.value(), 99.74);
  EXPECT_DOUBLE_EQ(report.computed.instrument("IIT").value(), 99.17);
  EXPECT_DOUBLE_EQ(report.computed.instrument("EIT").value(), 99.98);
  EXPECT_DOUBLE_EQ(report.computed.instrument("OIT").value(), 100);
  EXPECT_EQ(report.computed.level, "ผ่านดีเยี่ยม");
}

TEST(Arithmetic, RoundsHalvesUp) {
  EXPECT_EQ(two_decimals(81.455), "81.46");
  EXPECT_EQ(two_decimals(99.745), "99.75");
  EXPECT_EQ(two_decimals(99.7449), "99.74");
  EXPECT_EQ(two_decimals(0), "0.00");
}

TEST(Arithmetic, MissingScoresGiveNoTotal) {
  Scores scores = by_number(rows()[0].scores);
  scores.erase(7);
  EXPECT_FALSE(weighted_overall(shipped_facts().year(2564), scores));
  EXPECT_FALSE(mean_of_all(shipped_facts().year(2564), scores));
  scores.erase(3);
  EXPECT_FALSE(weighted_overall(shipped_facts().year(2561), scores)) << "five indices";
}

const facts::LevelScale& scale(const std::string& id) {
  for (const facts::LevelScale& item : shipped_facts().scales()) {
    if (item.id == id) {
      return item;
    }
  }
  return shipped_facts().scales().front();
}

TEST(Levels, LettersFollowTheTotal) {
  const std::vector<std::pair<double, const char*>> known = {
      {95, "AA"},   {94.99, "A"}, {88.37, "A"}, {77.70, "B"},
      {65.38, "C"}, {58.13, "D"}, {54.99, "E"}, {49.99, "F"}};
  for (const auto& [score, label] : known) {
    EXPECT_EQ(level_of(scale("letters"), score, {}), label) << score;
  }
}

TEST(Levels, WordsAlsoAskForEachInstrument) {
  EXPECT_EQ(level_of(scale("words"), 97.90, {98, 90, 99}), "ผ่านดี");
  EXPECT_EQ(level_of(scale("words"), 91.21, {95, 84.99, 92}), "ผ่าน");
  EXPECT_EQ(level_of(scale("words"), 99.06, {98, 99, 100}), "ผ่านดีเยี่ยม");
  EXPECT_EQ(level_of(scale("words"), 84.99, {}), "ต้องปรับปรุง");
  EXPECT_EQ(level_of(scale("words"), 69.99, {}), "ต้องปรับปรุงโดยด่วน");
  EXPECT_FALSE(level_of(scale("words"), 97.90, {}));
  EXPECT_THAT(levels_possible(scale("words"), 97.90),
              ::testing::ElementsAre("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"));
}

TEST(Lattice, HoldsForARealTableAndNotForItsNeighbours) {
  const auto& items = shipped_facts().year(2564).lattice_items;
  for (const double score : {100.0, 97.78, 97.50, 97.14, 96.00, 94.64, 93.78, 93.50, 92.50}) {
    EXPECT_TRUE(on_lattice(items.at(9), score)) << score;
  }
  for (const double score : {98.00, 98.33, 97.00, 96.50}) {
    EXPECT_FALSE(on_lattice(items.at(9), score)) << score;
  }
  for (const double score : {100.0, 93.75, 87.50}) {
    EXPECT_TRUE(on_lattice(items.at(10), score)) << score;
  }
  EXPECT_FALSE(on_lattice(items.at(10), 93.57));
}

}  // namespace
}  // namespace ita::checks
