#include "batch/verify_values.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace ita::batch {
namespace {

using nlohmann::json;

json document() {
  return json::parse(R"({
    "document": {"kind": "analysis"}, "ledger": [], "tables": [],
    "pages": [{"number": 1, "text": "one", "review": {"needed": false, "reasons": []}}],
    "reports": [{"agency": {"name": "A", "evidence": {"raw": "A"}},
                 "issues": [{"number": 1, "title": "first", "text": "why", "actions": ["do"]},
                            {"number": 2, "title": "second", "text": "", "actions": []}],
                 "indicators": [{"number": 3, "score": 90.5, "review": {"needed": false, "reasons": []}}]}]})");
}

std::vector<std::string> paths(const json& stated, const json& again) {
  std::vector<Finding> findings;
  compare_values(stated, again, findings);
  std::vector<std::string> out;
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.verdict, Verdict::fail);
    out.push_back(finding.path);
  }
  return out;
}

TEST(VerifyValues, SameSaysNothingAndPlacesDoNotMatter) {
  json stated = document();
  stated["reports"][0]["agency"]["evidence"]["raw"] = "B";
  EXPECT_TRUE(paths(stated, document()).empty());
}

TEST(VerifyValues, ChangedAndEmptiedTextsAreNamed) {
  json stated = document();
  stated["reports"][0]["agency"]["name"] = "B";
  stated["reports"][0]["issues"][0]["text"] = "";
  stated["reports"][0]["issues"][0]["actions"] = json::array();
  EXPECT_EQ(paths(stated, document()),
            (std::vector<std::string>{"/reports/0/agency/name", "/reports/0/issues/0/actions",
                                      "/reports/0/issues/0/text"}));
}

TEST(VerifyValues, WhatIsMissingAndWhatIsInventedAreNamed) {
  json stated = document();
  stated["reports"][0]["issues"].erase(0);
  EXPECT_EQ(paths(stated, document()), (std::vector<std::string>{"/reports/0/issues"}));
  json again = document();
  again["reports"][0]["issues"].erase(1);
  EXPECT_EQ(paths(document(), again), (std::vector<std::string>{"/reports/0/issues/1"}));
}

TEST(VerifyValues, ADoubtThatWasTakenOutIsNamed) {
  json again = document();
  again["reports"][0]["indicators"][0]["review"] = {{"needed", true},
                                                    {"reasons", {{{"text", "why"}}}}};
  EXPECT_EQ(paths(document(), again), (std::vector<std::string>{"/reports/0/indicators/0/review"}));
  EXPECT_TRUE(paths(again, document()).empty()) << "a doubt more is no fault";
}

}  // namespace
}  // namespace ita::batch
