#include "text/layer/numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>

#include "document/document.h"
#include "support/small_pdf.h"
#include "support/temp_dir.h"
#include "text/reader.h"
#include "thai/unicode.h"

namespace ita::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kDpi = 250;
constexpr double kSize = 16;  // points
constexpr double kX = 40, kBaseline = 60;

/// A page with the line `print` in Helvetica, as poppler draws it, and a word with other digits
/// laid over it.
class LayerNumbers : public ::testing::Test {
 protected:
  void SetUp() override {
    auto reader = NumberReader::create(ITA_MODELS_DIR);
    ASSERT_TRUE(reader.ok());
    reader_ = std::move(*reader);
  }

  static std::string content(const std::string& print) {
    return "BT /F1 16 Tf 40 40 Td (" + print + ") Tj ET";
  }

  /// What poppler makes of the page; `extra`: more of its content; `ground`: what lies below.
  image::Raster picture(const std::string& print, const std::string& extra = {},
                        const std::string& ground = {}) {
    auto document = document::open(
        dir_.write("a.pdf", test::small_pdf({{ground + content(print) + extra, "0 0 200 100"}})));
    EXPECT_TRUE(document.ok());
    auto raster = (*document)->raster(1, kDpi, document::Colour::grey);
    EXPECT_TRUE(raster.ok());
    return raster ? std::move(*raster) : image::Raster();
  }

  /// Helvetica: digits are 0.556 of the size wide, points 0.278.
  static Word layer(const std::string& text) {
    Word word;
    word.baseline = kBaseline;
    word.size = kSize;
    double x = kX;
    for (const char32_t c : thai::to_utf32(text)) {
      Symbol symbol;
      symbol.text = symbol.raw = thai::to_utf8(c);
      const double wide = (c == U'.' ? .278 : .556) * kSize;
      symbol.box = {x, kBaseline - .8 * kSize, x + wide, kBaseline + .2 * kSize};
      x += wide;
      word.box = unite(word.box, symbol.box);
      word.symbols.push_back(symbol);
    }
    return word;
  }

  Word checked(const image::Raster& page, const std::string& text) {
    std::vector<Word> words = {layer(text)};
    check(words, page, *reader_);
    return words[0];
  }

  static void check(std::vector<Word>& words, const image::Raster& page,
                    const NumberReader& reader) {
    std::vector<Word*> all;
    for (Word& word : words) {
      all.push_back(&word);
    }
    check_layer_numbers(all, page, reader);
  }

  ita::test::TempDir dir_;
  std::unique_ptr<NumberReader> reader_;
};

TEST_F(LayerNumbers, ScoresAndYearsAreChecked) {
  for (const char* text : {"99.17", "๙๙.๑๗", "100.00", "5.5", "(96.53)", "96.53%", "2567", "๒๕๖๗",
                           "พ.ศ.2567", "2024", "2567."}) {
    EXPECT_TRUE(has_checked_number(layer(text))) << text;
  }
  for (const char* text :
       {"5", "1.234", "1234.50", "ก.ย.", "100.", "2536", "25671", "256", "1256"}) {
    EXPECT_FALSE(has_checked_number(layer(text))) << text;
  }
  Word turned = layer("99.17");
  turned.rotation = 90;
  EXPECT_TRUE(has_checked_number(turned));
}

TEST_F(LayerNumbers, ALayerThatSaysWhatIsPrintedIsNotDoubted) {
  const Word word = checked(picture("89.07"), "89.07");
  EXPECT_THAT(word.doubts, IsEmpty());
  EXPECT_EQ(word.confidence, 1);
}

TEST_F(LayerNumbers, ALayerThatSaysOtherwiseIsDoubtedWithBothReadings) {
  const Word word = checked(picture("89.07"), "88.07");
  EXPECT_THAT(word.doubts, ElementsAre(Reason{
                               "readings-differ", {{"first", "88.07"}, {"second", "89.07"}}, {}}));
  EXPECT_EQ(word.text(), "88.07");  // what the layer says stays
  EXPECT_LE(word.confidence, .5);
  EXPECT_LE(word.symbols[1].confidence, .5);
}

TEST_F(LayerNumbers, LightPrintOnADarkGroundIsReadAsPrint) {
  const auto page = [&] { return picture("89.07", {}, "0.18 0.36 0.31 rg 0 0 200 100 re f 1 g "); };
  EXPECT_THAT(checked(page(), "89.07").doubts, IsEmpty());
  EXPECT_EQ(checked(page(), "88.07").doubts.size(), 1U);
}

