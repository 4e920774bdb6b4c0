#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "facts/facts.h"

namespace ita::facts {

bool operator==(const Place& a, const Place& b) {
  return a.subdistrict == b.subdistrict && a.district == b.district && a.province == b.province;
}

namespace {

const Facts& facts() {
  static const auto loaded = Facts::load(ITA_MODELS_DIR);
  return **loaded;
}

TEST(Gazetteer, HasEveryProvinceOnce) {
  EXPECT_EQ(facts().provinces().size(), 77U);
  for (const char* name : {"กรุงเทพมหานคร", "บึงกาฬ", "ร้อยเอ็ด", "ยะลา", "แม่ฮ่องสอน"}) {
    EXPECT_EQ(std::count(facts().provinces().begin(), facts().provinces().end(), name), 1) << name;
  }
}

TEST(Gazetteer, KnowsRealTriplesAndRefusesMixedOnes) {
  EXPECT_TRUE(facts().place_exists({"บึงนคร", "ธวัชบุรี", "ร้อยเอ็ด"}));
  EXPECT_TRUE(facts().place_exists({"ในเมือง", "เวียงเก่า", "ขอนแก่น"}));
  EXPECT_TRUE(facts().place_exists({"", "ธวัชบุรี", "ร้อยเอ็ด"}));
  EXPECT_TRUE(facts().place_exists({"บึงนคร", "", ""}));
  EXPECT_FALSE(facts().place_exists({"บึงนคร", "ธวัชบุรี", "ขอนแก่น"}));
  EXPECT_FALSE(facts().place_exists({"บึงนคร", "เสลภูมิ", "ร้อยเอ็ด"}));
}

TEST(Gazetteer, FindsAPlaceThroughLostMarksAndAWrongLetter) {
  const auto places = facts().find_places({"บงนคร", "ธวชบรี", "รอยเอด"}, 0.7);
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places.front(), (Place{"บึงนคร", "ธวัชบุรี", "ร้อยเอ็ด"}));
  const auto slip = facts().find_places({"บึงนดร", "ธวัชบุรี", "ร้อยเอ็ค"}, 0.7);
  ASSERT_FALSE(slip.empty());
  EXPECT_EQ(slip.front(), (Place{"บึงนคร", "ธวัชบุรี", "ร้อยเอ็ด"}));
}

TEST(Gazetteer, AnswersAsDeepAsItWasAsked) {
  const auto provinces = facts().find_places({"", "", "ร้อยเอ็ต"}, 0.8);
  ASSERT_EQ(provinces.size(), 1U);
  EXPECT_EQ(provinces.front(), (Place{"", "", "ร้อยเอ็ด"}));
  const auto districts = facts().find_places({"", "ธวัชบุรี", ""}, 0.95);
  ASSERT_EQ(districts.size(), 1U);
  EXPECT_EQ(districts.front(), (Place{"", "ธวัชบุรี", "ร้อยเอ็ด"}));
}

TEST(Gazetteer, GivesEveryPlaceOfOneName) {
  const auto places = facts().find_places({"ในเมือง", "", ""}, 1.0);
  EXPECT_GT(places.size(), 5U);
  for (const Place& place : places) {
    EXPECT_EQ(place.subdistrict, "ในเมือง");
  }
}

TEST(Gazetteer, FindsNothingForNothingAndForWhatIsNoPlace) {
  EXPECT_TRUE(facts().find_places({}, 0.5).empty());
  EXPECT_TRUE(facts().find_places({"กขคงจฉชซ", "ฌญฎฏฐ", "ฑฒณดต"}, 0.7).empty());
}

}  // namespace
}  // namespace ita::facts
