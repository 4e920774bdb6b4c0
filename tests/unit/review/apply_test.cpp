#include "review/store/apply.h"

#include <gtest/gtest.h>

#include "batch/verify_result.h"
#include "review/store/patch.h"
#include "review/store/recheck.h"
#include "unit/review/result_fixture.h"

namespace ita::review {
namespace {

TEST(Apply, NothingSaidChangesNothing) {
  const Json document = small_result();
  const Applied out = apply_corrections({}, document);
  EXPECT_EQ(out.document, document);
  EXPECT_EQ(out.state, State::open);
  EXPECT_EQ(out.doubts, 2);
  EXPECT_EQ(out.open, 2);
}

TEST(Apply, ACorrectedValueStandsAndItsDoubtIsGone) {
  const Json document = small_result();
  const Applied out =
      apply_corrections({answer(document, "indicator/2/score", Action::correct, 93.7)}, document);
  const Json& changed = out.document["reports"][0]["indicators"][1];
  EXPECT_EQ(changed["score"], 93.7);
  EXPECT_EQ(changed["review"]["needed"], false);
  EXPECT_EQ(changed["evidence"]["raw"], document["reports"][0]["indicators"][1]["evidence"]["raw"]);
  EXPECT_EQ(out.state, State::in_progress);
  EXPECT_EQ(out.document["status"], "needs_review");
}

TEST(Apply, ApprovedOnlyWhenEachDoubtIsAnswered) {
  const Json document = small_result();
  std::vector<Correction> said{answer(document, "indicator/2/score", Action::accept)};
  EXPECT_EQ(apply_corrections(said, document).state, State::in_progress);
  said.push_back(answer(document, "overall/score", Action::misprint));
  const Applied out = apply_corrections(said, document);
  EXPECT_EQ(out.state, State::approved);
  EXPECT_EQ(out.open, 0);
  EXPECT_EQ(out.document["reports"][0]["overall"]["score"], 91.68);
  EXPECT_EQ(out.document["status"], "ok");
  EXPECT_EQ(out.document["review"]["count"], 0) << "the failed check was judged with its total";
}

TEST(Apply, AnUnflaggedAnswerDoesNotApproveTheDoubts) {
  const Json document = small_result();
  const Applied out = apply_corrections({answer(document, "indicator/1/score", Action::accept),
                                         answer(document, "indicator/3/score", Action::accept)},
                                        document);
  EXPECT_EQ(out.open, 2);
  EXPECT_EQ(out.state, State::in_progress);
}

TEST(Apply, WhatTheMachineNowReadsOtherwiseIsOpenAgain) {
  const Json document = small_result();
  const std::vector<Correction> said{answer(document, "indicator/2/score", Action::correct, 93.7)};
  Json read_again = document;
  read_again["reports"][0]["indicators"][1]["score"] = 39.07;
  const Applied out = apply_corrections(said, read_again);
  EXPECT_EQ(out.document["reports"][0]["indicators"][1]["score"], 39.07);
  EXPECT_FALSE(out.outcomes[0].applied);
  EXPECT_EQ(out.open, 2);
}

TEST(Apply, SurvivesANewOrderAndANewNameOfTheOnlyReport) {
  const Json document = small_result();
  const std::vector<Correction> said{answer(document, "indicator/2/score", Action::correct, 93.7)};
  Json read_again = document;
  std::swap(read_again["reports"][0]["indicators"][0], read_again["reports"][0]["indicators"][1]);
  read_again["reports"][0]["agency"]["name"] = "เทศบาลตำบลปลาปาก จังหวัดนครพนม";
  EXPECT_EQ(apply_corrections(said, read_again).document["reports"][0]["indicators"][0]["score"],
            93.7);
}

TEST(Apply, UnreadableIsNullAndSaysSo) {
  const Json document = small_result();
  const Applied out =
      apply_corrections({answer(document, "indicator/2/score", Action::unreadable)}, document);
  const Json& value = out.document["reports"][0]["indicators"][1];
  EXPECT_TRUE(value["score"].is_null());
  EXPECT_EQ(value["review"]["reasons"][0]["code"], "unreadable-to-reviewer");
  EXPECT_EQ(out.open, 1) << "a person has answered";
}

TEST(Apply, AnAddedValueTakesItsPlace) {
  const Json document = small_result();
  Correction added = answer(document, "indicator/4/score", Action::add, 88.25);
  added.page = 2;
  added.bbox = Box{10, 20, 30, 40};
  Correction year = answer(document, "history/2565/score", Action::add, 80.5);
  Correction level = answer(document, "history/2565/level", Action::add, "A");
  const Json out = apply_corrections({added, year, level}, document).document;
  const Json& report = out["reports"][0];
  ASSERT_EQ(report["indicators"].size(), 4U);
  EXPECT_EQ(report["indicators"][3]["score"], 88.25);
  EXPECT_EQ(report["indicators"][3]["evidence"]["page"], 2);
  ASSERT_EQ(report["history"].size(), 1U);
  EXPECT_EQ(report["history"][0]["fiscal_year_be"], 2565);
  EXPECT_EQ(report["history"][0]["level"]["label"], "A");
}

TEST(Apply, AYearBringsItsOtherCalendarAndALevelItsObject) {
  const Json document = small_result();
  const Json out = apply_corrections({answer(document, "fiscal_year", Action::correct, 2567),
                                      answer(document, "overall/level", Action::correct, "ผ่านดี")},
                                     document)
                       .document["reports"][0];
  EXPECT_EQ(out["fiscal_year"]["ce"], 2024);
  EXPECT_EQ(out["overall"]["level"]["label"], "ผ่านดี");
  EXPECT_EQ(out["overall"]["level"]["scale"], "words");
}

TEST(Apply, NoReportLeavesNoReport) {
  const Json document = small_result();
  Correction said = answer(document, "report", Action::not_a_report);
  said.target.report = report_keys(document)[0];
  const Applied out = apply_corrections({said}, document);
  EXPECT_EQ(out.state, State::not_a_report);
  EXPECT_TRUE(out.document["reports"].empty());
  EXPECT_EQ(out.document["status"], "not_recognised");
  EXPECT_EQ(out.document["review"]["count"], 0);
}

TEST(Apply, WithoutOneReportThePointersOfTheOthersMove) {
  Json document = small_result();
  Json second = document["reports"][0];
  second["agency"]["name"] = "องค์การบริหารส่วนตำบลงิม";
  document["reports"].push_back(second);
  document["checks"].push_back(document["checks"][0]);
  document["checks"][1]["paths"] = Json::array({"/reports/1/overall/score"});
  document["ledger"].push_back({{"page", 1},
                                {"bbox", {1, 2, 3, 4}},
                                {"raw", "1"},
                                {"role", "score"},
                                {"used_by", "/reports/1/indicators/0/score"}});
  Correction said = answer(document, "report", Action::not_a_report);
  said.target.report = report_keys(document)[0];
  const Json out = apply_corrections({said}, document).document;
  ASSERT_EQ(out["reports"].size(), 1U);
  ASSERT_EQ(out["checks"].size(), 1U);
  EXPECT_EQ(out["checks"][0]["paths"][0], "/reports/0/overall/score");
  EXPECT_EQ(out["ledger"][0]["used_by"], "/reports/0/indicators/0/score");
}

TEST(Recheck, DoesTheSumsOfACorrectedReportAgain) {
  Json document = small_result();
  Json& indicators = document["reports"][0]["indicators"];
  indicators = Json::array();
  for (int number = 1; number <= 10; ++number) {
    indicators.push_back(indicator(number, 90, no_doubt()));
  }
  indicators[9]["review"] = doubt("differs-elsewhere");
  const auto facts = facts::Facts::load(ITA_MODELS_DIR);
  const auto messages = facts::Messages::load(ITA_MODELS_DIR);
  Json out =
      apply_corrections({answer(document, "indicator/10/score", Action::correct, 100)}, document)
          .document;
  recheck(out, **facts, **messages);
  EXPECT_NEAR(out["reports"][0]["computed"]["overall"].get<double>(), 92, 0.001);
  EXPECT_EQ(batch::schema_violations(nlohmann::json::parse(out.dump())),
            std::vector<std::string>());
}

TEST(Apply, ARoleOfTheLedgerIsByPlace) {
  Json document = small_result();
  document["ledger"].push_back(
      {{"page", 2}, {"bbox", {400.2, 300, 440, 324}}, {"raw", "95.83"}, {"role", "unexplained"}});
  Correction said = answer(document, ledger_field(document["ledger"][0]), Action::role, "target");
  EXPECT_EQ(said.target.field, "number/p2/420,312");
  EXPECT_EQ(apply_corrections({said}, document).document["ledger"][0]["role"], "target");
}

TEST(Apply, WhatComesOutIsAValidResult) {
  Json document = small_result();
  ASSERT_EQ(batch::schema_violations(nlohmann::json::parse(document.dump())),
            std::vector<std::string>());
  Correction placed = answer(document, "indicator/4/score", Action::add, 88.25);
  placed.page = 2;
  placed.bbox = Box{10, 20, 30, 40};
  const std::vector<Correction> said{placed,
                                     answer(document, "overall/score", Action::correct, 91.7),
                                     answer(document, "overall/level", Action::correct, "A"),
                                     answer(document, "indicator/2/score", Action::unreadable),
                                     answer(document, "fiscal_year", Action::correct, 2567),
                                     answer(document, "plan_year", Action::add, 2568),
                                     answer(document, "history/2565/score", Action::add, 80.5),
                                     answer(document, "instrument/IIT/score", Action::add, 80.5),
                                     answer(document, "agency/province", Action::correct, "x")};
  const Json out = apply_corrections(said, document).document;
  EXPECT_EQ(batch::schema_violations(nlohmann::json::parse(out.dump())),
            std::vector<std::string>());
  Correction none = answer(document, "report", Action::not_a_report);
  none.target.report = report_keys(document)[0];
  EXPECT_EQ(batch::schema_violations(
                nlohmann::json::parse(apply_corrections({none}, document).document.dump())),
            std::vector<std::string>());
}

TEST(Patch, TravelsWholeOrNotAtAll) {
  const Json document = small_result();
  const std::vector<Correction> said{answer(document, "overall/score", Action::accept),
                                     answer(document, "indicator/2/score", Action::correct, 93.7)};
  const std::string patch = to_patch(said);
  const auto read = corrections_of_patch(patch);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(to_line((*read)[1]), to_line(said[1]));
  EXPECT_FALSE(corrections_of_patch(patch.substr(0, patch.rfind("{\"id\""))).ok());
  std::string forged = patch;
  forged.replace(forged.find("93.7"), 4, "97.3");
  EXPECT_FALSE(corrections_of_patch(forged).ok());
  EXPECT_FALSE(corrections_of_patch("").ok());
}

TEST(Apply, ACauseOfAWholeTableIsAskedAboutOnce) {
  Json document = small_result();
  Json& report = document["reports"][0];
  const auto doubt = [](Json& holder, const char* code) {
    holder["review"] = {
        {"needed", true},
        {"reasons",
         {{{"code", code}, {"args", Json::object()}, {"text", ""}, {"places", Json::array()}}}}};
  };
  doubt(report["overall"], "scale-not-hundred");
  for (Json& indicator : report["indicators"]) {
    doubt(indicator, "scale-not-hundred");
  }
  doubt(report["indicators"][0], report::kPartOfSum);
  int doubted = 0;
  const Field* told = nullptr;
  const std::vector<Field> fields = fields_of(document);
  for (const Field& field : fields) {
    if (field.report_index == 0 && field.kind == "score" && field.doubted()) {
      ++doubted;
      told = &field;
    }
  }
  ASSERT_EQ(doubted, 1);
  EXPECT_EQ(told->name, "overall/score");
  Correction accept;
  accept.id = std::string(32, '1');
  accept.target = {document["source"]["sha256"], told->report, told->name};
  accept.action = Action::accept;
  accept.machine = told->value;
  accept.value = told->value;
  accept.machine_key = told->key();
  const Applied now = apply_corrections({accept}, document);
  for (const Json& indicator : now.document["reports"][0]["indicators"]) {
    EXPECT_FALSE(indicator["review"]["needed"].get<bool>()) << "answered at the total";
  }
}

}  // namespace
}  // namespace ita::review
