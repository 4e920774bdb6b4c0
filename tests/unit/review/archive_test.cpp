#include "review/archive/archive.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "batch/files.h"
#include "batch/journal.h"
#include "document/document.h"
#include "review/certify/certificate.h"
#include "review/server/app.h"
#include "support/temp_dir.h"
#include "thai/key.h"
#include "thai/unicode.h"
#include "unit/review/result_fixture.h"

namespace ita::review {
namespace {

/// Three documents: a and b with doubts, c that failed.
class Papers : public ::testing::Test {
 protected:
  Papers() {
    put("a.pdf", small_result());
    Json other = small_result();
    other["source"]["sha256"] = std::string(64, 'b');
    other["reports"][0]["agency"]["name"] = "องค์การบริหารส่วนตำบลงิม";
    other["reports"][0]["agency"]["province"] = "พะเยา";
    other["reports"][0]["fiscal_year"]["be"] = 2567;
    other["pages"].push_back(
        {{"number", 1}, {"text_source", "ocr"}, {"text", "คะแนน ๙๓.๐๗ ร้อยละ"}});
    put("<script>alert(1)</script>.pdf", other);
    batch::Record failed;
    failed.file = "c.pdf";
    failed.status = "failed";
    failed.error = {ErrorCode::encrypted, "document", "", 0, "is locked", "give --password"};
    journal_ += batch::to_line(failed) + "\n";
    folder_.write("run.jsonl", journal_);
  }

  void put(const std::string& name, const Json& document) {
    batch::Record record;
    record.file = name;
    record.sha256 = document["source"]["sha256"];
    record.status = "needs_review";
    record.output = std::to_string(++count_) + ".json";
    record.error.code = ErrorCode::none;
    folder_.write(record.output, document.dump(1));
    record.output_sha256 = batch::sha256_of_text(document.dump(1));
    journal_ += batch::to_line(record) + "\n";
  }

  std::unique_ptr<Archive> open(bool read_only = false, double sample = 0) {
    ArchiveOptions options;
    options.folder = folder_.file("");
    options.models = ITA_MODELS_DIR;
    options.read_only = read_only;
    options.sample = sample;
    options.official = official_;
    auto archive = Archive::open(options);
    EXPECT_TRUE(archive.ok()) << describe(archive.error());
    EXPECT_TRUE((*archive)->scan().ok());
    return std::move(*archive);
  }

  static std::string paper(Archive& archive, const std::string& file) {
    const Json all = archive.index().list({});
    for (const Json& row : all["rows"]) {
      if (row["file"] == file) {
        return row["paper"];
      }
    }
    return "";
  }

  static Said said(Archive& archive, const std::string& field, const std::string& action,
                   const Json& value = nullptr) {
    Said out;
    out.paper = paper(archive, "a.pdf");
    out.report = "เทศบาลตำบลปลาปาก/2566";
    out.field = field;
    out.action = action;
    out.value = value;
    out.user = "สมศรี";
    return out;
  }

