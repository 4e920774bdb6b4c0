#include "text/ocr/digit_shapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <map>
#include <string>

#include "image/clean.h"

namespace ita::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The strokes of a digit on a display of seven: top, upper left, upper right, middle, lower left,
/// lower right, foot.
const std::map<char, std::string> kStrokes = {{'0', "1110111"}, {'1', "0010010"}, {'2', "1011101"},
                                              {'4', "0111010"}, {'5', "1101011"}, {'6', "1101111"},
                                              {'8', "1111111"}, {'9', "1111011"}, {'E', "1101101"}};

constexpr int kWide = 18, kHigh = 30, kStroke = 4, kStep = 28;  // pixels

/// A page of numbers printed like a display, as the program sees them.
class ShapesOfDigits : public ::testing::Test {
 protected:
  ShapesOfDigits() : pix_(pixCreate(600, 800, 8)) { pixSetAllArbitrary(pix_, image::kPaper); }

  void fill(int x0, int y0, int x1, int y1, int grey = 30) {
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        pixSetPixel(pix_, x, y, static_cast<l_uint32>(grey));
      }
    }
  }

  void digit(char shape, int x, int y, int stroke) {
    const std::string& on = kStrokes.at(shape);
    const int m = y + (kHigh - stroke) / 2;
    const int right = x + kWide - stroke;
    const auto bar = [&](int i, int x0, int y0, int x1, int y1) {
      if (on[static_cast<size_t>(i)] == '1') {
        fill(x0, y0, x1, y1);
      }
    };
    bar(0, x, y, x + kWide, y + stroke);
    bar(1, x, y, x + stroke, m + stroke);
    bar(2, right, y, x + kWide, m + stroke);
    bar(3, x, m, x + kWide, m + stroke);
    bar(4, x, m, x + stroke, y + kHigh);
    bar(5, right, m, x + kWide, y + kHigh);
    bar(6, x, y + kHigh - stroke, x + kWide, y + kHigh);
  }

  /// A number read as `text` and printed as `shapes`; returns where it stands.
  Box number(const std::string& text, const std::string& shapes, int stroke = kStroke) {
    const int y = 20 + 45 * static_cast<int>(words_.size());
    ReadWord read;
    int x = 40;
    for (size_t i = 0; i < text.size(); ++i) {
      const int wide = text[i] == '.' ? 4 : kWide;
      if (text[i] == '.') {
        fill(x, y + kHigh - 5, x + 4, y + kHigh);
      } else {
        digit(shapes[i], x, y, stroke);
      }
      Symbol symbol;
      symbol.text = symbol.raw = text.substr(i, 1);
      symbol.box = {double(x), double(y), double(x + wide), double(y + kHigh)};
      read.word.box = unite(read.word.box, symbol.box);
      read.word.symbols.push_back(symbol);
      x += wide + kStep - kWide;
    }
    words_.push_back(read);
    return read.word.box;
  }
  Box number(const std::string& text) { return number(text, text); }

  /// The numbers that get a doubt.
  std::vector<std::string> doubted() {
    OcrPage page;
    page.threshold = 150;
    page.letter = kHigh;
    page.grey = image::Raster(pixClone(pix_), 72);
    const image::Raster ink = image::binarise(page.grey, page.threshold);
    page.ink = image::find_components(ink.pix(), 5);
    doubt_odd_digits(page, words_);
    std::vector<std::string> out;
    for (const ReadWord& read : words_) {
      if (!read.word.doubts.empty()) {
        out.push_back(read.word.text());
      }
    }
    pixDestroy(&pix_);
    return out;
  }

  Pix* pix_;
  std::vector<ReadWord> words_;
};

TEST_F(ShapesOfDigits, LikeDigitsAreSound) {
  for (const char* text : {"98.50", "89.65", "54.86", "90.45", "68.09"}) {
    number(text);
  }
  EXPECT_THAT(doubted(), IsEmpty());
}

TEST_F(ShapesOfDigits, AnEightWithAGapIsNotTheThreeThatItWasReadAs) {
  number("98.50");
  number("85.96");
  const Box box = number("85.95", "88.95");
  fill(static_cast<int>(box.x0) + kStep, static_cast<int>(box.y0) + 6,
       static_cast<int>(box.x0) + kStep + 5, static_cast<int>(box.y0) + 13, image::kPaper);
  number("80.59");
  EXPECT_THAT(doubted(), ElementsAre("85.95"));
  EXPECT_EQ(words_[2].word.doubts[0].code, "digit-looks-unlike");
  EXPECT_EQ(words_[2].word.doubts[0].args[0].second, "5");
  EXPECT_LE(words_[2].word.confidence, .5);
}

TEST_F(ShapesOfDigits, AShapeThatIsReadElsewhereAsAnotherDigitIsDoubted) {
  for (const char* text : {"96.50", "68.05", "56.89", "90.65"}) {
    number(text);
  }
  number("89.50", "89.60");
  EXPECT_THAT(doubted(), ElementsAre("89.50"));
}

TEST_F(ShapesOfDigits, OfTwoReadingsTheOneWithThatShapeIsTakenAndDoubted) {
  for (const char* text : {"96.50", "68.05", "56.89", "90.65"}) {
    number(text);
  }
  number("89.50", "89.60");
  number("80.59", "80.69");
  words_[4].word.doubts = {Reason{"readings-differ", {}, {}}};
  words_[4].word.symbols[3].alternatives = {{"6", .9}};
  // Where both readers agree the value stays.
  words_[5].word.symbols[3].alternatives = {{"6", .01}};
  EXPECT_THAT(doubted(), ElementsAre("89.60", "80.59"));
  EXPECT_EQ(words_[4].word.symbols[3].alternatives[0].text, "5");
  EXPECT_EQ(words_[4].word.doubts.size(), 2U);
}

TEST_F(ShapesOfDigits, TwoShapesOfOneDigitInOneFaceAreBothDoubted) {
  // "E" is a digit that was read as 2 wherever it stands.
  number("98.02");
  number("28.90");
  number("80.29", "80.E9");
  number("98.20", "98.E0");
  const std::vector<std::string> all = doubted();
  EXPECT_THAT(all, ElementsAre("98.02", "28.90", "80.29", "98.20"));
}

TEST_F(ShapesOfDigits, AnotherFaceIsNoMeasure) {
  for (const char* text : {"98.50", "89.65", "54.86"}) {
    number(text);
  }
  for (const char* text : {"90.45", "68.09"}) {
    number(text, text, 6);
  }
  EXPECT_THAT(doubted(), IsEmpty());
}

TEST_F(ShapesOfDigits, PenOverADigitIsSeenThoughItTouchesTheNext) {
  number("98.50");
  number("89.65");
  number("54.86");
  number("90.45");
  const Box box = number("68.09");
  fill(static_cast<int>(box.x0) + kStep - 12, static_cast<int>(box.y0) + 3,
       static_cast<int>(box.x0) + kStep + 15, static_cast<int>(box.y0) + 12);
  EXPECT_THAT(doubted(), ElementsAre("68.09"));
}

TEST_F(ShapesOfDigits, FewDigitsAreNoMeasure) {
  number("98");
  number("95", "96");
  EXPECT_THAT(doubted(), IsEmpty());
}

}  // namespace
}  // namespace ita::text
