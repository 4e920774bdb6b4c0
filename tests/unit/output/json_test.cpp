#include "output/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "output/pretty.h"

namespace ita::output {
namespace {

using Json = nlohmann::ordered_json;

/// Empty when `text` is valid against the published schema.
std::string schema_faults(const std::string& text) {
  const nlohmann::json schema_text = nlohmann::json::parse(json_schema());
  valijson::Schema schema;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  valijson::adapters::NlohmannJsonAdapter schema_adapter(schema_text);
  parser.populateSchema(schema_adapter, schema);
  const nlohmann::json document = nlohmann::json::parse(text);
  valijson::adapters::NlohmannJsonAdapter adapter(document);
  valijson::Validator validator;
  valijson::ValidationResults results;
  validator.validate(schema, adapter, &results);
  std::string out;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& part : error.context) {
      out += part;
    }
    out += ": " + error.description + "\n";
  }
  return out;
}

const GeneratorInfo kGenerator{"0.1.0", "tha_ita:1234", "facts:5678"};
const SourceInfo kSource{"ปี 2567/report.pdf", std::string(64, 'a'), "application/pdf", 2};

report::Evidence evidence(int page, const std::string& raw) {
  return {page, {10.04, 20.06, 30.15, 40}, text::Origin::ocr, 0.98765, raw};
}

report::Report full_report() {
  report::Report r;
  r.recognition = report::Recognition::recognised;
  r.title = "ผลการประเมินคุณธรรมและความโปร่งใส";
  r.agency.name = "เทศบาลตำบลตัวอย่าง";
  r.agency.type = "subdistrict_municipality";
  r.agency.evidence = evidence(1, "เทศบาลตําบลตัวอย่าง");
  r.fiscal_year = report::Year{2567, evidence(1, "๒๕๖๗"), {}};
  r.overall = report::Overall{99.17, report::Level{"ผ่านดีเยี่ยม", "words"}, evidence(1, "๙๙.๑๗"), {}};
  r.computed = {99.171234, "ผ่านดีเยี่ยม", 100.0, 99.5, std::nullopt};
  r.instruments.push_back({"IIT", 29.5, "points", evidence(1, "29.50"), {}});
  r.indicators.push_back({2,
                          "การใช้งบประมาณ",
                          "การใช้งบประมาณ",
                          "IIT",
                          99.17,
                          evidence(1, "๙๙.๑๗"),
                          {},
                          {},
                          {},
                          {},
                          {}});
  r.history.push_back({2566, 95.1, report::Level{"AA", "letters"}, std::nullopt, {}, std::nullopt});
  r.issues.push_back({1, "หัวข้อ", "ข้อความ", {"ก", "ข"}, {evidence(2, "x")}, {}});
  r.measures.push_back({1,
                        "มาตรการ",
                        1,
                        {"แนวทาง"},
                        {},
                        {"สำนักปลัด"},
                        {"ต.ค. 2567", {6, 12}},
                        {evidence(2, "y")},
                        {},
                        {{"budget", "งบประมาณ", "5,000"}, {"", "ความเห็น", "ชอบ"}}});
  r.limitations.push_back({"ข้อจำกัด", {}});
  r.checks.push_back(
      {"overall-is-weighted-mean", report::CheckStatus::pass, "99.17", {"/overall/score"}});
  return r;
}

std::vector<text::PageText> two_pages() {
  std::vector<text::PageText> pages(2);
  pages[0].number = 1;
  pages[0].width = 595.32;
  pages[0].height = 841.92;
  pages[0].source = text::Source::fused;
  pages[0].confidence = 0.98;
  pages[0].to_page = {1, 0, 5, 0, 1, 7};
  pages[1].number = 2;
  return pages;
}

layout::Layout one_table() {
  layout::Layout out;
  layout::Table table;
  table.page = 1;
  table.box = {0, 0, 100, 50};
  table.rows = 2;
  table.cols = 2;
  layout::Cell cell;
  cell.page = 1;
  cell.row = 0;
  cell.col_span = 2;
  cell.box = {0, 0, 100, 25};
  table.cells.push_back(cell);
  cell.col_span = 1;
  cell.row = 1;
  cell.box = {0, 25, 50, 50};
  table.cells.push_back(cell);
  cell.col = 1;
  table.cells.push_back(cell);
  out.tables.push_back(table);
  out.page_texts = {"บรรทัดแรก\nก\tข", ""};
  return out;
}

std::string write(const report::Report& r, const std::vector<PageProblem>& problems = {}) {
  return to_json(r, one_table(), two_pages(), kSource, kGenerator, problems);
}

TEST(Json, TextOfOtherColumnsStandsInTheMeasureAndOnlyThere) {
  report::Report r = full_report();
  r.measures.push_back(r.measures[0]);
  r.measures[1].others.clear();
  const Json out = Json::parse(write(r));
  const Json& others = out.at("measures").at(0).at("others");
  ASSERT_EQ(others.size(), 2U);
  EXPECT_EQ(others[0].at("kind"), "budget");
  EXPECT_EQ(others[0].at("text"), "5,000");
  EXPECT_TRUE(others[1].at("kind").is_null());
  EXPECT_FALSE(out.at("measures").at(1).contains("others"));
}

TEST(Json, FullReportIsValidAndOk) {
  const std::string text = write(full_report());
  EXPECT_EQ(schema_faults(text), "");
  EXPECT_EQ(Json::parse(text)["status"], "ok");
  EXPECT_EQ(text.back(), '\n');
}