  test::TempDir folder_;
  std::string journal_;
  std::optional<std::vector<audit::Sheet>> official_;
  int count_ = 0;
};

TEST_F(Papers, AreListedNeedFirstWithTheirFacets) {
  auto archive = open();
  const Json all = archive->index().list({});
  EXPECT_EQ(all["total"], 3);
  EXPECT_EQ(all["rows"][0]["file"], "c.pdf") << "what could not be read comes first";
  EXPECT_EQ(all["rows"][0]["error"]["remedy"], "give --password");
  EXPECT_EQ(all["rows"][1]["open"], 2);
  Filter filter;
  filter.province = "พะเยา";
  EXPECT_EQ(archive->index().list(filter)["total"], 1);
  const Json facets = archive->index().facets(filter);
  EXPECT_EQ(facets["province"].size(), 3U) << "its own choice does not narrow a facet";
  EXPECT_EQ(facets["year"].size(), 1U);
  filter.province = "-";
  EXPECT_EQ(archive->index().list(filter)["total"], 1);
  filter = {};
  filter.code = "sum-differs";
  EXPECT_EQ(archive->index().list(filter)["total"], 2);
}

TEST_F(Papers, ABrokenLineOfTheListIsSaidAndTheRestIsShown) {
  const size_t at = journal_.find("a.pdf");
  folder_.write("run.jsonl", journal_.substr(0, at) + "b" + journal_.substr(at + 1));
  ArchiveOptions options;
  options.folder = folder_.file("");
  options.models = ITA_MODELS_DIR;
  auto archive = Archive::open(options);
  ASSERT_TRUE(archive.ok());
  const Status read = (*archive)->scan();
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::damaged);
  EXPECT_EQ((*archive)->index().list({})["total"], 2);
}

/// Why an answer was refused; nothing where it was taken.
std::optional<std::string> refusal(Archive& archive, const Said& said) {
  const auto result = archive.answer(said);
  const auto* refused = std::get_if<Refusal>(&result);
  return refused != nullptr ? std::optional(refused->message) : std::nullopt;
}

TEST_F(Papers, AResultThatIsNotWhatWasWrittenIsNeitherShownNorAnswered) {
  {
    auto archive = open();  // so that the index knows the first reading
    const Said accept = said(*archive, "overall/score", "accept");
    Json changed = small_result();
    changed["reports"][0]["overall"]["score"] = 99.99;
    folder_.write("1.json", changed.dump(1));
    EXPECT_FALSE(archive->view(accept.paper).ok()) << "what was changed after it was listed";
    EXPECT_NE(refusal(*archive, accept).value_or("").find("hash"), std::string::npos);
    EXPECT_EQ(archive->store().revision(), 0);
  }
  auto archive = open();
  const Json listed = archive->index().list({});
  for (const Json& row : listed["rows"]) {
    if (row["file"] == "a.pdf") {
      EXPECT_EQ(row["status"], "failed");
      EXPECT_NE(row["error"]["message"].get<std::string>().find("hash"), std::string::npos);
      EXPECT_NE(row["error"]["remedy"].get<std::string>().find("ita extract"), std::string::npos);
      EXPECT_TRUE(row["total"].is_null()) << "its values are not in the list";
    }
  }
  const auto queue = archive->index().queue(Filter(), 10);
  EXPECT_EQ(std::count(queue.begin(), queue.end(), paper(*archive, "a.pdf")), 0);
  folder_.write("1.json", small_result().dump(1));
  EXPECT_TRUE(open()->view(paper(*archive, "a.pdf")).ok()) << "put back";
}

TEST_F(Papers, AResultThatARunWritesMeanwhileIsShown) {
  auto archive = open();
  Json anew = small_result();
  anew["reports"][0]["overall"]["score"] = 91.7;
  count_ = 0;
  put("a.pdf", anew);
  folder_.write("run.jsonl", journal_);
  EXPECT_TRUE(archive->view(paper(*archive, "a.pdf")).ok());
}

TEST_F(Papers, AResultWithoutItsRecordIsListedWithTheCause) {
  Json lost = small_result();
  lost["source"]["file"] = "lost.pdf";
  folder_.write("lost.pdf.json", lost.dump(1));
  auto archive = open();
  EXPECT_EQ(archive->index().list({})["total"], 4);
  EXPECT_FALSE(archive->view(paper(*archive, "lost.pdf")).ok());
  const Json listed = archive->index().list({});
  for (const Json& row : listed["rows"]) {
    if (row["file"] == "lost.pdf") {
      EXPECT_EQ(row["error"]["message"], "has no record in run.jsonl");
    }
  }
}

// A race is seen by the thread sanitizer alone (preset tsan).
TEST_F(Papers, AreReadAnewWhileAnswersOfOthersAreTakenIn) {
  auto archive = open();
  std::atomic<bool> ends = false;
  std::thread follower([&] {
    while (!ends) {
      archive->follow();
    }
  });
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(archive->scan().ok());
  }
  ends = true;
  follower.join();
  EXPECT_EQ(archive->index().list({})["total"], 3);
}

