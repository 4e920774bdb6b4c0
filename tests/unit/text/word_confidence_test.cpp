#include "text/ocr/word_confidence.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "thai/unicode.h"

namespace ita::text {
namespace {

Word word_of(const std::string& text, double confidence) {
  Word word;
  for (const char32_t c : thai::to_utf32(text)) {
    Symbol symbol;
    symbol.text = thai::to_utf8(c);
    word.symbols.push_back(symbol);
  }
  word.confidence = confidence;
  return word;
}

class WordConfidenceFile : public ::testing::Test {
 protected:
  // Tests run side by side, each in a process of its own.
  WordConfidenceFile()
      : folder_(::testing::TempDir() + "/word_confidence_" +
                ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(folder_ / "tessdata");
    std::ofstream(folder_ / "tessdata" / "words.tsv")
        << "number\t0\t0\nnumber\t0.8\t0.9\nnumber\t1\t1\ntext\t0\t0\ntext\t1\t0.5\n";
  }
  ~WordConfidenceFile() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(WordConfidenceFile, NumbersAndTextHaveCurvesOfTheirOwn) {
  const WordConfidence worth = WordConfidence::load(folder_);
  EXPECT_NEAR(worth.of(word_of("99.17", .8)), .9, 1e-9);
  EXPECT_NEAR(worth.of(word_of("๙๙.๑๗", .9)), .95, 1e-9);
  EXPECT_NEAR(worth.of(word_of("กองช่าง", .8)), .4, 1e-9);
  EXPECT_NEAR(worth.of(word_of("O33", 1)), .5, 1e-9);
}

TEST_F(WordConfidenceFile, WithoutACurveNothingChanges) {
  const WordConfidence worth = WordConfidence::load(folder_ / "none");
  EXPECT_EQ(worth.of(word_of("99.17", .8)), .8);
}

TEST(WordConfidence, TheShippedCurveRises) {
  const WordConfidence worth = WordConfidence::load(ITA_MODELS_DIR);
  for (const char* text : {"99.17", "กองช่าง"}) {
    double last = 0;
    for (const double raw : {.5, .8, .9, .95, .97, .98, .985, .99, 1.0}) {
      const double share = worth.of(word_of(text, raw));
      EXPECT_GE(share, last) << text << " " << raw;
      last = share;
    }
    EXPECT_GE(last, .99);
    EXPECT_LT(last, 1);
    EXPECT_LT(worth.of(word_of(text, .5)), .8);
  }
}

}  // namespace
}  // namespace ita::text
