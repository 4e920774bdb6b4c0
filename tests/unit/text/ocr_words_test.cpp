#include "text/ocr/words.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>
#include <vector>

#include "thai/unicode.h"

namespace ita::text {
namespace {

/// A page with one line on which every column of each place has ink, and a reading of it.
class Line {
 public:
  Line() {
    page_.grey = image::Raster(pixCreate(2000, 200, 8), 300);
    line_.top = 100;
    line_.bottom = 130;
  }

  /// Characters one after the other, each 20 pixels wide with 4 between; `gap` pixels before the
  /// first.
  Line& print(const std::string& text, int gap = 4, bool space = false) {
    x_ += gap;
    if (space) {
      Symbol blank;
      blank.text = blank.raw = " ";
      blank.box = {double(x_ - gap), 100, double(x_), 130};
      reading_.symbols.push_back(blank);
    }
    for (const char32_t c : thai::to_utf32(text)) {
      const bool mark = thai::is_mark(c);
      Symbol symbol;
      symbol.text = symbol.raw = thai::to_utf8(c);
      symbol.confidence = 0.9;
      if (mark) {
        symbol.box = {double(x_ - 20), 100, double(x_ - 4), 130};
        ink(x_ - 20, 85, 14, 8);
      } else {
        symbol.box = {double(x_), 100, double(x_ + 20), 130};
        ink(x_, 100, 20, 30);
        x_ += 24;
      }
      reading_.symbols.push_back(symbol);
    }
    return *this;
  }

  std::vector<ReadWord> words() {
    Pix* bits = pixCreate(2000, 200, 1);
    for (const Box& box : inks_) {
      pixRasterop(bits, int(box.x0), int(box.y0), int(box.width()), int(box.height()), PIX_SET,
                  nullptr, 0, 0);
    }
    page_.ink = image::find_components(bits, 1);
    pixDestroy(&bits);
    line_.x0 = line_.y0 = 1 << 20;
    for (size_t i = 0; i < page_.ink.items.size(); ++i) {
      const auto& c = page_.ink.items[i];
      line_.pieces.push_back({static_cast<int>(i), c.y0, c.y1});
      line_.x0 = std::min(line_.x0, c.x0);
      line_.x1 = std::max(line_.x1, c.x1);
      line_.y0 = std::min(line_.y0, c.y0);
      line_.y1 = std::max(line_.y1, c.y1);
    }
    return make_words(page_, line_, reading_);
  }

 private:
  void ink(int x, int y, int w, int h) {
    inks_.push_back({double(x), double(y), double(x + w), double(y + h)});
  }

  OcrPage page_;
  InkLine line_;
  RecognisedLine reading_;
  std::vector<Box> inks_;
  int x_ = 20;
};

std::string joined(const std::vector<ReadWord>& words) {
  std::string out;
  for (const ReadWord& read : words) {
    out += (out.empty() ? "" : "|") + read.word.text();
  }
  return out;
}

TEST(MakeWords, SpaceBeforeAPointDoesNotPartANumber) {
  Line line;
  const auto words = line.print("๗๖").print(".๓๕", 10, true).words();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].word.text(), "๗๖.๓๕");
}

TEST(MakeWords, SpaceAfterAPointParts) {
  Line line;
  EXPECT_EQ(line.print("1.").print("2567", 10, true).words().size(), 2U);
}

TEST(OcrWords, MarksJoinTheirBaseAndSaraAmIsComposed) {
  Line line;
  const auto words = line.print("นํ้า").words();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].word.text(), "น้ำ");
  EXPECT_EQ(words[0].word.raw(), "นํ้า");
  ASSERT_EQ(words[0].word.symbols.size(), 2U);
  EXPECT_EQ(words[0].word.symbols[0].text, "น้");
  EXPECT_NEAR(words[0].word.confidence, 0.9, 1e-9);
}

TEST(OcrWords, SpaceNeedsAGapInPrint) {
  EXPECT_EQ(joined(Line().print("กข").print("คง", 12, true).words()), "กข|คง");
  EXPECT_EQ(joined(Line().print("กข").print("คง", 0, true).words()), "กขคง");
}

TEST(OcrWords, WideGapPartsEvenWithoutASpace) {
  EXPECT_EQ(joined(Line().print("กข").print("คง", 40).words()), "กข|คง");
  EXPECT_EQ(joined(Line().print("กข").print("คง", 10).words()), "กขคง");
}