TEST_F(Papers, AreFoundByAnyTextInThem) {
  auto archive = open();
  const auto found = [&](const std::string& text) {
    Filter filter;
    filter.text = text;
    return archive->index().list(filter)["total"].get<int>();
  };
  EXPECT_EQ(found("ตำบลงิม"), 1);
  EXPECT_EQ(found("93.07ร้อย"), 1) << "spaces and the script of digits do not matter";
  EXPECT_EQ(found("ง"), 1) << "too short for trigrams";
  EXPECT_EQ(found("ไม่มีคำนี้"), 0);
  EXPECT_EQ(found("\" OR 1=1 --"), 0);
  EXPECT_EQ(found("<script>"), 1);
}

TEST_F(Papers, WhatWasFoundIsFoundAgainAfterAnAnswer) {
  auto archive = open();
  auto another = open();
  Filter filter;
  filter.text = "ตำบลงิม";
  for (Archive* one : {archive.get(), another.get()}) {
    EXPECT_EQ(one->index().list(filter)["total"], 1);
    EXPECT_EQ(one->index().facets(filter)["year"].size(), 1U);
    EXPECT_EQ(one->index().overview(filter)["statuses"].size(), 1U);
  }
  ASSERT_TRUE(std::holds_alternative<Correction>(
      archive->answer(said(*archive, "overall/score", "correct", 91.7))));
  for (Archive* one : {archive.get(), another.get()}) {
    EXPECT_EQ(one->index().list(filter)["total"], 1);
    EXPECT_EQ(one->index().facets(filter)["year"].size(), 1U);
  }
}

TEST_F(Papers, AnAnswerFlowsIntoTheList) {
  auto archive = open();
  ASSERT_TRUE(std::holds_alternative<Correction>(
      archive->answer(said(*archive, "overall/score", "correct", 91.7))));
  Filter filter;
  filter.year = "2566";
  const Json row = archive->index().list(filter)["rows"][0];
  EXPECT_EQ(row["total"], 91.7);
  EXPECT_EQ(row["open"], 1);
  EXPECT_EQ(row["state"], "in_progress");
  EXPECT_EQ(row["reviewer"], "สมศรี");
  ASSERT_TRUE(std::holds_alternative<Correction>(
      archive->answer(said(*archive, "indicator/2/score", "accept"))));
  EXPECT_EQ(archive->index().list(filter)["rows"][0]["state"], "approved");
  EXPECT_EQ(open()->index().list(filter)["rows"][0]["state"], "approved") << "and after a restart";
}

TEST_F(Papers, TwoPeopleDoNotOverwriteEachOther) {
  auto one = open();
  auto two = open();
  ASSERT_TRUE(std::holds_alternative<Correction>(
      one->answer(said(*one, "overall/score", "correct", 91.7))));
  const auto late = two->answer(said(*two, "overall/score", "accept"));
  ASSERT_TRUE(std::holds_alternative<Refusal>(late));
  EXPECT_EQ(std::get<Refusal>(late).why, Refusal::Why::stale);
  EXPECT_EQ(std::get<Refusal>(late).theirs["value"], 91.7);
  two->follow();
  Filter filter;
  filter.year = "2566";
  EXPECT_EQ(two->index().list(filter)["rows"][0]["total"], 91.7);
}

