#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "archive/csv.h"
#include "archive/exporter.h"
#include "archive/workbook.h"
#include "support/temp_dir.h"
#include "unit/archive/document.h"

namespace ita::archive {
namespace {

namespace fs = std::filesystem;

Status export_two(std::unique_ptr<Writer> writer) {
  Exporter exporter(std::move(writer), shipped_facts(), {*shipped_messages()});
  const auto add = [&](const char* path, const char* sha256, const Json& one) {
    return exporter.add(FileEntry{path, sha256, "present", "", ""}, document(sha256, {one}).dump());
  };
  Json doubtful = report("เทศบาลตำบลเกาะช้าง", 2567, 90.5, {{1, 91.25}, {2, 89.75}});
  doubtful["overall"]["review"] = doubted("differs-elsewhere");
  Json page{{"number", 1},
            {"width", 595.3},
            {"height", 841.9},
            {"rotation", 0},
            {"text_source", "ocr"},
            {"confidence", 0.9},
            {"text", "ผลการประเมินคุณธรรม"}};
  Json first = document("aa", {doubtful});
  first["pages"] = {page};
  for (const Status& status :
       {exporter.add(FileEntry{"a.pdf", "aa", "present", "", ""}, first.dump()),
        add("b.pdf", "bb", report("เทศบาลตำบลเกาะช้าง", 2566, 85, {{1, 84}})),
        add("copy of a.pdf", "aa", doubtful),
        exporter.add(FileEntry{"broken.pdf", "cc", "failed", "damaged", "no pages"}, "")}) {
    if (!status) {
      return status.error();
    }
  }
  EXPECT_EQ(exporter.files(), 4);
  EXPECT_EQ(exporter.documents(), 3);
  return exporter.finish();
}

std::string asked(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
      << sqlite3_errmsg(db);
  std::string out;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int c = 0; c < sqlite3_column_count(statement); ++c) {
      const auto* text = sqlite3_column_text(statement, c);
      out += (c > 0 ? "|" : "") +
             std::string(text == nullptr ? "" : reinterpret_cast<const char*>(text));
    }
    out += "\n";
  }
  sqlite3_finalize(statement);
  return out;
}

TEST(ArchiveWriters, SqliteAnswersTheQuestionsPeopleHave) {
  const test::TempDir folder;
  ExportOptions options;
  options.output = folder.file("ita.sqlite");
  auto writer = make_sqlite(options);
  ASSERT_TRUE(writer.ok());
  const Status done = export_two(std::move(*writer));
  ASSERT_TRUE(done.ok()) << done.error().message;
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(options.output.c_str(), &db), SQLITE_OK);
  EXPECT_EQ(asked(db, "PRAGMA foreign_key_check"), "");
  EXPECT_EQ(asked(db, "SELECT path, status FROM files ORDER BY path"),
            "a.pdf|present\nb.pdf|present\nbroken.pdf|failed\ncopy of a.pdf|present\n");
  EXPECT_EQ(asked(db, "SELECT count(*) FROM documents"), "3\n") << "a content once";
  EXPECT_EQ(asked(db,
                  "SELECT agency, fiscal_year_be, overall_score, indicator_1, indicator_2 "
                  "FROM v_scores ORDER BY 2"),
            "เทศบาลตำบลเกาะช้าง|2566|85.0|84.0|\nเทศบาลตำบลเกาะช้าง|2567|90.5|91.25|89.75\n");
  EXPECT_EQ(asked(db, "SELECT fiscal_year_be, change FROM v_change"), "2567|5.5\n");
  EXPECT_EQ(asked(db, "SELECT DISTINCT code FROM v_to_review"), "differs-elsewhere\n");
  EXPECT_EQ(asked(db, "SELECT agencies, reports FROM v_coverage ORDER BY fiscal_year_be"),
            "1|1\n1|1\n");
  EXPECT_EQ(asked(db, "SELECT count(*) FROM v_conflicts"), "0\n");
  EXPECT_EQ(asked(db, "SELECT count(*) FROM v_worst_by_province"), "2\n");
  EXPECT_EQ(asked(db,
                  "SELECT p.sha256 FROM pages_fts f JOIN pages p ON p.rowid = f.rowid WHERE "
                  "pages_fts MATCH 'คุณธรรม'"),
            "aa\n");
  sqlite3_close(db);
}