TEST(Json, EmptyReportIsValidAndNotRecognised) {
  report::Report r;
  r.why_not = "ไม่พบชื่อรายงาน";
  const std::string text = to_json(r, {}, {}, kSource, kGenerator);
  EXPECT_EQ(schema_faults(text), "");
  const Json out = Json::parse(text);
  EXPECT_EQ(out["status"], "not_recognised");
  EXPECT_TRUE(out["agency"].is_null());
  EXPECT_TRUE(out["overall"].is_null());
  EXPECT_TRUE(out["title"].is_null());
  EXPECT_EQ(out["review"]["needed"], false);
  EXPECT_EQ(out["review"]["reasons"][0], "ไม่พบชื่อรายงาน");
}

TEST(Json, SchemaRefusesWhatIsNotInIt) {
  Json out = Json::parse(write(full_report()));
  out["extra"] = 1;
  EXPECT_NE(schema_faults(out.dump()), "");
  out.erase("extra");
  out.erase("checks");
  EXPECT_NE(schema_faults(out.dump()), "");
  out = Json::parse(write(full_report()));
  out["indicators"][0]["score"] = "99.17";
  EXPECT_NE(schema_faults(out.dump()), "");
}

TEST(Json, KeysStandInTheOrderOfTheDesign) {
  const Json out = Json::parse(write(full_report()));
  std::vector<std::string> keys;
  for (const auto& item : out.items()) {
    keys.push_back(item.key());
  }
  EXPECT_EQ(keys, (std::vector<std::string>{
                      "schema_version", "status",      "generator", "source",  "title",
                      "agency",         "fiscal_year", "plan_year", "overall", "computed",
                      "instruments",    "indicators",  "history",   "issues",  "measures",
                      "limitations",    "tables",      "pages",     "checks",  "review"}));
}

TEST(Json, NumbersAreShort) {
  const std::string text = write(full_report());
  EXPECT_NE(text.find("\"score\": 99.17,"), std::string::npos) << text;
  EXPECT_NE(text.find("\"overall\": 99.17,"), std::string::npos) << "computed is rounded to 0.01";
  EXPECT_NE(text.find("\"bbox\": [10.0, 20.1, 30.2, 40.0]"), std::string::npos) << text;
  EXPECT_NE(text.find("\"confidence\": 0.988"), std::string::npos);
  EXPECT_NE(text.find("\"width\": 595.3"), std::string::npos);
}

TEST(Json, NothingPrintedIsRoundedAway) {
  report::Report r = full_report();
  r.indicators[0].score = 99.125;
  EXPECT_NE(write(r).find("\"score\": 99.125"), std::string::npos);
}

TEST(Json, NumbersThatAreNoneBecomeNull) {
  report::Report r = full_report();
  r.indicators[0].score = std::numeric_limits<double>::quiet_NaN();
  r.indicators[0].evidence->bbox.x1 = std::numeric_limits<double>::infinity();
  const std::string text = write(r);
  EXPECT_EQ(schema_faults(text), "");
  EXPECT_TRUE(Json::parse(text)["indicators"][0]["score"].is_null());
}

TEST(Json, BrokenBytesDoNotBreakTheFile) {
  report::Report r = full_report();
  r.title = "ก\xE0\xB8 ข\x01\n";
  const std::string text = write(r);
  EXPECT_EQ(schema_faults(text), "");
}

TEST(Json, EvidenceIsNullWhereThereIsNone) {
  const Json out = Json::parse(write(full_report()));
  EXPECT_TRUE(out["history"][0]["evidence"].is_null());
  EXPECT_EQ(out["limitations"][0]["evidence"], Json::array());
}

TEST(Json, TablesLieOnThePageAsSeen) {
  const Json table = Json::parse(write(full_report()))["tables"][0];
  EXPECT_EQ(table["bbox"], Json::array({5.0, 7.0, 105.0, 57.0}));
  ASSERT_EQ(table["rows"].size(), 2U);
  EXPECT_EQ(table["rows"][0].size(), 1U);
  EXPECT_EQ(table["rows"][0][0]["col_span"], 2);
  EXPECT_EQ(table["rows"][1].size(), 2U);
}

TEST(Json, EveryDoubtIsCounted) {
  report::Report r = full_report();
  r.indicators[0].review.add("สองวิธีอ่านต่างกัน");
  r.measures[0].review.add("แถวขาด");
  r.agency.review.add("ไม่พบในทะเบียน");
  r.document_review.add("ปีไม่ตรงกัน");
  r.checks.push_back({"x", report::CheckStatus::fail, "ไม่ตรง", {}});
  r.checks.push_back({"y", report::CheckStatus::warning, "ใกล้เคียง", {}});
  const Json out = Json::parse(write(r, {{2, "หมดเวลา"}}));
  EXPECT_EQ(out["status"], "needs_review");
  EXPECT_EQ(out["review"]["count"], 6);
  EXPECT_EQ(out["review"]["needed"], true);
  EXPECT_EQ(out["pages"][1]["problem"], "หมดเวลา");
  EXPECT_EQ(out["pages"][0]["problem"], nullptr);
}

TEST(Json, ProblemThatIsSaidAlreadyCountsOnce) {
  report::Report r = full_report();
  r.document_review.add("หน้า 2 อ่านไม่ได้: หมดเวลา");
  EXPECT_EQ(Json::parse(write(r, {{2, "หมดเวลา"}}))["review"]["count"], 1);
}

TEST(Json, SameInputSameBytes) { EXPECT_EQ(write(full_report()), write(full_report())); }

TEST(Json, PrettyGivesTheSameValueBack) {
  const std::string text = write(full_report());
  EXPECT_EQ(pretty(Json::parse(text)) + "\n", text);
}

}  // namespace
}  // namespace ita::output
