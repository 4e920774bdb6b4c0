#include "text/ocr/numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "document/document.h"
#include "text/ocr/broken_numbers.h"
#include "text/ocr/reread.h"
#include "text/recognise/line_recogniser.h"
#include "thai/unicode.h"

namespace ita::text {
namespace {

using ::testing::ElementsAre;

const char* const kScan = ITA_SHARED_DIR "/real/bueng-nakhon-2567/scan.pdf";

/// The cell "99.17" of a real scan, and its first reading, which the tests falsify.
class SecondReading : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kScan)) {
      GTEST_SKIP() << "the real documents that this compares with are private and not beside this "
                      "checkout (../shared/real); golden.samples reads the scans of the project";
    }
    auto document = document::open(kScan);
    ASSERT_TRUE(document.ok());
    auto raster = (*document)->raster(1, 300, document::Colour::grey);
    ASSERT_TRUE(raster.ok());
    auto recogniser = LineRecogniser::create(ITA_MODELS_DIR);
    auto numbers = NumberReader::create(ITA_MODELS_DIR);
    ASSERT_TRUE(recogniser.ok() && numbers.ok());
    numbers_ = std::move(*numbers);
    auto page = prepare_page(*raster, **recogniser);
    ASSERT_TRUE(page.ok());
    page_ = std::move(*page);
    for (const auto& region : page_.regions) {
      for (const InkLine& line : region) {
        if (line.pieces.size() != 5) {
          continue;
        }
        auto reading = read_ink(page_, line, **recogniser);
        ASSERT_TRUE(reading.ok());
        auto words = make_words(page_, line, reading->line);
        if (words.size() == 1 && words[0].word.text() == "99.17") {
          line_ = line;
          words_ = std::move(words);
        }
      }
    }
    ASSERT_EQ(words_.size(), 1U);
  }

  Word& word() { return words_[0].word; }
  /// As if a space had been read in the place of the point.
  void break_at_point() {
    ReadWord right = words_[0];
    auto& left = words_[0].word;
    left.symbols.resize(2);
    right.word.symbols.erase(right.word.symbols.begin(), right.word.symbols.begin() + 3);
    for (Word* part : {&left, &right.word}) {
      part->box = {};
      for (const Symbol& symbol : part->symbols) {
        part->box = unite(part->box, symbol.box);
      }
    }
    words_.push_back(std::move(right));
  }
  void check() { check_numbers(page_, line_, *numbers_, words_); }

  std::unique_ptr<NumberReader> numbers_;
  OcrPage page_;
  InkLine line_;
  std::vector<ReadWord> words_;
};

TEST_F(SecondReading, AgreementLeavesNoDoubt) {
  check();
  EXPECT_TRUE(word().doubts.empty());
  EXPECT_EQ(word().text(), "99.17");
  EXPECT_GT(word().confidence, 0.8);
}

TEST_F(SecondReading, DisagreementNamesBothAndTakesTheSurer) {
  word().symbols[3].text = word().symbols[3].raw = "7";
  const Box before = word().symbols[3].box;
  check();
  EXPECT_EQ(word().text(), "99.17");
  EXPECT_NEAR(word().symbols[3].box.cx(), before.cx(), 3);
  EXPECT_THAT(
      word().doubts,
      ElementsAre(Reason{"readings-differ", {{"first", "99.77"}, {"second", "99.17"}}, {}}));
  ASSERT_FALSE(word().symbols[3].alternatives.empty());
  EXPECT_EQ(word().symbols[3].alternatives[0].text, "7");
  EXPECT_LE(word().confidence, 0.5);
}

TEST_F(SecondReading, ALostPointIsADisagreement) {
  word().symbols.erase(word().symbols.begin() + 2);
  check();
  EXPECT_EQ(word().text(), "99.17");
  EXPECT_THAT(word().doubts,
              ElementsAre(Reason{"readings-differ", {{"first", "9917"}, {"second", "99.17"}}, {}}));
}

TEST_F(SecondReading, TwoNumbersWithAPointBetweenThemAreOne) {
  break_at_point();
  join_broken_numbers(page_, line_, *numbers_, words_);
  ASSERT_EQ(words_.size(), 1U);
  EXPECT_EQ(word().text(), "99.17");
  EXPECT_TRUE(word().doubts.empty());
}

TEST_F(SecondReading, TwoNumbersWithANarrowBlankBetweenThemAreDoubted) {
  break_at_point();
  std::erase_if(line_.pieces, [&](const InkPiece& piece) {
    return page_.ink.items[static_cast<size_t>(piece.component)].height() < 0.4 * line_.height();
  });
  join_broken_numbers(page_, line_, *numbers_, words_);
  for (const ReadWord& read : words_) {
    EXPECT_FALSE(read.word.doubts.empty()) << read.word.text();
  }
}

TEST_F(SecondReading, TwoNumbersFarApartAreTwo) {
  break_at_point();
  words_[1].word.box.x0 += 20;
  words_[1].word.box.x1 += 20;
  join_broken_numbers(page_, line_, *numbers_, words_);
  ASSERT_EQ(words_.size(), 2U);
  EXPECT_TRUE(words_[0].word.doubts.empty());
}

TEST_F(SecondReading, ALetterInANumberIsMendedWithADoubt) {
  word().symbols[0].text = word().symbols[0].raw = "ฆ";
  check();
  EXPECT_EQ(word().text(), "99.17");
  EXPECT_FALSE(word().doubts.empty());
  EXPECT_LE(word().confidence, 0.5);
}

TEST_F(SecondReading, ALetterTooManyIsTakenOutWithADoubt) {
  Symbol symbol = word().symbols[0];
  symbol.text = symbol.raw = "ต";
  word().symbols.insert(word().symbols.begin(), symbol);
  check();
  EXPECT_EQ(word().text(), "99.17");
  EXPECT_THAT(
      word().doubts,
      ElementsAre(Reason{"readings-differ", {{"first", "ต99.17"}, {"second", "99.17"}}, {}}));
}

TEST_F(SecondReading, WordsAndCodesAreLeftAlone) {
  for (const char* text : {"ก.ย.67", "O33", "i9", "สิบ"}) {
    word().symbols.clear();
    for (const char32_t c : thai::to_utf32(text)) {
      Symbol symbol;
      symbol.text = symbol.raw = thai::to_utf8(c);
      symbol.confidence = .99;
      const double x = page_.grey.to_points({double(line_.x0), 0, double(line_.x1), 0}).cx();
      symbol.box = {x, 0, x + 1, 1};
      word().symbols.push_back(symbol);
    }
    check();
    EXPECT_EQ(word().text(), text);
  }
}

}  // namespace
}  // namespace ita::text
