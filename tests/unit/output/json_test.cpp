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

const GeneratorInfo kGenerator{"0.2.0", "tha_ita:1234", "facts:5678", "own"};
const SourceInfo kSource{"ปี 2567/report.pdf", std::string(64, 'a'), "application/pdf", 2};

report::Evidence evidence(int page, const std::string& raw) {
  return {page, {10.04, 20.06, 30.15, 40}, text::Origin::ocr, 0.98765, raw};
}

report::Report full_report() {
  report::Report r;
  r.id = "r1";
  r.pages = {1, 2};
  r.title = "ผลการประเมินคุณธรรมและความโปร่งใส";
  r.agency.name = "เทศบาลตำบลตัวอย่าง";
  r.agency.type = "subdistrict_municipality";
  r.agency.evidence = evidence(1, "เทศบาลตําบลตัวอย่าง");
  r.fiscal_year = report::Year{2567, evidence(1, "๒๕๖๗"), {}};
  r.overall = report::Overall{99.17, report::Level{"ผ่านดีเยี่ยม", "words"}, evidence(1, "๙๙.๑๗"), {}};
  r.computed = {99.171234, "ผ่านดีเยี่ยม", {{"IIT", 100.0}, {"EIT", 99.5}, {"OIT", std::nullopt}}};
  r.instruments.push_back({"IIT", 29.5, "points", evidence(1, "29.50"), {}});
  report::Indicator indicator;
  indicator.number = 2;
  indicator.name = indicator.name_as_printed = "การใช้งบประมาณ";
  indicator.instrument = "IIT";
  indicator.score = 99.17;
  indicator.evidence = evidence(1, "๙๙.๑๗");
  indicator.level = report::Level{"A", "letters"};
  indicator.also = {evidence(2, "99.17")};
  r.indicators.push_back(indicator);
  r.history.push_back(
      {2566, 95.1, report::Level{"AA", "letters"}, std::nullopt, {}, std::nullopt, {}, {}});
  r.history[0].indicators = {r.indicators[0]};
  r.history[0].instruments = {r.instruments[0]};
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
  r.limitations.push_back({"ข้อจำกัด", {}, {}});
  return r;
}

report::LedgerEntry ledger_entry() {
  report::LedgerEntry entry;
  entry.place = {2, {1, 2, 3, 4}, "๙๕.๘๓"};
  entry.value = 95.83;
  entry.role = report::Role::target;
  entry.of = "indicator";
  entry.number = 3;
  entry.agency = "own";
  entry.fiscal_year_be = 2567;
  entry.why = {"column-heading", {{"heading", "เป้าหมาย"}}, {}};
  return entry;
}

report::Document document_of(const report::Report& r) {
  report::Document out;
  out.kind = report::DocumentKind::analysis;
  out.reports.push_back(r);
  out.ledger.push_back(ledger_entry());
  out.checks.push_back({"overall-is-weighted-mean",
                        report::CheckStatus::pass,
                        {"not-a-score", {{"raw", "99.17"}}, {}},
                        {"/reports/0/overall/score"}});
  return out;
}

