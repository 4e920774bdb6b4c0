#include <gtest/gtest.h>

#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>

#include "batch/files.h"
#include "batch/inputs.h"
#include "support/temp_dir.h"

namespace ita::batch {
namespace {

std::string root(const test::TempDir& dir) {
  const std::string inside = dir.file("");
  return inside.substr(0, inside.size() - 1);
}

namespace fs = std::filesystem;

TEST(Names, NoTwoBecomeTheSameAndEachComesBack) {
  const std::vector<std::string> names{"a\xFF.pdf",    "a\\xFF.pdf", "a\\x5CxFF.pdf", "a\\.pdf",
                                       "a\\x.pdf",     "a\\xff.pdf", "a\xC3.pdf",     "a\\\xFF.pdf",
                                       "a\\\\xFF.pdf", "a\\x5C.pdf", "รายงาน.pdf"};
  std::set<std::string> seen;
  for (const std::string& name : names) {
    EXPECT_TRUE(seen.insert(utf8_name(name)).second) << name;
    EXPECT_EQ(file_name(utf8_name(name)), name);
  }
}

TEST(Names, FolderOfOurOwnNameKeepsItsResults) {
  const test::TempDir dir;
  fs::create_directories(fs::path(root(dir)) / "in/.ita");
  std::ofstream(fs::path(root(dir)) / "in/.ita/a.pdf") << "x";
  const auto inputs = collect({root(dir) + "/in"}, root(dir) + "/out");
  ASSERT_TRUE(inputs.ok());
  ASSERT_EQ(inputs->files.size(), 1U);
  EXPECT_FALSE(inputs->files[0].name.starts_with(".ita/")) << inputs->files[0].name;
  EXPECT_TRUE(inputs->files[0].name.ends_with("a.pdf"));
}

TEST(OwnFolder, LinkInItsPlaceIsRefused) {
  const test::TempDir dir;
  fs::create_directories(fs::path(root(dir)) / "precious");
  fs::create_directories(fs::path(root(dir)) / "out");
  fs::create_directory_symlink(fs::path(root(dir)) / "precious", fs::path(root(dir)) / "out/.ita");
  EXPECT_FALSE(own_folder(root(dir) + "/out").ok());
  fs::remove(fs::path(root(dir)) / "out/.ita");
  EXPECT_TRUE(own_folder(root(dir) + "/out").ok());
  EXPECT_TRUE(own_folder(root(dir) + "/out").ok()) << "a second time, too";
}

TEST(Files, AFifoIsReadAsNoFile) {
  const test::TempDir dir;
  const std::string fifo = root(dir) + "/fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(sha256_of(fifo).error().code, ErrorCode::unsupported_format);
  EXPECT_FALSE(read_all(fifo).ok());
}

TEST(Files, HashingStopsAtOnce) {
  const test::TempDir dir;
  const std::string large = root(dir) + "/large";
  std::ofstream(large) << "x";
  fs::resize_file(large, std::uintmax_t{1} << 40);  // a file with holes
  EXPECT_EQ(sha256_of(large, 1 << 20).error().code, ErrorCode::too_large);
  const std::atomic<bool> stop{true};
  EXPECT_EQ(sha256_of(large, std::uint64_t{1} << 50, &stop).error().code, ErrorCode::interrupted);
}

}  // namespace
}  // namespace ita::batch