TEST_F(LayerNumbers, ThePrintSettlesWhatOneReaderSawAsNoDigit) {
  const auto settled = [&](const std::string& print, const std::string& text,
                           const char* layer_sign, const char* print_sign) {
    std::vector<Word> words = {layer(text)};
    words[0].doubt("layer-and-print-differ", {{"layer", layer_sign}, {"print", print_sign}});
    settle_differences(words, picture(print), *reader_);
    return words[0].doubts.empty();
  };
  EXPECT_TRUE(settled("89.07", "89.07", "0", "o"));
  EXPECT_TRUE(settled("89.07%", "89.07%", "%", "0"));
  EXPECT_FALSE(settled("88.07", "89.07", "9", "o"));  // the print says otherwise
  EXPECT_FALSE(settled("89.07", "89.07", "9", "8"));  // two digits
}

TEST_F(LayerNumbers, ASecondReadingWithoutThePointSpeaksOfTheDigitsAlone) {
  EXPECT_THAT(checked(picture("8907"), "89.07").doubts, IsEmpty());
  EXPECT_EQ(checked(picture("8907"), "88.07").doubts.size(), 1U);
}

TEST_F(LayerNumbers, ThaiDigitsOfTheLayerAreComparedByValue) {
  EXPECT_THAT(checked(picture("89.07"), "๘๙.๐๗").doubts, IsEmpty());
  EXPECT_EQ(checked(picture("89.07"), "๘๘.๐๗").doubts.size(), 1U);
}

TEST_F(LayerNumbers, NeighboursRulingsAndMarksOfOtherLinesAreNotRead) {
  // A digit before and behind, a frame close around, and marks right below and above the line.
  const std::string extra =
      " 0.6 w 36 36 48 17 re S BT /F1 16 Tf 20 40 Td (7) Tj 70 0 Td (7) Tj ET"
      " BT /F1 7 Tf 48 35.5 Td (.) Tj 18 0 Td (-) Tj ET";
  EXPECT_THAT(checked(picture("89.07", extra), "89.07").doubts, IsEmpty());
}

TEST_F(LayerNumbers, AYearThatThePrintContradictsIsDoubted) {
  EXPECT_THAT(checked(picture("2567"), "2567").doubts, IsEmpty());
  EXPECT_THAT(checked(picture("2567"), "๒๕๖๗").doubts, IsEmpty());
  const Word word = checked(picture("2567"), "2568");
  EXPECT_THAT(word.doubts,
              ElementsAre(Reason{"readings-differ", {{"first", "2568"}, {"second", "2567"}}, {}}));
  EXPECT_LE(word.symbols[3].confidence, .5);
}

TEST_F(LayerNumbers, ASignBesideAYearIsNotHeldAgainstIt) {
  // The layer has the slash in no word of its own, and its box overlaps the year's.
  const std::string slash = " BT /F1 16 Tf 38 40 Td (/) Tj ET";
  EXPECT_THAT(checked(picture("2567", slash), "2567").doubts, IsEmpty());
}

TEST_F(LayerNumbers, AYearContradictedOnceIsReadEverywhere) {
  const image::Raster page = picture("2567");
  std::vector<Word> words(6, layer("2568"));
  check(words, page, *reader_);
  for (const Word& word : words) {
    EXPECT_EQ(word.doubts.size(), 1U);
  }
}

TEST_F(LayerNumbers, TheSameYearInAnotherTypeIsReadToo) {
  // Four honest years of one size say nothing of the year of another.
  const image::Raster page = picture("2567");
  std::vector<Word> words(4, layer("2567"));
  words.push_back(layer("2566"));
  Word bold = layer("2568");
  bold.bold = true;
  words.push_back(bold);
  check(words, page, *reader_);
  EXPECT_THAT(words[3].doubts, IsEmpty());
  EXPECT_EQ(words[4].doubts.size(), 1U);
  EXPECT_EQ(words[5].doubts.size(), 1U);
}

TEST_F(LayerNumbers, WholeNumbersAreScoresToo) {
  for (const char* text : {"92", "๙๒", "100", "88%"}) {
    EXPECT_TRUE(has_checked_number(layer(text))) << text;
  }
  for (const char* text : {"9", "250", "07", "ข้อ92", "12/92"}) {
    EXPECT_FALSE(has_checked_number(layer(text))) << text;
  }
  EXPECT_THAT(checked(picture("92"), "92").doubts, IsEmpty());
  EXPECT_THAT(checked(picture("92"), "82").doubts,
              ElementsAre(Reason{"readings-differ", {{"first", "82"}, {"second", "92"}}, {}}));
}

