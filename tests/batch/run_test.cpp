#include "batch/run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "batch/files.h"
#include "batch/results.h"

namespace ita::batch {
namespace {

namespace fs = std::filesystem;

class BatchRun : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "ita-batch-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
    fs::create_directories(root_ / "in");
    ::setenv("DRIVER_MARKS", root_.c_str(), 1);
  }
  void TearDown() override {
    fs::permissions(root_, fs::perms::owner_all, fs::perm_options::add);
    fs::remove_all(root_);
  }

  void put(const std::string& name, const std::string& script) {
    const fs::path path = root_ / "in" / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << script;
  }

  RunOptions options(int jobs = 2) {
    RunOptions o;
    o.output = out().string();
    o.jobs = jobs;
    o.worker_command = {BATCH_DRIVER, "worker"};
    o.setup.limits = {3, 60, 768, 1.5, 64};
    return o;
  }

  fs::path out() const { return root_ / "out"; }

  RunResult go(const RunOptions& o) { return go(o, "in"); }

  RunResult go(RunOptions o, const std::string& folder) {
    const auto inputs = collect({(root_ / folder).string()}, o.output);
    o.folders = inputs->folders;
    auto result = run(inputs->files, o, observer_);
    EXPECT_TRUE(result.ok()) << (result ? "" : describe(result.error()));
    return result ? *result : RunResult{};
  }

  std::map<std::string, Record> journal() {
    std::map<std::string, Record> records;
    std::ifstream in(out() / "run.jsonl");
    for (std::string line; std::getline(in, line);) {
      const auto record = record_of(line);
      EXPECT_TRUE(record.ok()) << line;
      EXPECT_TRUE(records.emplace(record->file, *record).second)
          << "two records for " << record->file;
    }
    return records;
  }

  /// Every result file with its content; the journal has times and is left out.
  std::map<std::string, std::string> results() {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(out())) {
      const std::string name = entry.path().lexically_relative(out()).string();
      if (entry.is_regular_file() && name != "run.jsonl" && name.rfind(".ita/", 0) != 0 &&
          name.rfind("mark-", 0) != 0) {
        all[name] = read_all(entry.path().string()).value();
      }
    }
    return all;
  }

  struct Watch : Observer {
    void notice(const std::string& line) override { notices.push_back(line); }
    std::vector<std::string> notices;
  };
  fs::path root_;
  Watch observer_;
};

TEST_F(BatchRun, EveryInputHasOneRecordAndOneResult) {
  for (int i = 0; i < 20; ++i) {
    put(fmt::format("ปี 25{}/แบบ {}.pdf", 60 + i % 4, i),
        fmt::format("pages {}\nkey {}", 1 + i % 3, i));
  }
  put("bad.pdf", "damaged 0");
  put("empty.pdf", "");
  const RunResult result = go(options());
  EXPECT_EQ(result.progress.done, 22);
  EXPECT_EQ(result.progress.failed, 2);
  const auto records = journal();
  EXPECT_EQ(records.size(), 22U);
  EXPECT_EQ(results().size(), 20U);
  EXPECT_EQ(records.at("bad.pdf").error.code, ErrorCode::damaged);
  EXPECT_EQ(records.at("empty.pdf").error.code, ErrorCode::empty);
  EXPECT_EQ(records.at("ปี 2560/แบบ 0.pdf").output, "ปี 2560/แบบ 0.pdf.json");
}

TEST_F(BatchRun, PageThatKillsItsReaderIsLeftOutAndTheRestIsRead) {
  put("a.pdf", "pages 3\ncrash 2");
  put("b.pdf", "pages 1");
  go(options());
  const auto records = journal();
  EXPECT_EQ(records.at("a.pdf").status, "unreadable");
  ASSERT_EQ(records.at("a.pdf").problems.size(), 1U);
  EXPECT_EQ(records.at("a.pdf").problems[0].page, 2);
  EXPECT_NE(records.at("a.pdf").problems[0].message.find("SIGABRT"), std::string::npos);
  EXPECT_FALSE(records.at("b.pdf").failed());
}

TEST_F(BatchRun, OneCrashCostsNothing) {
  put("a.pdf", "pages 3\ncrash-once 2");
  go(options());
  EXPECT_TRUE(journal().at("a.pdf").problems.empty());
  EXPECT_EQ(observer_.notices.size(), 1U);
}

