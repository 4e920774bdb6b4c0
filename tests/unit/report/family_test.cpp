// The engine is general: a kind of assessment that the program never saw, with twelve indicators of
// three instruments, is a file in models/facts/families and nothing else.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "support/temp_dir.h"
#include "unit/report/builder.h"

namespace ita::report::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::vector<std::string>& dozen() {
  static const std::vector<std::string> kNames = {
      "การรับฟังเสียงประชาชน", "การเปิดเผยแผนงานโครงการ", "ความคุ้มค่าของโครงการ",
      "การจัดซื้อที่โปร่งใส",     "การบริการที่รวดเร็ว",        "ความปลอดภัยของข้อมูล",
      "การตอบข้อร้องเรียน",    "การดูแลผู้ด้อยโอกาส",        "การใช้พลังงานอย่างประหยัด",
      "การพัฒนาผู้ปฏิบัติงาน",    "ความร่วมมือกับชุมชน",        "การติดตามประเมินผลงาน"};
  return kNames;
}

std::string score_of(size_t i) { return std::to_string(71 + i) + "." + std::to_string(13 + 7 * i); }

json instrument(const char* code, const char* name, int first) {
  return {
      {"code", code}, {"names", {name}}, {"indicators", {first, first + 1, first + 2, first + 3}}};
}

json family_of_twelve() {
  json out = {
      {"id", "x-12"},
      {"name", "การประเมินสิบสองด้าน"},
      {"marks", json::array()},
      {"indicators", json::array()},
      {"instruments",
       {instrument("QA", "แบบสอบถามประชาชน", 1), instrument("QB", "แบบสอบถามคู่สัญญา", 5),
        instrument("QC", "แบบตรวจหลักฐาน", 9)}},
      {"level_scales",
       {{{"id", "two-words"},
         {"bands",
          {{{"label", "ผ่าน"}, {"overall_min", 50}}, {{"label", "ไม่ผ่าน"}, {"overall_min", 0}}}}}}},
      {"topic_sets", {{"none", json::array()}}},
      {"years", json::array()}};
  for (size_t i = 0; i < dozen().size(); ++i) {
    out["indicators"].push_back({{"number", i + 1},
                                 {"instrument", i < 4   ? "QA"
                                                : i < 8 ? "QB"
                                                        : "QC"},
                                 {"names", {{{"from", 2566}, {"name", dozen()[i]}}}},
                                 {"aliases", json::array()}});
  }
  out["years"].push_back({{"be", 2567},
                          {"level_scale", "two-words"},
                          {"topics", "none"},
                          {"weights", {{"QA", 0.5}, {"QB", 0.3}, {"QC", 0.2}}},
                          {"item_counts", json::object()},
                          {"certain", true},
                          {"sources", "a test"}});
  return out;
}

json read_json(const fs::path& path) {
  std::ifstream in(path);
  return json::parse(in);
}

/// models/ with the family added.
std::shared_ptr<const facts::Facts> facts_with_family(const fs::path& models) {
  fs::create_directories(models);
  fs::copy(fs::path(ITA_MODELS_DIR) / "facts", models / "facts", fs::copy_options::recursive);
  fs::copy(fs::path(ITA_MODELS_DIR) / "gazetteer", models / "gazetteer",
           fs::copy_options::recursive);
  json index = read_json(models / "facts/facts.json");
  index["families"].push_back("x-12");
  std::ofstream(models / "facts/facts.json") << index;
  std::ofstream(models / "facts/families/x-12.json") << family_of_twelve();
  auto loaded = facts::Facts::load(models.string());
  if (!loaded) {
    ADD_FAILURE() << describe(loaded.error());
    return nullptr;
  }
  return *loaded;
}

TEST(Family, TwelveIndicatorsOfThreeInstrumentsAreDataAlone) {
  const ita::test::TempDir dir;
  const auto all = facts_with_family(dir.file("models"));
  ASSERT_NE(all, nullptr);
  Rows rows = {{"ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"}};
  for (size_t i = 0; i < dozen().size(); ++i) {
    rows.push_back({std::to_string(i + 1), dozen()[i], score_of(i)});
  }
  const Document document = build(opening().table(rows).layout(), {}, *all);
  ASSERT_EQ(document.reports.size(), 1U);
  const Report& report = document.reports.front();
  EXPECT_EQ(report.family, "x-12");
  ASSERT_EQ(report.indicators.size(), 12U);
  for (size_t i = 0; i < 12; ++i) {
    EXPECT_EQ(report.indicators[i].name, dozen()[i]);
    EXPECT_EQ(report.indicators[i].instrument, i < 4 ? "QA" : i < 8 ? "QB" : "QC");
    EXPECT_DOUBLE_EQ(report.indicators[i].score.value_or(0), std::stod(score_of(i))) << i;
    EXPECT_FALSE(report.indicators[i].review.needed()) << i;
  }
}

/// The last of twelve is known by its number too: no other family's count limits it.
TEST(Family, TheTwelfthIndicatorIsFoundInASentence) {
  const ita::test::TempDir dir;
  const auto all = facts_with_family(dir.file("models"));
  ASSERT_NE(all, nullptr);
  Paper paper = opening();
  for (size_t i = 0; i < dozen().size(); ++i) {
    paper.body("ตัวชี้วัดที่ " + std::to_string(i + 1) + " " + dozen()[i] + " ได้คะแนน " + score_of(i) +
               " คะแนน");
  }
  const Document document = build(paper.layout(), {}, *all);
  ASSERT_EQ(document.reports.size(), 1U);
  ASSERT_EQ(document.reports.front().indicators.size(), 12U);
  EXPECT_DOUBLE_EQ(document.reports.front().indicators[11].score.value_or(0),
                   std::stod(score_of(11)));
}

TEST(Family, AKeyThatStandsTwiceInAFactsFileIsRefused) {
  const ita::test::TempDir dir;
  const fs::path models = dir.file("models");
  ASSERT_NE(facts_with_family(models), nullptr);
  const fs::path path = models / "facts/lexicon.json";
  std::ifstream in(path);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::string role = "\"plain-pass\"";
  text.insert(text.find(role), role + ": [\"ก\"], ");
  std::ofstream(path) << text;
  const auto loaded = facts::Facts::load(models.string());
  ASSERT_FALSE(loaded);
  EXPECT_NE(describe(loaded.error()).find("plain-pass"), std::string::npos)
      << describe(loaded.error());
}

}  // namespace
}  // namespace ita::report::test