TEST_F(Papers, WhatMakesNoSenseIsRefused) {
  auto archive = open();
  const auto why = [&](Said answer) {
    const auto result = archive->answer(answer);
    return std::holds_alternative<Refusal>(result) ? static_cast<int>(std::get<Refusal>(result).why)
                                                   : -1;
  };
  const int wrong = static_cast<int>(Refusal::Why::wrong);
  const int unknown = static_cast<int>(Refusal::Why::unknown);
  EXPECT_EQ(why(said(*archive, "overall/score", "correct", "ninety")), wrong);
  EXPECT_EQ(why(said(*archive, "overall/score", "correct", -1)), wrong);
  EXPECT_EQ(why(said(*archive, "fiscal_year", "correct", 2024)), wrong);
  EXPECT_EQ(why(said(*archive, "overall/nothing", "accept")), unknown);
  EXPECT_EQ(why(said(*archive, "../../x", "add", 1)), unknown);
  EXPECT_EQ(why(said(*archive, "overall/score", "explode")), unknown);
  EXPECT_EQ(why(said(*archive, "split/99", "split", 99)), wrong);
  Said seen = said(*archive, "overall/score", "accept");
  seen.machine = 19.68;
  EXPECT_EQ(why(seen), static_cast<int>(Refusal::Why::stale)) << "the person saw another value";
  EXPECT_EQ(archive->store().revision(), 0);
  auto closed = open(true);
  const auto result = closed->answer(said(*closed, "overall/score", "accept"));
  EXPECT_EQ(std::get<Refusal>(result).why, Refusal::Why::read_only);
}

TEST_F(Papers, TheSampleIsRandomButTheSameForASeed) {
  auto archive = open(false, 0.2);
  const std::string id = paper(*archive, "a.pdf");
  const auto first = archive->index().sample_of(id);
  archive->index().draw_sample(0.2, 1);
  EXPECT_EQ(archive->index().sample_of(id), first);
  std::set<std::set<SampleKey>> seen;
  for (long seed = 1; seed < 12; ++seed) {
    archive->index().draw_sample(0.2, seed);
    seen.insert(archive->index().sample_of(id));
    EXPECT_FALSE(
        archive->index().sample_of(id).contains({"เทศบาลตำบลปลาปาก/2566", "overall/score"}))
        << "a doubted value is no sample";
  }
  EXPECT_GT(seen.size(), 2U);
  archive->index().draw_sample(1, 1);
  EXPECT_TRUE(
      archive->index().sample_of(id).contains({"เทศบาลตำบลปลาปาก/2566", "indicator/1/score"}));
}

TEST_F(Papers, AreHeldAgainstAPublishedList) {
  auto archive = open();
  EXPECT_TRUE(archive->differences()->is_null()) << "no list was given";
  official_ = *audit::read_sheets(
      "หน่วยงาน,จังหวัด,ปีงบประมาณ,คะแนน,ตัวชี้วัดที่ 1\n"
      "เทศบาลตำบลปลาปาก,นครพนม,2566,91.70,91.00\n"
      "เทศบาลตำบลไม่มีในผล,ตรัง,2566,80.00,80.00\n");
  archive = open();
  const auto total = [&] {
    const auto found = archive->differences();
    EXPECT_TRUE(found.ok());
    for (const Json& row : (*found)["rows"]) {
      if (row["field"] == "overall/score") {
        return row["ours"].get<std::string>() + " / " + row["official"].get<std::string>();
      }
    }
    return std::string("equal");
  };
  EXPECT_EQ(total(), "91.68 / 91.70");
  EXPECT_EQ((*archive->differences())["counts"]["missing"], 2)
      << "one agency is in the list alone, one in the results alone";
  ASSERT_TRUE(std::holds_alternative<Correction>(
      archive->answer(said(*archive, "overall/score", "correct", 91.7))));
  EXPECT_EQ(total(), "equal") << "what a person corrected is compared";
}