TEST(OcrWords, BoxesAreOfTheInk) {
  const auto words = Line().print("กี").words();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_NEAR(words[0].word.box.y0, 85 * 0.24, 0.01);
  EXPECT_NEAR(words[0].word.box.y1, 130 * 0.24, 0.01);
  EXPECT_NEAR(words[0].word.baseline, 130 * 0.24, 0.01);
}

Word word_of(const std::vector<std::string>& symbols) {
  Word word;
  for (const std::string& text : symbols) {
    Symbol symbol;
    symbol.text = symbol.raw = text;
    word.symbols.push_back(symbol);
  }
  return word;
}

TEST(MendCode, OnlyInCodes) {
  const auto mended = [](const std::vector<std::string>& symbols) {
    Word word = word_of(symbols);
    mend_code(word);
    return word.text();
  };
  EXPECT_EQ(mended({"o", "3", "O"}), "O30");
  EXPECT_EQ(mended({"O", "l", "2"}), "O12");
  EXPECT_EQ(mended({"(", "O", "1", "I", ")"}), "(O11)");
  EXPECT_EQ(mended({"1", "O", "0"}), "1O0");  // a number: no code
  EXPECT_EQ(mended({"O", "I", "T"}), "OIT");  // a name
  EXPECT_EQ(mended({"o", "l"}), "ol");        // no digit in it
  EXPECT_EQ(mended({"I", "I", "T"}), "IIT");
  // A zero among capitals, a stroke at the head of a word.
  EXPECT_EQ(mended({"0", "I", "T"}), "OIT");
  EXPECT_EQ(mended({"Q", "0"}), "Q0");
  EXPECT_EQ(mended({"l", "s", "s", "u", "e"}), "Issue");
  EXPECT_EQ(mended({"l", "I", "T"}), "IIT");
  EXPECT_EQ(mended({"l", "e", "v", "e", "l"}), "level");
}

TEST(MendPoint, ACommaBeforeTwoDigitsIsAPoint) {
  const auto mended = [](const std::vector<std::string>& symbols) {
    Word word = word_of(symbols);
    mend_point(word);
    return word.text();
  };
  EXPECT_EQ(mended({"9", "9", ",", "1", "7"}), "99.17");
  EXPECT_EQ(mended({"๘", ",", "๔", "๐"}), "๘.๔๐");
  EXPECT_EQ(mended({"9", ",", "1", "7", "0"}), "9,170");  // a group
  EXPECT_EQ(mended({"ก", ",", "1", "7"}), "ก,17");
  EXPECT_EQ(mended({",", "1", "7"}), ",17");
}

TEST(MendColons, ASemicolonInThaiThatMayBeAColonIsOne) {
  const auto mended = [](const std::string& before, bool maybe) {
    std::vector<Word> line = {word_of({before, "ก"}), word_of({";"})};
    line[0].symbols.pop_back();
    if (maybe) {
      line[1].symbols[0].alternatives = {{"!", .5}, {":", .3}};
    }
    mend_colons(line);
    return line[1].text();
  };
  EXPECT_EQ(mended("ก", true), ":");
  EXPECT_EQ(mended("ก", false), ";");
  EXPECT_EQ(mended("a", true), ";");  // Latin print has both
}

/// A page of lines, each of one long word with strokes of this thickness.
std::vector<ReadWord> lines_of(const std::vector<double>& strokes) {
  std::vector<ReadWord> out;
  for (size_t i = 0; i < strokes.size(); ++i) {
    ReadWord read;
    read.word.line = static_cast<int>(i);
    read.word.symbols.resize(20);
    read.stroke = strokes[i];
    out.push_back(read);
  }
  return out;
}

TEST(Bold, AGapPartsHeadingsThatAreLittleThickerThanTheText) {
  std::vector<ReadWord> words =
      lines_of({0.165, 0.166, 0.168, 0.168, 0.170, 0.197, 0.172, 0.198, 0.167, 0.169});
  // A marker before the second heading; alone it would be too thin.
  ReadWord marker;
  marker.word.line = 7;
  marker.word.symbols.resize(2);
  marker.stroke = 0.17;
  words.push_back(marker);
  mark_bold(words);
  for (size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].word.bold, i == 5 || i == 7 || i == 10) << i;
  }
}

TEST(Bold, WithoutAGapOnlyWhatIsFarThickerIs) {
  std::vector<ReadWord> words =
      lines_of({0.160, 0.163, 0.166, 0.169, 0.172, 0.175, 0.178, 0.181, 0.184, 0.187, 0.199});
  mark_bold(words);
  for (size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(words[i].word.bold, i == 10) << i;
  }
}

}  // namespace
}  // namespace ita::text
