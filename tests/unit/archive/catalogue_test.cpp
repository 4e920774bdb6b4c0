#include "archive/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "unit/archive/document.h"

namespace ita::archive {
namespace {

std::string text_of(const Row& row, const char* table_name, const char* column) {
  const auto* text = std::get_if<std::string>(&row[table(table_name).index(column)]);
  return text == nullptr ? "(null)" : *text;
}

class Archive {
 public:
  void add(const std::string& sha256, const Json& one, const std::string& path) {
    auto rows = rows_of(document(sha256, {one}).dump(), FileEntry{path, sha256, "present", "", ""},
                        shipped_facts(), {*shipped_messages()});
    ASSERT_TRUE(rows.ok());
    catalogue_.add(std::move(rows->reports));
  }
  Batch finish() { return catalogue_.finish(); }

 private:
  Catalogue catalogue_{shipped_facts()};
};

std::vector<std::string> roles(const Batch& batch) {
  std::vector<std::string> out;
  for (const Row& row : rows_in(batch, "document_reports")) {
    out.push_back(text_of(row, "document_reports", "sha256") + " " +
                  text_of(row, "document_reports", "role"));
  }
  return out;
}

const std::string kName = "เทศบาลตำบลเกาะช้าง";

TEST(Catalogue, VersionsOfOneReportAreOneReport) {
  Archive archive;
  archive.add("a", report(kName, 2567, 90.5, {{1, 91}}, "ocr"), "a.pdf");
  archive.add("b", report(kName, 2567, 90.5, {{1, 91}}), "b.pdf");
  archive.add("c", report(kName, 2567, 90.5, {{1, 19}}), "c.pdf");
  archive.add("d", report(kName, 2566, 80, {{1, 81}}), "d.pdf");
  const Batch out = archive.finish();
  EXPECT_EQ(rows_in(out, "agencies").size(), 1U);
  ASSERT_EQ(rows_in(out, "reports").size(), 2U);
  EXPECT_THAT(roles(out), testing::UnorderedElementsAre("a other_scan", "b preferred",
                                                        "c superseded", "d preferred"));
  for (const Row& row : rows_in(out, "reports")) {
    const bool of_2567 = row[table("reports").index("fiscal_year_be")] == Value(std::int64_t{2567});
    EXPECT_EQ(row[table("reports").index("conflict")], Value(of_2567)) << "c says 19 for 91";
    EXPECT_EQ(row[table("reports").index("versions")], Value(std::int64_t{of_2567 ? 3 : 1}));
  }
}

TEST(Catalogue, FewerDoubtsArePreferredToATextLayer) {
  Archive archive;
  Json doubtful = report(kName, 2567, 90.5, {{1, 91}});
  doubtful["overall"]["review"] = doubted("x");
  archive.add("born", doubtful, "a.pdf");
  archive.add("scan", report(kName, 2567, 90.5, {{1, 91}}, "ocr"), "b.pdf");
  EXPECT_THAT(roles(archive.finish()),
              testing::UnorderedElementsAre("born other_scan", "scan preferred"));
}

Json national(const std::string& name, const std::string& type, int year) {
  Json out = report(name, year, 90.5, {});
  out["agency"]["type"] = type;
  out["agency"]["district"] = out["agency"]["province"] = nullptr;
  return out;
}

TEST(Catalogue, ABodyThatIsKnownByItsNameIsOneUnderEveryNameOfIt) {
  Archive archive;
  archive.add("a", national("สำนักงาน ป.ป.ช.", "other", 2566), "a.pdf");
  archive.add("b",
              national("สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ", "independent_body", 2567),
              "b.pdf");
  archive.add("c", national("สำนักงาน ป.ป.ช. ประจำจังหวัดตราด", "other", 2567), "c.pdf");
  const Batch out = archive.finish();
  std::vector<std::string> names;
  for (const Row& row : rows_in(out, "agencies")) {
    names.push_back(text_of(row, "agencies", "name"));
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
                                                   "สำนักงาน ป.ป.ช. ประจำจังหวัดตราด"));
  for (const Row& row : rows_in(out, "document_reports")) {
    if (text_of(row, "document_reports", "sha256") == "a") {
      EXPECT_EQ(text_of(row, "document_reports", "agency"), "สำนักงาน ป.ป.ช.") << "as printed";
    }
  }
}

TEST(Catalogue, WhatTookThePlaceOfABodyIsNamedAndLinkedWhereTheArchiveHasIt) {
  const auto agencies = [](Archive& archive) {
    std::map<std::string, Row> out;
    const Batch batch = archive.finish();
    for (const Row& row : rows_in(batch, "agencies")) {
      out[text_of(row, "agencies", "name")] = row;
    }
    return out;
  };
  const std::string before = "กระทรวงเทคโนโลยีสารสนเทศและการสื่อสาร";
  const std::string after = "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม";
  Archive both;
  both.add("a", national(before, "department", 2559), "a.pdf");
  both.add("b", national(after, "department", 2560), "b.pdf");
  auto found = agencies(both);
  ASSERT_EQ(found.size(), 2U) << "they are two bodies";
  EXPECT_EQ(text_of(found[before], "agencies", "successor"), after);
  EXPECT_EQ(text_of(found[before], "agencies", "successor_id"),
            text_of(found[after], "agencies", "agency_id"));
  EXPECT_THAT(text_of(found[before], "agencies", "successor_source"), testing::HasSubstr("2559"));
  EXPECT_EQ(text_of(found[after], "agencies", "successor"), "(null)");

  Archive alone;
  alone.add("a", national(before, "department", 2559), "a.pdf");
  found = agencies(alone);
  EXPECT_EQ(text_of(found[before], "agencies", "successor"), after);
  EXPECT_EQ(text_of(found[before], "agencies", "successor_id"), "(null)");
}

TEST(Catalogue, AProvinceComesWithItsOfficialCode) {
  Archive archive;
  archive.add("a", report(kName, 2567, 90.5, {}), "a.pdf");
  const Batch out = archive.finish();
  EXPECT_EQ(text_of(rows_in(out, "agencies").at(0), "agencies", "province_code"), "23");
}

TEST(Catalogue, APrintThatLeavesOutThePlaceIsOfTheOneAgencyOfThatName) {
  Json placeless = report(kName, 2567, 90.5, {});
  placeless["agency"]["district"] = placeless["agency"]["province"] = nullptr;
  Archive one;
  one.add("a", report(kName, 2566, 80, {}), "a.pdf");
  one.add("b", placeless, "b.pdf");
  EXPECT_EQ(rows_in(one.finish(), "agencies").size(), 1U);

  Json elsewhere = report(kName, 2566, 80, {});
  elsewhere["agency"]["province"] = "ระยอง";
  Archive two;
  two.add("a", report(kName, 2566, 80, {}), "a.pdf");
  two.add("c", elsewhere, "c.pdf");
  two.add("b", placeless, "b.pdf");
  EXPECT_EQ(rows_in(two.finish(), "agencies").size(), 3U) << "which of the two is not said";
}

TEST(Catalogue, IdsAreTheSameInEveryRunAndOrder) {
  const auto id = [](const std::vector<std::string>& order) {
    Archive archive;
    for (const std::string& sha256 : order) {
      archive.add(sha256, report(kName, 2567, 90.5, {}), sha256 + ".pdf");
    }
    const Batch out = archive.finish();
    return text_of(rows_in(out, "reports").at(0), "reports", "report_id") +
           text_of(rows_in(out, "reports").at(0), "reports", "sha256");
  };
  EXPECT_EQ(id({"a", "b", "c"}), id({"c", "a", "b"}));
}

TEST(Catalogue, WithoutAgencyOrYearAReportIsNotGuessed) {
  Json nameless = report("", 2567, 90.5, {});
  nameless["agency"] = nullptr;
  Archive archive;
  archive.add("a", nameless, "a.pdf");
  const Batch out = archive.finish();
  EXPECT_TRUE(rows_in(out, "reports").empty());
  EXPECT_THAT(roles(out), testing::ElementsAre("a unidentified"));
}

}  // namespace
}  // namespace ita::archive