TEST_F(BatchRun, FileThatKillsTwiceWhileOpeningIsSetAside) {
  put("a.pdf", "pages 3\ncrash 0");
  put("b.pdf", "pages 1");
  go(options());
  const auto records = journal();
  EXPECT_EQ(records.at("a.pdf").error.code, ErrorCode::quarantined);
  EXPECT_FALSE(records.at("a.pdf").error.remedy.empty());
  EXPECT_FALSE(records.at("b.pdf").failed());
  observer_.notices.clear();
  EXPECT_EQ(go(options()).progress.reused, 2) << "a file set aside is not tried in every run";
}

TEST_F(BatchRun, HangingPageCostsThatPage) {
  put("a.pdf", "pages 2\nhang 1");
  go(options());
  const auto records = journal();
  ASSERT_EQ(records.at("a.pdf").problems.size(), 1U);
  EXPECT_NE(records.at("a.pdf").problems[0].message.find("longer than"), std::string::npos);
}

TEST_F(BatchRun, TimeIsThatOfTheProcessorAndLoadDecidesNothing) {
  put("waits.pdf", "pages 1\nslow 2500");  // as on a machine with other work
  put("works.pdf", "pages 1\nbusy 5000");
  RunOptions o = options();
  o.setup.limits.page_seconds = 1;
  o.setup.limits.wall_factor = 20;
  go(o);
  const auto records = journal();
  EXPECT_TRUE(records.at("waits.pdf").problems.empty());
  EXPECT_FALSE(records.at("waits.pdf").failed());
  EXPECT_TRUE(records.at("works.pdf").failed() || !records.at("works.pdf").problems.empty());
}

