#include "batch/journal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "batch/files.h"
#include "support/temp_dir.h"

namespace ita::batch {
namespace {

std::string root(const test::TempDir& dir) {
  const std::string inside = dir.file("");
  return inside.substr(0, inside.size() - 1);
}

Record record(const std::string& file) {
  Record r;
  r.file = file;
  r.sha256 = std::string(64, 'a');
  r.status = "ok";
  r.pages = 3;
  r.output = file + ".json";
  r.output_sha256 = std::string(64, 'b');
  r.key = "k";
  r.sandbox = "landlock 7, seccomp";
  r.error.code = ErrorCode::none;
  return r;
}

TEST(JournalLine, EveryFlippedBitIsNoticed) {
  const std::string line = to_line(record("a.pdf"));
  const std::string whole = line.substr(0, line.size() - 1);
  ASSERT_TRUE(record_of(whole).ok());
  int passed = 0;
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    const auto read = record_of(flipped);
    // A broken name of the checksum itself makes a line of an older version: its content is whole.
    passed += read.ok() && to_line(*read) != line ? 1 : 0;
  }
  EXPECT_EQ(passed, 0);
}

TEST(JournalLine, LineOfAnOlderVersionIsRead) {
  std::string line = to_line(record("a.pdf"));
  line = line.substr(0, line.find(",\"check\"")) + "}";
  EXPECT_TRUE(record_of(line).ok());
}

class JournalFile : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(make_folders(root(dir_) + "/.ita").ok());
    std::ofstream(path()) << to_line(record("a.pdf")) << to_line(record("b.pdf"));
  }
  std::string path() const { return root(dir_) + "/run.jsonl"; }
  Result<Journal> open() { return Journal::open(root(dir_), root(dir_) + "/.ita"); }
  test::TempDir dir_;
};

TEST_F(JournalFile, BrokenLineIsSaidAndMadeAnewFromItsResult) {
  std::string text = read_all(path()).value();
  text[text.find("b.pdf")] = 'c';
  std::ofstream(path()) << text;
  std::ofstream(root(dir_) + "/b.pdf.json")
      << R"({"status": "needs_review", "source": {"file": "b.pdf", "sha256": "55", "pages": 4}})";
  auto journal = open();
  ASSERT_TRUE(journal.ok());
  EXPECT_EQ(journal->notices().size(), 2U);
  EXPECT_TRUE(journal->find("a.pdf").has_value());
  EXPECT_FALSE(journal->find("c.pdf").has_value()) << "a name that nobody gave";
  const auto made = journal->find("b.pdf");
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->status, "needs_review");
  EXPECT_EQ(made->pages, 4);
  EXPECT_TRUE(made->key.empty()) << "with unknown options: it is read again";
}

TEST_F(JournalFile, LinkIsNotFollowed) {
  std::filesystem::rename(path(), root(dir_) + "/elsewhere");
  std::filesystem::create_symlink(root(dir_) + "/elsewhere", path());
  const std::string before = read_all(root(dir_) + "/elsewhere").value();
  auto journal = open();
  if (journal) {
    ASSERT_TRUE(journal->append(record("d.pdf")).ok());
  }
  EXPECT_EQ(read_all(root(dir_) + "/elsewhere").value(), before);
}

}  // namespace
}  // namespace ita::batch