const facts::Messages& messages() {
  static const auto loaded = facts::Messages::load(ITA_MODELS_DIR);
  return **loaded;
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

std::string write(const report::Document& d, const std::vector<PageProblem>& problems = {}) {
  return to_json(d, one_table(), two_pages(), kSource, kGenerator, messages(), problems);
}

std::string write(const report::Report& r, const std::vector<PageProblem>& problems = {}) {
  return write(document_of(r), problems);
}

Json first_report(const std::string& text) { return Json::parse(text)["reports"][0]; }

TEST(Json, TextOfOtherColumnsStandsInTheMeasureAndOnlyThere) {
  report::Report r = full_report();
  r.measures.push_back(r.measures[0]);
  r.measures[1].others.clear();
  const Json out = first_report(write(r));
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

TEST(Json, ADocumentWithoutAReportIsValidAndSaysWhy) {
  report::Document d;
  d.why_no_report = Reason{"cell-empty", {}, {}};
  const std::string text = write(d);
  EXPECT_EQ(schema_faults(text), "");
  const Json out = Json::parse(text);
  EXPECT_EQ(out["status"], "not_recognised");
  EXPECT_EQ(out["reports"], Json::array());
  EXPECT_EQ(out["document"]["kind"], "other");
  EXPECT_EQ(out["review"]["needed"], false);
  EXPECT_EQ(out["review"]["reasons"][0]["code"], "cell-empty");
  EXPECT_EQ(out["review"]["reasons"][0]["text"], "ช่องคะแนนว่าง");
}

TEST(Json, WhereAPageWasLostAndNothingRecognisedAPersonMustLook) {
  report::Document d;
  d.why_no_report = Reason{"cell-empty", {}, {}};
  const std::string text = write(d, {{2, "หมดเวลา"}});
  EXPECT_EQ(schema_faults(text), "");
  const Json out = Json::parse(text);
  EXPECT_EQ(out["status"], "unreadable");
  EXPECT_EQ(out["review"]["count"], 1);
  EXPECT_EQ(out["review"]["reasons"][1]["code"], "page-unread");
  EXPECT_EQ(out["pages"][1]["review"]["reasons"][0]["code"], "page-unread");
  EXPECT_EQ(out["pages"][0]["review"]["needed"], false);
}

TEST(Json, AFileWhoseScoresCouldNotBeTakenIsNotCalledNoReport) {
  report::Document d;
  d.review.add("cell-empty");
  EXPECT_EQ(Json::parse(write(d))["status"], "needs_review");
  EXPECT_EQ(Json::parse(write(d, {{2, "หมดเวลา"}}))["status"], "needs_review");
}

TEST(Json, SchemaRefusesWhatIsNotInIt) {
  Json out = Json::parse(write(full_report()));
  out["extra"] = 1;
  EXPECT_NE(schema_faults(out.dump()), "");
  out.erase("extra");
  out.erase("checks");
  EXPECT_NE(schema_faults(out.dump()), "");
  out = Json::parse(write(full_report()));
  out["reports"][0]["indicators"][0]["score"] = "99.17";
  EXPECT_NE(schema_faults(out.dump()), "");
}

TEST(Json, KeysStandInTheOrderOfTheDesign) {
  const Json out = Json::parse(write(full_report()));
  std::vector<std::string> keys;
  for (const auto& item : out.items()) {
    keys.push_back(item.key());
  }
  EXPECT_EQ(keys,
            (std::vector<std::string>{"schema_version", "status", "generator", "source", "document",
                                      "reports", "ledger", "tables", "pages", "checks", "review"}));
  keys.clear();
  for (const auto& item : out["reports"][0].items()) {
    keys.push_back(item.key());
  }
  EXPECT_EQ(keys, (std::vector<std::string>{"id", "pages", "family", "title", "agency",
                                            "fiscal_year", "plan_year", "overall", "computed",
                                            "instruments", "indicators", "history", "issues",
                                            "measures", "limitations", "review"}));
}

TEST(Json, AReasonHasItsCodeArgumentsTextAndPlaces) {
  report::Report r = full_report();
  r.indicators[0].review.add("not-a-score", {{"raw", "9?.17"}}, {{2, {1, 2, 3, 4}, "9?.17"}});
  const std::string text = write(r);
  EXPECT_EQ(schema_faults(text), "");
  const Json why = first_report(text)["indicators"][0]["review"]["reasons"][0];
  EXPECT_EQ(why["code"], "not-a-score");
  EXPECT_EQ(why["args"], (Json{{"raw", "9?.17"}}));
  EXPECT_EQ(why["text"], messages().text("not-a-score", {{"raw", "9?.17"}}, facts::Language::th));
  EXPECT_EQ(why["places"][0]["page"], 2);
}

TEST(Json, TheLedgerSaysNullWhereNothingIsKnown) {
  report::Document d = document_of(full_report());
  d.ledger.push_back({});
  const std::string text = write(d);
  EXPECT_EQ(schema_faults(text), "");
  const Json ledger = Json::parse(text)["ledger"];
  EXPECT_EQ(ledger[0]["role"], "target");
  EXPECT_EQ(ledger[0]["why"]["args"]["heading"], "เป้าหมาย");
  EXPECT_TRUE(ledger[0]["used_by"].is_null());
  EXPECT_EQ(ledger[1]["role"], "unexplained");
  EXPECT_TRUE(ledger[1]["number"].is_null());
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
  EXPECT_TRUE(first_report(text)["indicators"][0]["score"].is_null());
}

TEST(Json, BrokenBytesDoNotBreakTheFile) {
  report::Report r = full_report();
  r.title = "ก\xE0\xB8 ข\x01\n";
  const std::string text = write(r);
  EXPECT_EQ(schema_faults(text), "");
}

TEST(Json, EvidenceIsNullWhereThereIsNone) {
  const Json out = first_report(write(full_report()));
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

TEST(Json, ADoubtInATableStandsAtItsCell) {
  layout::Layout layout = one_table();
  layout::Line line;
  line.page = 1;
  text::Word word;
  word.box = {1, 2, 3, 4};
  word.doubt("cell-empty");
  line.words.push_back(word);
  layout.tables[0].cells[1].lines.push_back(line);
  const std::string text =
      to_json(document_of(full_report()), layout, two_pages(), kSource, kGenerator, messages());
  EXPECT_EQ(schema_faults(text), "");
  const Json rows = Json::parse(text)["tables"][0]["rows"];
  EXPECT_EQ(rows[1][0]["review"]["reasons"][0]["code"], "cell-empty");
  EXPECT_EQ(rows[1][0]["review"]["reasons"][0]["places"][0]["bbox"],
            Json::array({6.0, 9.0, 8.0, 11.0}));
  EXPECT_EQ(rows[1][1]["review"]["needed"], false);
  EXPECT_EQ(Json::parse(text)["review"]["count"], 0) << "the value says it, where there is one";
}

TEST(Json, EveryThingToLookAtIsCountedOnce) {
  report::Report r = full_report();
  r.indicators[0].review.add("cell-empty");
  r.indicators[0].review.add("not-a-score", {{"raw", "x"}});
  r.measures[0].review.add("cell-empty");
  r.agency.review.add("cell-empty");
  r.history[0].indicators[0].review.add("cell-empty");
  r.limitations[0].review.add("cell-empty");
  r.review.add("differs-elsewhere", {{"values", "1, 2"}});
  report::Document d = document_of(r);
  d.review.add("cell-empty");
  d.checks.push_back({"x", report::CheckStatus::fail, {"cell-empty", {}, {}}, {"/reports/0"}});
  const std::string text = write(d, {{2, "หมดเวลา"}});
  EXPECT_EQ(schema_faults(text), "");
  const Json out = Json::parse(text);
  EXPECT_EQ(out["status"], "needs_review");
  EXPECT_EQ(out["review"]["count"], 8);
  EXPECT_EQ(out["review"]["needed"], true);
  EXPECT_EQ(out["pages"][1]["problem"], "หมดเวลา");
  EXPECT_EQ(out["pages"][0]["problem"], nullptr);
  std::vector<std::string> codes;
  for (const Json& reason : out["review"]["reasons"]) {
    codes.push_back(reason["code"]);
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"page-unread", "cell-empty", "differs-elsewhere"}));
}

TEST(Json, ResultsOfOtherSchemaVersionsAreKnown) {
  EXPECT_EQ(other_version(write(full_report())), "");
  EXPECT_EQ(other_version("{\"file\": 1}"), "");
  EXPECT_EQ(other_version(""), "");
  const std::string said = other_version("{\n \"schema_version\": \"1.0\",\n \"status\": \"ok\"}");
  EXPECT_NE(said.find("1.0"), std::string::npos) << said;
  EXPECT_NE(said.find("ita extract"), std::string::npos) << said;
}

TEST(Json, SameInputSameBytes) { EXPECT_EQ(write(full_report()), write(full_report())); }

TEST(Json, PrettyGivesTheSameValueBack) {
  const std::string text = write(full_report());
  EXPECT_EQ(pretty(Json::parse(text)) + "\n", text);
}

}  // namespace
}  // namespace ita::output
