#include "archive/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "unit/archive/document.h"

namespace ita::archive {
namespace {

std::string text_of(const Row& row, const TableSpec& spec, const char* column) {
  const auto* text = std::get_if<std::string>(&row[spec.index(column)]);
  return text == nullptr ? "(null)" : *text;
}

DocumentRows rows(const Json& json) {
  auto out = rows_of(json.dump(), FileEntry{"a.pdf", "aa", "present", "", ""}, shipped_facts(),
                     {*shipped_messages()});
  EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.error().message);
  return out.ok() ? std::move(*out) : DocumentRows{empty_batch(), {}};
}

TEST(ArchiveTables, KeysAndReferencesNameColumnsThatAreThere) {
  std::set<std::string> before;
  for (const TableSpec& spec : tables()) {
    for (const std::string& column : spec.key) {
      EXPECT_LT(spec.index(column), spec.columns.size()) << spec.name;
    }
    for (const Reference& reference : spec.references) {
      EXPECT_TRUE(before.contains(reference.table))
          << spec.name << " refers to " << reference.table << ", which comes later";
      EXPECT_EQ(table(reference.table).key, reference.its_columns) << spec.name;
    }
    before.insert(spec.name);
  }
}

TEST(ArchiveRows, ValuesComeWithPlaceReadingAndDoubt) {
  Json json = document("aa", {report("เทศบาลตำบลเกาะช้าง", 2567, 90.5, {{1, 91.25}})});
  json["reports"][0]["indicators"][0]["review"] = doubted("digit-unclear");
  const DocumentRows out = rows(json);
  const TableSpec& spec = table("indicators");
  const auto& indicators = rows_in(out.batch, "indicators");
  ASSERT_EQ(indicators.size(), 1U);
  const Row& row = indicators[0];
  EXPECT_EQ(row[spec.index("score")], Value(91.25));
  EXPECT_EQ(row[spec.index("x1")], Value(30.0));
  EXPECT_EQ(row[spec.index("review_needed")], Value(true));
  EXPECT_EQ(text_of(row, spec, "review_codes"), "digit-unclear");
  const auto& reviews = rows_in(out.batch, "reviews");
  ASSERT_EQ(reviews.size(), 1U);
  EXPECT_EQ(text_of(reviews[0], table("reviews"), "path"), "/reports/0/indicators/0");
  EXPECT_EQ(text_of(reviews[0], table("reviews"), "raw"), "x");
}

TEST(ArchiveRows, TheLevelHasItsRank) {
  const DocumentRows out = rows(document("aa", {report("ก", 2567, 90.5, {})}));
  EXPECT_EQ(out.reports.at(0).row[table("reports").index("overall_level_rank")],
            Value(std::int64_t{2}))
      << "ผ่านดี is the second of its scale";
}

TEST(ArchiveRows, ListsAreRows) {
  Json json = document("aa", {report("ก", 2567, 90.5, {})});
  json["reports"][0]["measures"] = {
      {{"number", 1},
       {"title", "มาตรการ"},
       {"issue", nullptr},
       {"approach", {"ก", "ข"}},
       {"steps", Json::array()},
       {"responsible", {"กองคลัง"}},
       {"schedule", {{"text", "ทุก 6 เดือน"}, {"report_months", {6}}}},
       {"others", {{{"kind", "budget"}, {"heading", "งบ"}, {"text", "5,000"}}}},
       {"evidence", {evidence("ม")}},
       {"review", no_review()}}};
  const DocumentRows out = rows(json);
  const TableSpec& spec = table("list_items");
  std::vector<std::string> found;
  for (const Row& row : rows_in(out.batch, "list_items")) {
    found.push_back(text_of(row, spec, "list") + " " + text_of(row, spec, "text"));
  }
  EXPECT_THAT(found, testing::ElementsAre("approach ก", "approach ข", "responsible กองคลัง",
                                          "others 5,000", "report_months 6"));
}

TEST(ArchiveRows, WhatIsNoResultOfThisVersionIsAnError) {
  const FileEntry file{"a.pdf", "aa", "present", "", ""};
  for (const char* bad : {"", "{", "[]", "{}", R"({"schema_version": "1.0"})",
                          R"({"schema_version": "2.0"})", R"({"schema_version": 7})"}) {
    const auto out = rows_of(bad, file, shipped_facts(), {*shipped_messages()});
    ASSERT_FALSE(out.ok()) << bad;
    EXPECT_EQ(out.error().code, ErrorCode::damaged);
  }
}

TEST(ArchiveRows, AFileThatGaveNoDocumentIsARowWithItsCause) {
  const Words words{*shipped_messages(), facts::Language::en};
  const DocumentRows out = rows_of(FileEntry{"b.pdf", "bb", "failed", "damaged", "broken"}, words);
  EXPECT_EQ(text_of(rows_in(out.batch, "files").at(0), table("files"), "message"), "broken");
  EXPECT_EQ(text_of(rows_in(out.batch, "documents").at(0), table("documents"), "status"), "failed");
  EXPECT_TRUE(
      rows_in(rows_of(FileEntry{"c.pdf", "", "failed", "", ""}, words).batch, "documents").empty());
}

TEST(ArchiveRows, CauseAndRemedyOfAFileAreInTheLanguageOfTheRows) {
  const FileEntry file{"b.jpg",
                       "bb",
                       "failed",
                       "damaged",
                       "the image is damaged or cut off",
                       "scan the page again or ask for a new copy"};
  const auto cell = [&](facts::Language language, const char* column) {
    const DocumentRows out = rows_of(file, {*shipped_messages(), language});
    return text_of(rows_in(out.batch, "files").at(0), table("files"), column);
  };
  EXPECT_EQ(cell(facts::Language::en, "message"), file.error_message);
  EXPECT_EQ(cell(facts::Language::en, "remedy"), file.error_remedy);
  EXPECT_EQ(cell(facts::Language::th, "message"), "ภาพเสียหายหรือขาด");
  EXPECT_EQ(cell(facts::Language::th, "remedy"), "สแกนหน้านี้ใหม่หรือขอสำเนาใหม่");
}

}  // namespace
}  // namespace ita::archive