TEST_F(LayerNumbers, ACoarseRasterConfirmsOrLeavesOpen) {
  auto document =
      document::open(dir_.write("c.pdf", test::small_pdf({{content("89.07"), "0 0 200 100"}})));
  const auto coarse = (*document)->raster(1, 150, document::Colour::grey);
  std::vector<Word> words = {layer("89.07"), layer("88.07"), layer("89.07"), layer("5")};
  words[2].size = 7;  // too small there
  EXPECT_THAT(unconfirmed_numbers(words, *coarse, *reader_), ElementsAre(&words[1], &words[2]));
  EXPECT_THAT(words[1].doubts, IsEmpty());  // a finer one tells
  EXPECT_THAT(unconfirmed_numbers(words, {}, *reader_),
              ElementsAre(&words[0], &words[1], &words[2]));
}

/// A number that runs upwards, as in the narrow columns of a table.
TEST_F(LayerNumbers, TurnedNumbersAreReadTurned) {
  auto document = document::open(dir_.write(
      "t.pdf", test::small_pdf({{"BT /F1 16 Tf 0 1 -1 0 60 20 Tm (97.35) Tj ET", "0 0 200 100"}})));
  ASSERT_TRUE(document.ok());
  const auto raster = (*document)->raster(1, kDpi, document::Colour::grey);
  ASSERT_TRUE(raster.ok());
  const auto upwards = [](const std::string& text) {
    Word word = layer(text);
    word.rotation = 270;
    const Affine turn{0, 1, 0, -1, 0, 120};  // from (40, 60) to (60, 80)
    word.box = apply(turn, word.box);
    for (Symbol& symbol : word.symbols) {
      symbol.box = apply(turn, symbol.box);
    }
    return word;
  };
  std::vector<Word> words = {upwards("97.35"), upwards("91.35")};
  check(words, *raster, *reader_);
  EXPECT_THAT(words[0].doubts, IsEmpty());
  EXPECT_THAT(
      words[1].doubts,
      ElementsAre(Reason{"readings-differ", {{"first", "91.35"}, {"second", "97.35"}}, {}}));
}

TEST_F(LayerNumbers, BlankPaperSaysNothing) {
  EXPECT_THAT(checked(picture(""), "89.07").doubts, IsEmpty());
}

/// A font whose code for 9 is that of 8: every viewer prints 89.07, every copy gives 88.07.
TEST_F(LayerNumbers, AFontThatCallsNineAnEightIsFoundOut) {
  const std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
      "1 begincodespacerange <00> <FF> endcodespacerange\n"
      "2 beginbfrange <20> <38> <0020> <3A> <7E> <003A> endbfrange\n"
      "1 beginbfchar <39> <0038> endbfchar\nendcmap end end";
  const std::string stream =
      "<</Length " + std::to_string(map.size()) + ">>stream\n" + map + "\nendstream";
  const auto words_with = [&](const std::vector<std::string>& more, const std::string& font) {
    auto document = document::open(dir_.write(
        "lie.pdf",
        test::small_pdf({{content("Score of the year 89.07"), "0 0 300 100"}}, more, font)));
    EXPECT_TRUE(document.ok());
    Reader reader({ITA_MODELS_DIR});
    auto page = reader.read(**document, 1);
    EXPECT_TRUE(page.ok());
    std::vector<Word> out;
    for (const Word& word : page->words) {
      if (has_checked_number(word)) {
        out.push_back(word);
      }
    }
    return out;
  };
  const std::vector<Word> honest = words_with({}, "");
  ASSERT_EQ(honest.size(), 1U);
  EXPECT_EQ(honest[0].text(), "89.07");
  EXPECT_THAT(honest[0].doubts, IsEmpty());
  const std::vector<Word> lying = words_with({stream}, "/ToUnicode 6 0 R");
  ASSERT_EQ(lying.size(), 1U);
  EXPECT_EQ(lying[0].text(), "88.07");
  EXPECT_THAT(
      lying[0].doubts,
      ElementsAre(Reason{"readings-differ", {{"first", "88.07"}, {"second", "89.07"}}, {}}));
}

}  // namespace
}  // namespace ita::text
