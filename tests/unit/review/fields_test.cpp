#include "review/store/fields.h"

#include <gmock/gmock.h>

#include "unit/review/result_fixture.h"

namespace ita::review {
namespace {

using ::testing::Contains;

std::vector<std::string> doubted(const Json& document) {
  std::vector<std::string> out;
  for (const Field& field : fields_of(document)) {
    if (field.doubted()) {
      out.push_back(field.name);
    }
  }
  return out;
}

TEST(Fields, AreNamedByMeaning) {
  const Json document = small_result();
  const std::vector<Field> fields = fields_of(document);
  const Field* score = find(fields, "indicator/2/score");
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(score->report, "เทศบาลตำบลปลาปาก/2566");
  EXPECT_EQ(score->pointer, "/reports/0/indicators/1/score");
  EXPECT_EQ(score->value, 93.07);
  EXPECT_EQ(score->page(), 1);
  ASSERT_NE(find(fields, "overall/level"), nullptr);
  EXPECT_EQ(find(fields, "overall/level")->value, "ผ่าน");
  EXPECT_NE(find(fields, "agency/province"), nullptr);
}

TEST(Fields, AMovedIndicatorKeepsItsName) {
  Json document = small_result();
  std::swap(document["reports"][0]["indicators"][0], document["reports"][0]["indicators"][1]);
  EXPECT_EQ(find(fields_of(document), "indicator/2/score")->value, 93.07);
}

TEST(Fields, OneCauseIsOneItem) {
  EXPECT_EQ(doubted(small_result()),
            (std::vector<std::string>{"overall/score", "indicator/2/score"}));
}

TEST(Fields, AFailedCheckOfUndoubtedValuesIsAnItem) {
  Json document = small_result();
  document["reports"][0]["overall"]["review"] = no_doubt();
  EXPECT_THAT(doubted(document), Contains("check/overall-is-weighted-mean"));
  EXPECT_EQ(find(fields_of(document), "check/overall-is-weighted-mean")->page(), 1);
}

TEST(Fields, DoubtedPagesAndDocumentsAreItems) {
  Json document = small_result();
  document["pages"].push_back({{"number", 2}, {"review", doubt("page-not-read")}});
  document["review"]["reasons"] = doubt("year-unsure")["reasons"];
  EXPECT_THAT(doubted(document), Contains("page/2"));
  EXPECT_THAT(doubted(document), Contains("document"));
}

TEST(Fields, TheKeyTellsReadingsApartAndNotTheirDoubts) {
  Json document = small_result();
  const std::string key = find(fields_of(document), "indicator/2/score")->key();
  document["reports"][0]["indicators"][1]["review"] = no_doubt();
  EXPECT_EQ(find(fields_of(document), "indicator/2/score")->key(), key);
  document["reports"][0]["indicators"][1]["score"] = 93.08;
  EXPECT_NE(find(fields_of(document), "indicator/2/score")->key(), key);
}

TEST(Fields, ReportsOfOneNameAreToldApartByTheirPage) {
  Json document = small_result();
  Json second = document["reports"][0];
  second["pages"] = Json::array({3, 4});
  document["reports"].push_back(second);
  EXPECT_EQ(report_keys(document)[1], "เทศบาลตำบลปลาปาก/2566@p3");
}

TEST(Fields, AbsentPartsAreNoTrouble) {
  EXPECT_TRUE(fields_of(Json::object()).empty());
  EXPECT_TRUE(fields_of(Json(nullptr)).empty());
  Json document = small_result();
  for (const char* key : {"agency", "fiscal_year", "overall"}) {
    document["reports"][0][key] = nullptr;
  }
  EXPECT_EQ(report_keys(document)[0], "?/?");
  EXPECT_FALSE(fields_of(document).empty());
}

}  // namespace
}  // namespace ita::review