TEST_F(Papers, TheSecondReadingStandsBesideTheFirst) {
  Json document = small_result();
  document["source"]["sha256"] = std::string(64, 'd');
  Json& reason = document["reports"][0]["indicators"][1]["review"]["reasons"][0];
  reason["code"] = "readings-differ";
  reason["args"] = {{"first", "93.07"}, {"second", "93.01"}};
  put("d.pdf", document);
  folder_.write("run.jsonl", journal_);
  auto archive = open();
  const auto view = archive->view(paper(*archive, "d.pdf"));
  ASSERT_TRUE(view.ok());
  for (const Json& field : (*view)["fields"]) {
    EXPECT_EQ(field["second"],
              field["name"] == "indicator/2/score" ? Json("93.01") : Json(nullptr));
  }
}

TEST_F(Papers, ReasonsAreToldInWordsAmongTheFacets) {
  auto archive = open();
  App app(*archive, nullptr, "me");
  const Json list = Json::parse(app.handle({"GET", "/api/list", {}, "", ""}).body);
  for (const Json& reason : list["facets"]["code"]) {
    EXPECT_FALSE(reason["th"].get<std::string>().empty());
    EXPECT_EQ(reason["en"].get<std::string>().find('{'), std::string::npos);
  }
}

TEST_F(Papers, ACertificateCountsTheSampleAlone) {
  auto archive = open(false, 1);
  archive->answer(said(*archive, "overall/score", "correct", 91.7));  // doubted: no sample
  archive->answer(said(*archive, "indicator/1/score", "accept"));
  archive->answer(said(*archive, "indicator/3/score", "correct", 85.83));
  archive->answer(said(*archive, "fiscal_year", "unreadable"));
  const Json certificate = certify(archive->store().since(0), archive->index());
  EXPECT_EQ(certificate["checked"], 2);
  EXPECT_EQ(certificate["wrong"], 1);
  EXPECT_EQ(certificate["undecided"], 1);
  EXPECT_EQ(certificate["wrong_values"][0]["field"], "indicator/3/score");
  EXPECT_GT(certificate["bound"].get<double>(), 0.9);
}

TEST_F(Papers, ACertificateForgetsWhatAnEarlierReadingSaid) {
  {
    auto archive = open(false, 1);
    archive->answer(said(*archive, "indicator/1/score", "accept"));
    archive->answer(said(*archive, "indicator/3/score", "accept"));
    EXPECT_EQ(certify(archive->store().since(0), archive->index())["checked"], 2);
  }
  Json read_anew = small_result();
  read_anew["reports"][0]["indicators"][2]["score"] = 12.34;
  put("a.pdf", read_anew);
  folder_.write("run.jsonl", journal_);
  auto archive = open(false, 1);
  const Json certificate = certify(archive->store().since(0), archive->index());
  EXPECT_EQ(certificate["checked"], 1) << "nobody has looked at 12.34";
  EXPECT_EQ(certificate["outdated"], 1);
}

TEST_F(Papers, TheQueueAsksForASampledValueOnce) {
  auto archive = open(false, 1);
  const std::string id = paper(*archive, "a.pdf");
  const auto asked = [&] {
    const auto papers = archive->index().queue(Filter(), 10);
    return std::find(papers.begin(), papers.end(), id) != papers.end();
  };
  EXPECT_TRUE(asked());
  const auto view = archive->view(id);
  ASSERT_TRUE(view.ok());
  for (const Json& field : (*view)["fields"]) {
    if (!field["reasons"].empty() || field["sampled"].get<bool>()) {
      EXPECT_TRUE(asked()) << "before " << field["name"];
      archive->answer(said(*archive, field["name"], "accept"));
    }
  }
  EXPECT_FALSE(asked()) << "all was answered, the sample, too";
}