TEST_F(BatchRun, DocumentWithoutAReadablePageFails) {
  put("a.pdf", "pages 1\ncrash 1");
  go(options());
  EXPECT_EQ(journal().at("a.pdf").error.code, ErrorCode::quarantined);
  EXPECT_TRUE(results().empty());
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_F(BatchRun, MemoryHasALimit) {
  put("a.pdf", "pages 1\neat 1");
  put("b.pdf", "pages 1");
  go(options());
  const auto records = journal();
  EXPECT_TRUE(records.at("a.pdf").failed());
  EXPECT_FALSE(records.at("b.pdf").failed());
}
#endif

TEST_F(BatchRun, LongDocumentIsSharedOutWithTheSameResult) {
  put("long.pdf", "pages 41");
  go(options(2));
  const std::string shared = results().at("long.pdf.json");
  fs::remove_all(out());
  go(options(1));
  EXPECT_EQ(results().at("long.pdf.json"), shared);
  EXPECT_EQ(journal().at("long.pdf").pages, 41);
  EXPECT_NE(shared.find("\"number\": 41"), std::string::npos);
}

TEST_F(BatchRun, LongDocumentLosesOnlyTheBadPages) {
  put("long.pdf", "pages 30\ncrash 17");
  go(options(2));
  ASSERT_EQ(journal().at("long.pdf").problems.size(), 1U);
  EXPECT_EQ(journal().at("long.pdf").problems[0].page, 17);
}

TEST_F(BatchRun, DocumentOverItsTimeKeepsWhatWasRead) {
  put("long.pdf", "pages 40\nslow 100");
  RunOptions o = options(2);
  o.setup.limits.document_seconds = 1.5;
  go(o);
  const Record record = journal().at("long.pdf");
  EXPECT_FALSE(record.failed());
  EXPECT_GT(record.problems.size(), 5U);
  EXPECT_LT(record.problems.size(), 40U);
}

/// What a worker says and does that its file has taken over, see the driver.
class TakenOver : public BatchRun, public testing::WithParamInterface<int> {};

TEST_P(TakenOver, CostsItsFileAndNothingElse) {
  put("a.pdf", fmt::format("pages 2\nlie {}", GetParam()));
  put("b.pdf", "pages 2");
  const RunResult result = go(options());
  EXPECT_EQ(result.progress.done, 2);
  const auto records = journal();
  EXPECT_TRUE(records.at("a.pdf").failed());
  EXPECT_NE(records.at("a.pdf").error.code, ErrorCode::missing_model);
  EXPECT_FALSE(records.at("b.pdf").failed());
  EXPECT_EQ(results().size(), 1U);
  for (const auto& entry : fs::recursive_directory_iterator(root_)) {
    EXPECT_EQ(entry.path().string().find("planted"), std::string::npos) << entry.path();
  }
}
INSTANTIATE_TEST_SUITE_P(Lies, TakenOver, testing::Range(1, 12));

TEST_F(BatchRun, FileThatChangesWhileItIsReadIsReadAgain) {
  put("a.pdf", "pages 1\nslow 1000");
  std::thread writer([&] {
    while (!fs::exists(out() / "run.jsonl")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    put("a.pdf", "pages 3");
  });
  go(options());
  writer.join();
  const Record record = journal().at("a.pdf");
  EXPECT_EQ(record.pages, 3);
  EXPECT_EQ(record.sha256, sha256_of_text("pages 3"));
  ASSERT_EQ(observer_.notices.size(), 1U);
  EXPECT_NE(observer_.notices[0].find("changed while it was read"), std::string::npos);
}

TEST_F(BatchRun, PageThatLackedTimeIsTriedByTheNextRun) {
  put("a.pdf", "pages 2\nhang 1");
  put("b.pdf", "pages 2\ncrash 1");
  RunOptions o = options();
  o.setup.limits.page_seconds = 1;
  EXPECT_EQ(go(o).progress.incomplete, 2);
  EXPECT_TRUE(journal().at("a.pdf").problems.at(0).passing);
  EXPECT_FALSE(journal().at("b.pdf").problems.at(0).passing);
  EXPECT_EQ(go(o).progress.reused, 1) << "what kills its reader does so again";
}

TEST_F(BatchRun, HugeFileIsRefusedAtOnce) {
  put("a.pdf", "pages 1");
  fs::resize_file(root_ / "in/a.pdf", std::uintmax_t{2} << 40);  // it has holes
  put("b.pdf", "pages 1");
  go(options());
  EXPECT_EQ(journal().at("a.pdf").error.code, ErrorCode::too_large);
  EXPECT_FALSE(journal().at("b.pdf").failed());
}

TEST_F(BatchRun, FenceThatIsMissingIsRecordedAndCanBeRequired) {
  put("a.pdf", "pages 1");
  RunOptions o = options();
  go(o);
  EXPECT_EQ(journal().at("a.pdf").sandbox, "off");
  o.setup.require_sandbox = true;
  const auto inputs = collect({(root_ / "in").string()}, o.output);
  const auto refused = run(inputs->files, o, observer_);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::no_sandbox);
}

TEST_F(BatchRun, SameContentIsReadOnce) {
  put("a.pdf", "pages 2");
  put("b/c.pdf", "pages 2");
  put("d.pdf", "damaged 0");
  put("e.pdf", "damaged 0");
  const RunResult result = go(options());
  EXPECT_EQ(result.progress.duplicates, 2);
  EXPECT_EQ(result.progress.pages, 2);
  const auto records = journal();
  EXPECT_EQ(records.at("b/c.pdf").duplicate_of, "a.pdf");
  EXPECT_TRUE(records.at("e.pdf").failed());
  const auto all = results();
  const std::string renamed = output::with_file_name(all.at("a.pdf.json"), "b/c.pdf");
  EXPECT_EQ(all.at("b/c.pdf.json"), renamed);
  EXPECT_NE(all.at("b/c.pdf.json"), all.at("a.pdf.json"));
}

TEST_F(BatchRun, FinishedAndUnchangedIsNotReadAgain) {
  put("a.pdf", "pages 2");
  put("b.pdf", "pages 3");
  go(options());
  const RunResult second = go(options());
  EXPECT_EQ(second.progress.reused, 2);
  EXPECT_EQ(second.progress.pages, 0);
  put("a.pdf", "pages 4");
  const RunResult third = go(options());
  EXPECT_EQ(third.progress.reused, 1);
  EXPECT_EQ(journal().at("a.pdf").pages, 4);
  fs::remove(out() / "b.pdf.json");
  EXPECT_EQ(go(options()).progress.reused, 1) << "a result that is gone is made again";
  std::ofstream(out() / "b.pdf.json") << "damaged";
  EXPECT_EQ(go(options()).progress.reused, 1) << "a result that was changed is made again";
  RunOptions other = options();
  other.setup.extract.reader.ocr = text::OcrMode::always;
  EXPECT_EQ(go(other).progress.reused, 0) << "other options are another result";
  other.again = true;
  EXPECT_EQ(go(other).progress.reused, 0);
}

TEST_F(BatchRun, ResultOfOldContentIsKeptUnderANameOfItsOwnUntilPruned) {
  put("a.pdf", "pages 2");
  go(options());
  const std::string was = results().at("a.pdf.json");
  put("a.pdf", "damaged 0");
  go(options());
  EXPECT_TRUE(journal().at("a.pdf").failed());
  const std::string kept = other_name("a.pdf", sha256_of_text("pages 2"));
  EXPECT_TRUE(journal().at(kept).gone);
  ASSERT_EQ(results().size(), 1U);
  EXPECT_EQ(results().at(kept + ".json"), output::with_file_name(was, kept));
  RunOptions pruning = options();
  pruning.prune = true;
  go(pruning);
  EXPECT_TRUE(results().empty());
  EXPECT_EQ(journal().size(), 1U);
}

TEST_F(BatchRun, AnotherFileOfTheSameNameReplacesNothing) {
  put("a.pdf", "pages 2");
  go(options());
  const auto before = results();
  put("../other/a.pdf", "pages 3");
  go(options(), "other");
  const std::string origin = origin_of((root_ / "other/a.pdf").string());
  const std::string name = other_name("a.pdf", fs::weakly_canonical(origin).string());
  const auto all = results();
  EXPECT_EQ(all.at("a.pdf.json"), before.at("a.pdf.json"));
  ASSERT_EQ(all.count(name + ".json"), 1U);
  EXPECT_EQ(journal().at(name).pages, 3);
  ASSERT_FALSE(observer_.notices.empty());
  EXPECT_NE(observer_.notices.back().find(name), std::string::npos);
  EXPECT_EQ(go(options(), "other").progress.reused, 1) << "it keeps that name";
  EXPECT_EQ(go(options()).progress.reused, 1);
  EXPECT_EQ(results(), all);
}

TEST_F(BatchRun, AFileKeepsItsNameHoweverItIsGiven) {
  put("b/a.pdf", "pages 2");
  go(options());
  const std::string path = (root_ / "in/b/a.pdf").string();
  const auto inputs = collect({path}, out().string());
  ASSERT_TRUE(run(inputs->files, options(), observer_).ok());
  EXPECT_EQ(journal().size(), 1U);
  EXPECT_EQ(journal().count("b/a.pdf"), 1U);
}

TEST_F(BatchRun, ResultThatWasChangedByHandIsKept) {
  put("a.pdf", "pages 2");
  go(options());
  const std::string made = results().at("a.pdf.json");
  std::ofstream(out() / "a.pdf.json") << "by hand";
  go(options());
  EXPECT_EQ(results().at("a.pdf.json"), made);
  EXPECT_EQ(results().at("a.pdf.json.edited"), "by hand");
  ASSERT_EQ(observer_.notices.size(), 1U);
  EXPECT_NE(observer_.notices[0].find("a.pdf.json.edited"), std::string::npos);
}

TEST_F(BatchRun, WhatIsGoneIsMarkedAndComesBack) {
  put("a.pdf", "pages 2");
  put("b.pdf", "pages 3");
  go(options());
  fs::rename(root_ / "in/a.pdf", root_ / "in/c.pdf");
  EXPECT_EQ(go(options()).progress.gone, 1);
  EXPECT_TRUE(journal().at("a.pdf").gone);
  EXPECT_FALSE(journal().at("c.pdf").gone);
  ASSERT_FALSE(observer_.notices.empty());
  EXPECT_NE(observer_.notices.back().find("c.pdf"), std::string::npos);
  EXPECT_EQ(results().size(), 3U) << "its result stays";
  EXPECT_EQ(go(options()).progress.gone, 0) << "it is told once";
  fs::copy_file(root_ / "in/c.pdf", root_ / "in/a.pdf");
  go(options());
  EXPECT_FALSE(journal().at("a.pdf").gone);
}

TEST_F(BatchRun, WhatIsNoDocumentHasARecordWithTheReason) {
  put("a.pdf", "pages 2");
  put("b.docx", std::string("PK\x03\x04............word/document.xml"));
  put("c", "%PDF-1.4 pages 1");
  put("d.pdf.download", "%PDF-1.4");
  const RunResult result = go(options());
  EXPECT_EQ(result.progress.skipped, 2);
  const auto records = journal();
  EXPECT_EQ(records.at("b.docx").status, "skipped");
  EXPECT_NE(records.at("b.docx").error.message.find("Word"), std::string::npos);
  EXPECT_EQ(records.at("d.pdf.download").status, "skipped");
  EXPECT_NE(records.at("c").status, "skipped");
}

TEST_F(BatchRun, JournalLineThatWasCutIsMadeAgain) {
  put("a.pdf", "pages 2");
  put("b.pdf", "pages 3");
  go(options());
  const std::string path = (out() / "run.jsonl").string();
  const std::string text = read_all(path).value();
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text.substr(0, text.size() - 20);
  EXPECT_EQ(go(options()).progress.reused, 1);
  EXPECT_EQ(journal().size(), 2U);
}

TEST_F(BatchRun, SecondRunInTheSameFolderStops) {
  put("a.pdf", "pages 1\nslow 3000");
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl(BATCH_DRIVER, BATCH_DRIVER, "run", (root_ / "in").c_str(), out().c_str(), "1", nullptr);
    ::_exit(127);
  }
  while (!fs::exists(out() / "run.jsonl")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  const auto inputs = collect({(root_ / "in").string()}, out().string());
  const auto second = run(inputs->files, options(), observer_);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_NE(second.error().message.find(std::to_string(child)), std::string::npos);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(journal().size(), 1U);
}

TEST_F(BatchRun, VanishedAndUnreadableFilesHaveARecord) {
  put("a.pdf", "pages 1");
  const std::vector<Input> inputs{{(root_ / "in/a.pdf").string(), "a.pdf"},
                                  {(root_ / "in/gone.pdf").string(), "gone.pdf"},
                                  {(root_ / "in").string(), "folder"},
                                  {"/dev/null", "null"}};
  const auto result = run(inputs, options(), observer_);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->progress.failed, 3);
  const auto records = journal();
  EXPECT_EQ(records.at("gone.pdf").error.code, ErrorCode::not_found);
  EXPECT_EQ(records.at("null").error.code, ErrorCode::unsupported_format);
}