TEST(ArchiveWriters, AFolderOfCsvTakesItsPlaceAtOnce) {
  const test::TempDir folder;
  ExportOptions options;
  options.output = folder.file("csv");
  fs::create_directories(options.output);
  std::ofstream(options.output + "/old.csv") << "old";
  {
    auto given_up = CsvFolder::create(options);
    ASSERT_TRUE(given_up.ok());
  }
  EXPECT_TRUE(fs::exists(options.output + "/old.csv")) << "nothing changes before all is whole";
  auto writer = make_csv(options);
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE(export_two(std::move(*writer)).ok());
  EXPECT_FALSE(fs::exists(options.output + "/old.csv"));
  EXPECT_TRUE(fs::exists(options.output + "/indicators.csv"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.file("")), fs::directory_iterator{}), 1)
      << "no draft is left";
}

TEST(ArchiveWriters, ADataPackageDescribesEveryTable) {
  const test::TempDir folder;
  ExportOptions options;
  options.output = folder.file("package");
  options.messages = shipped_messages();
  auto writer = make_datapackage(options);
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE(export_two(std::move(*writer)).ok());
  std::ifstream in(options.output + "/datapackage.json");
  const Json package = Json::parse(in);
  ASSERT_EQ(package["resources"].size(), tables().size());
  bool enumerated = false;
  for (const Json& resource : package["resources"]) {
    EXPECT_EQ(fs::file_size(options.output + "/" + resource["path"].get<std::string>()),
              resource["bytes"].get<std::uintmax_t>());
    for (const Json& field : resource["schema"]["fields"]) {
      enumerated = enumerated || (field["name"] == "role" && field["constraints"].contains("enum"));
    }
  }
  EXPECT_TRUE(enumerated);
}

TEST(ArchiveWriters, AWorkbookIsMade) {
  const test::TempDir folder;
  ExportOptions options;
  options.output = folder.file("ita.xlsx");
  options.messages = shipped_messages();
  auto writer = make_xlsx(options);
  ASSERT_TRUE(writer.ok());
  const Status done = export_two(std::move(*writer));
  ASSERT_TRUE(done.ok()) << done.error().message;
  EXPECT_GT(fs::file_size(options.output), 5000U);
}

TEST(CsvLine, FormulasAreTextsForSpreadsheets) {
  const auto line = [](const std::string& text) { return csv_line({text}, true); };
  EXPECT_EQ(line("=1+1"), "'=1+1\r\n");
  for (const char* sign : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    const std::string text = std::string(sign) + "cmd";
    EXPECT_EQ(line(text), "'" + text + "\r\n") << "full-width ones too";
    EXPECT_EQ(line("\r\n" + text), "\"'\r\n" + text + "\"\r\n") << "behind a line break";
    EXPECT_EQ(line("\t" + text), "\"'\t" + text + "\"\r\n") << "behind a tab";
  }
  EXPECT_EQ(line("\n=1"), "\"'\n=1\"\r\n") << "behind a line break";
  EXPECT_EQ(line("-"), "-\r\n") << "a dash alone runs nothing";
  EXPECT_EQ(csv_line({std::string("=1")}, false), "=1\r\n");
  EXPECT_EQ(line(std::string("a\0b", 3)), "\"a\u2400b\"\r\n");
  EXPECT_EQ(csv_line({Value(), std::string()}, true), ",\"\"\r\n") << "null and empty differ";
}

TEST(CellText, EscapesOfTheFormatStayTexts) {
  EXPECT_EQ(cell_text("_x0041_"), "_x005F_x0041_");
  EXPECT_EQ(cell_text("_x0041_x0042_"), "_x005F_x0041_x005F_x0042_") << "which share a line";
  EXPECT_EQ(cell_text("a\xEF\xBF\xBE\xEF\xBF\xBF"
                      "b"),
            "a\uFFFD\uFFFDb")
      << "no XML else";
  EXPECT_EQ(cell_text("plain"), "plain");
  EXPECT_EQ(cell_text(std::string("a\0b", 3)), "a\u2400b");
  EXPECT_LT(cell_text(std::string(40000, 'a')).size(), 32767U);
}

TEST(LinkAddress, LeadsToTheFileAndNowhereElse) {
  EXPECT_EQ(link_address("ปี/a.pdf", 2), "external:ปี/a.pdf#page=2");
  EXPECT_EQ(link_address("a#b%41?.pdf", 0), "external:a%23b%2541%3F.pdf");
  EXPECT_EQ(link_address("http://x/a.pdf", 0), "external:http%3A//x/a.pdf");
  EXPECT_EQ(link_address("\\\\host\\a.pdf", 0), "external:%5C%5Chost%5Ca.pdf");
  EXPECT_EQ(link_address("x\xEF\xBF\xBE\x01.pdf", 0), "external:x%EF%BF%BE%01.pdf");
}

}  // namespace
}  // namespace ita::archive