TEST_F(Papers, TheOverviewCountsAnswersThatHoldAndOnlyThose) {
  auto archive = open(false, 1);
  App app(*archive, nullptr, "me");
  archive->answer(said(*archive, "overall/score", "correct", 91.7));  // doubted
  archive->answer(said(*archive, "indicator/1/score", "accept"));
  archive->answer(said(*archive, "indicator/1/score", "comment"));
  const auto wrong = archive->answer(said(*archive, "indicator/3/score", "correct", 85.83));
  const auto rates = [&] {
    return Json::parse(app.handle({"GET", "/api/overview", {}, "", ""}).body)["answers"].dump();
  };
  EXPECT_EQ(rates(), R"({"flagged":1,"flaggedWrong":1,"unflagged":2,"unflaggedWrong":1})");
  Said back = said(*archive, "indicator/3/score", "revert");
  back.supersedes = std::get<Correction>(wrong).id;
  archive->answer(back);
  EXPECT_EQ(rates(), R"({"flagged":1,"flaggedWrong":1,"unflagged":1,"unflaggedWrong":0})");
}

TEST_F(Papers, ACertificateIsPrintedWithItsFont) {
  auto archive = open(false, 1);
  archive->answer(said(*archive, "indicator/1/score", "accept"));
  const Json certificate = certify(archive->store().since(0), archive->index());
  for (const char* language : {"th", "en"}) {
    const auto texts = Texts::load(ITA_MODELS_DIR, language);
    const auto pdf = certificate_pdf(certificate, "out", *texts, ITA_MODELS_DIR);
    ASSERT_TRUE(pdf.ok()) << describe(pdf.error());
    const std::string path = folder_.file("certificate.pdf");
    folder_.write("certificate.pdf", *pdf);
    const auto bytes = document::FileBytes::open(path);
    ASSERT_TRUE(bytes.ok());
    const auto opened = document::open(*bytes);
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ((*opened)->page_count(), 1);
    const auto layer = (*opened)->text_layer(1);
    ASSERT_TRUE(layer.ok());
    std::u32string printed;
    for (const document::Glyph& glyph : layer->glyphs) {
      printed += glyph.code;
    }
    EXPECT_NE(thai::match_key(thai::to_utf8(printed))
                  .find(thai::match_key((*texts)("certificate.title"))),
              std::string::npos)
        << "what is copied out is what was printed: " << thai::to_utf8(printed);
    EXPECT_NE(pdf->find("/FontFile2"), std::string::npos);
    EXPECT_EQ(*pdf, *certificate_pdf(certificate, "out", *texts, ITA_MODELS_DIR));
  }
}

TEST_F(Papers, TheApplicationAnswersByIdsAndNothingElse) {
  auto archive = open();
  App app(*archive, nullptr, "me");
  const auto status = [&](const std::string& path,
                          const std::map<std::string, std::string>& query = {}) {
    return app.handle({"GET", path, query, "", ""}).status;
  };
  const std::string id = paper(*archive, "a.pdf");
  EXPECT_EQ(status("/api/document", {{"id", id}}), 200);
  EXPECT_EQ(status("/api/document", {{"id", "../1.json"}}), 404);
  EXPECT_EQ(status("/api/page", {{"id", "../../etc/passwd"}}), 404);
  EXPECT_EQ(status("/../CMakeLists.txt"), 404);
  EXPECT_EQ(status("/i18n/../facts/lexicon.json"), 404);
  EXPECT_EQ(status("/i18n/en.json"), 200);
  EXPECT_EQ(status("/app.js"), 200);
  EXPECT_EQ(status("/api/intake"), 404) << "nothing is brought in by ita review";
  EXPECT_EQ(app.handle({"GET", "/api/answer", {}, "", ""}).status, 405);
  for (const char* body : {"", "[]", "{", "{\"paper\":1}", "{\"answers\":[1,null]}"}) {
    EXPECT_LT(app.handle({"POST", "/api/answer", {}, body, ""}).status, 500) << body;
  }
}

TEST_F(Papers, APictureOfNoSourceIsNone) {
  auto archive = open();
  App app(*archive, nullptr, "me");
  EXPECT_EQ(
      app.handle({"GET", "/api/page", {{"id", paper(*archive, "a.pdf")}, {"page", "1"}}, "", ""})
          .status,
      404);
}

}  // namespace
}  // namespace ita::review