TEST_F(BatchRun, NamesWithAnyByteWork) {
  put("a\nb\xFF.pdf", "pages 1");
  go(options());
  EXPECT_EQ(journal().count("a\nb\\xFF.pdf"), 1U);
  EXPECT_TRUE(fs::exists(out() / "a\nb\xFF.pdf.json"));
  int visited = 0;
  const Status read =
      for_each_result(out().string(), [&](const Record&, const std::string& json) -> Status {
        visited += json.empty() ? 0 : 1;
        return Done{};
      });
  EXPECT_TRUE(read.ok());
  EXPECT_EQ(visited, 1);
}

TEST_F(BatchRun, WorkersThatCannotStartEndTheRun) {
  put("a.pdf", "pages 1");
  RunOptions o = options();
  o.worker_command = {"/bin/false"};
  const auto inputs = collect({(root_ / "in").string()}, o.output);
  EXPECT_FALSE(run(inputs->files, o, observer_).ok());
}

/// Starts the driver and kills it with `signal` after `ms`; its exit code, -1 when the signal ended
/// it.
int run_and_kill(const fs::path& in, const fs::path& out, int signal, int ms) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl(BATCH_DRIVER, BATCH_DRIVER, "run", in.c_str(), out.c_str(), "2", nullptr);
    ::_exit(127);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(ms));
  ::kill(child, signal);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(BatchRun, KilledAtAnyPointItGoesOnToTheSameResult) {
  for (int i = 0; i < 200; ++i) {
    put(fmt::format("{}/{}.pdf", i % 7, i),
        fmt::format("pages {}\nslow 2\nkey {}", i == 50 ? 60 : 1 + i / 2 % 4, i / 2));
  }
  go(options());
  const auto undisturbed = results();
  const auto records = journal();
  fs::remove_all(out());
  std::mt19937 random(2567);
  int killed = 0;
  for (int i = 0; i < 50; ++i) {
    const int ms = std::uniform_int_distribution<int>(1, 600)(random);
    const int code = run_and_kill(root_ / "in", out(), i % 5 == 0 ? SIGINT : SIGKILL, ms);
    killed += code != 0 ? 1 : 0;
  }
  EXPECT_GT(killed, 5) << "nothing was killed: the test shows nothing";
  RecordProperty("killed", killed);
  go(options());
  EXPECT_EQ(results(), undisturbed);
  const auto after = journal();
  ASSERT_EQ(after.size(), records.size());
  for (const auto& [file, record] : records) {
    EXPECT_EQ(after.at(file).status, record.status) << file;
    EXPECT_EQ(after.at(file).output_sha256, record.output_sha256) << file;
    EXPECT_EQ(after.at(file).duplicate_of, record.duplicate_of) << file;
  }
}

}  // namespace
}  // namespace ita::batch
