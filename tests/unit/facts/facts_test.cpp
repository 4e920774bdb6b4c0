#include "facts/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>

namespace {

using ita::facts::Facts;
using ita::facts::YearFacts;
using ::testing::Contains;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

std::shared_ptr<const Facts> shipped() {
  static const auto facts = Facts::load(ITA_MODELS_DIR);
  EXPECT_TRUE(facts.ok()) << (facts.ok() ? "" : facts.error().message);
  return *facts;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

/// A copy of the shipped models that a test may damage.
class ModelsCopy {
 public:
  ModelsCopy() : path_(fs::temp_directory_path() / ("ita_facts_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
    for (const char* folder : {"facts", "gazetteer"}) {
      fs::copy(fs::path(ITA_MODELS_DIR) / folder, path_ / folder, fs::copy_options::recursive);
    }
  }
  ~ModelsCopy() { fs::remove_all(path_); }
  ModelsCopy(const ModelsCopy&) = delete;
  ModelsCopy& operator=(const ModelsCopy&) = delete;

  void change(const std::string& file, const std::string& from, const std::string& to) {
    std::string content = read(path_ / file);
    const size_t at = content.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write(path_ / file, content.replace(at, from.size(), to));
  }
  fs::path operator/(const std::string& file) const { return path_ / file; }
  auto load() const { return Facts::load(path_.string()); }

 private:
  fs::path path_;
};

TEST(Facts, EveryYearOfTheTenIndicatorModelIsWhole) {
  for (int be = 2562; be <= 2569; ++be) {
    const YearFacts& year = shipped()->year(be);
    EXPECT_EQ(year.be, be);
    ASSERT_EQ(year.indicators.size(), 10U);
    for (int i = 0; i < 10; ++i) {
      const auto& indicator = year.indicators[static_cast<size_t>(i)];
      EXPECT_EQ(indicator.number, i + 1);
      EXPECT_EQ(indicator.instrument, i < 5 ? "IIT" : i < 8 ? "EIT" : "OIT");
    }
    ASSERT_EQ(year.instruments.size(), 3U);
    EXPECT_DOUBLE_EQ(year.instruments[2].weight, 0.4);
    EXPECT_EQ(year.level_scale, be < 2566 ? "letters" : "words");
  }
}

TEST(Facts, IndicatorEightChangedItsNameIn2566) {
  EXPECT_EQ(shipped()->year(2565).indicators[7].name, "การปรับปรุงระบบการทำงาน");
  EXPECT_EQ(shipped()->year(2566).indicators[7].name, "การปรับปรุงการทำงาน");
  EXPECT_THAT(shipped()->year(2566).indicators[7].aliases, Contains("การปรับปรุงระบบการทำงาน"));
}

TEST(Facts, FiscalYear2561IsOfTheFamilyOfFiveIndices) {
  const YearFacts& year = shipped()->year(2561);
  EXPECT_EQ(year.family, "ita-5-indices");
  ASSERT_EQ(year.indicators.size(), 5U);
  EXPECT_EQ(year.indicators[0].name, "ความโปร่งใส");
  double shares = 0;
  for (const auto& indicator : year.indicators) {
    shares += indicator.weight;
  }
  EXPECT_DOUBLE_EQ(shares, 1);
  EXPECT_EQ(year.level_scale, "five-words");
}

TEST(Facts, UnknownYearsGiveTheNearestOfTheUsualFamily) {
  EXPECT_EQ(shipped()->year(2550).be, 2562);
  EXPECT_EQ(shipped()->year(2599).be, shipped()->newest().be);
}

TEST(Facts, AChosenFamilySpeaksForEveryYear) {
  const Facts five = shipped()->of_family(shipped()->families().back());
  EXPECT_EQ(five.family().id, "ita-5-indices");
  EXPECT_EQ(five.newest().be, 2561);
  EXPECT_EQ(five.year(2567).family, "ita-5-indices");
  EXPECT_EQ(shipped()->family().id, "ita-10");
}

TEST(Facts, LatticeHoldsOnlyInTheYearsOf43Items) {
  for (const int be : {2563, 2564, 2565}) {
    const auto& items = shipped()->year(be).lattice_items;
    ASSERT_TRUE(shipped()->year(be).oit_lattice);
    const auto& nine = items.at(9);
    const auto& ten = items.at(10);
    EXPECT_EQ(std::accumulate(nine.begin(), nine.end(), 0), 33);
    EXPECT_EQ(std::accumulate(ten.begin(), ten.end(), 0), 10);
  }
  EXPECT_FALSE(shipped()->year(2566).oit_lattice);
}

TEST(Facts, ANewFiscalYearIsAChangeInTheDataOnly) {
  ModelsCopy models;
  models.change("facts/families/ita-10.json", "\n ]\n}",
                R"(,
  {"be": 2570, "level_scale": "words", "topics": "seven",
   "weights": {"IIT": 0.25, "EIT": 0.35, "OIT": 0.4}, "item_counts": {}, "certain": true, "sources": "made up"}
 ]
})");
  const auto facts = models.load();
  ASSERT_TRUE(facts.ok()) << facts.error().message;
  EXPECT_EQ((*facts)->newest().be, 2570);
  EXPECT_DOUBLE_EQ((*facts)->year(2570).instruments[1].weight, 0.35);
  EXPECT_NE((*facts)->version(), shipped()->version());
}

struct Damage {
  const char* file;
  const char* from;
  const char* to;
  const char* named;  // what the message must name
};

class DamagedFacts : public ::testing::TestWithParam<Damage> {};

TEST_P(DamagedFacts, AreRefusedWithFileAndField) {
  ModelsCopy models;
  models.change(GetParam().file, GetParam().from, GetParam().to);
  const auto facts = models.load();
  ASSERT_FALSE(facts.ok());
  EXPECT_EQ(facts.error().code, ita::ErrorCode::missing_model);
  EXPECT_THAT(facts.error().message, HasSubstr(GetParam().named));
}

INSTANTIATE_TEST_SUITE_P(
    All, DamagedFacts,
    ::testing::Values(
        Damage{"facts/families/ita-10.json", "\"be\": 2563", "\"be\": \"2563\"",
               "ita-10.json: years[1].be"},
        Damage{"facts/families/ita-10.json", "\"be\": 2563", "\"be\": 2573",
               "ita-10.json: years[1]"},
        Damage{"facts/families/ita-10.json", "\"IIT\": 0.3", "\"IIT\": 0.4",
               "weights: the weights do not"},
        Damage{"facts/families/ita-10.json",
               "\"certain\": ", "\"sure\": ", "years[0].sure: unknown field"},
        Damage{"facts/families/ita-10.json", "\"topics\": \"seven\"", "\"topics\": \"eight\"",
               "topics: not in topic_sets"},
        Damage{"facts/families/ita-10.json", "[9, 8", "[0, 8", "item_counts.9[0]: not a count"},
        Damage{"facts/families/ita-10.json", "\"number\": 2", "\"number\": 1",
               "indicators[1]: the number"},
        Damage{"facts/families/ita-10.json", "\"overall_min\": 95", "\"overall_min\": 5",
               "best first"},
        Damage{"facts/families/ita-10.json", "\"variants\"", "\"others\"",
               "ita-10.json: topic_sets.seven[0]"},
        Damage{"facts/tables.json", "\"role\": \"number\"", "\"role\": 3",
               "tables.json: score_columns[0].role"},
        Damage{"facts/phrases.json", "\"LPA\"", "\"\"", "phrases.json: foreign_phrases["},
        Damage{"facts/agencies.json", "\"อบต.\"", "7", "agencies.json: types[0].names[1]"},
        Damage{"facts/facts.json", "\"format\": 2", "\"format\": 1", "facts.json: format"},
        Damage{"facts/families/ita-10.json", "{", "", "ita-10.json: is not valid JSON"},
        Damage{"facts/agency_names.json", "\"why\"", "\"because\"",
               "agency_names.json: aliases[0].because"},
        Damage{"facts/agency_names.json", "\"name\": \"กฟผ.\"", "\"name\": \"กฟภ.\"",
               "stands for something already"},
        Damage{"gazetteer/codes.tsv", "81\tกระบี่", "", "no code of กระบี่"},
        Damage{"gazetteer/places.tsv", "กระบี่\t", "กระบี่ ", "places.tsv: line 2"}));

TEST(Facts, AMissingFileIsNamed) {
  ModelsCopy models;
  fs::remove(models / "facts/families/ita-5-indices.json");
  const auto facts = models.load();
  ASSERT_FALSE(facts.ok());
  EXPECT_THAT(facts.error().message, HasSubstr("ita-5-indices.json"));
}

}  // namespace
