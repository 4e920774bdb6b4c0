#include "text/ocr/struck.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>

#include "text/ocr/edges.h"

namespace ita::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A page of 400 × 200 points, read as it came, with the number 97.35 at (100, 100): 50 wide, 16
/// high.
class Struck : public ::testing::Test {
 protected:
  Struck() {
    page_.image = {0, 0, 400, 200};
    page_.coloured = image::Raster(pixCreate(800, 400, 1), 144);
  }

  static ReadWord number(double x = 100) {
    ReadWord read;
    for (const char sign : std::string("97.35")) {
      Symbol symbol;
      symbol.text = sign;
      symbol.box = {x, 100, x + (sign == '.' ? 5 : 11), 116};
      x = symbol.box.x1;
      read.word.box = unite(read.word.box, symbol.box);
      read.word.symbols.push_back(symbol);
    }
    return read;
  }

  void pen(double x0, double y0, double x1, double y1, int thick = 3) {
    pixRenderLine(page_.coloured.pix(), int(2 * x0), int(2 * y0), int(2 * x1), int(2 * y1), thick,
                  L_SET_PIXELS);
  }

  std::vector<Reason> doubts() {
    std::vector<ReadWord> words = {number()};
    doubt_struck_numbers(page_, words);
    return words[0].word.doubts;
  }

  OcrPage page_;
};

TEST_F(Struck, NoInkNoDoubt) { EXPECT_THAT(doubts(), IsEmpty()); }

TEST_F(Struck, LevelSlantedAndCrossedStrokes) {
  pen(95, 108, 155, 107);
  EXPECT_THAT(doubts(), ElementsAre(Reason{"number-struck-through", {}, {}}));
  pixClearAll(page_.coloured.pix());
  pen(96, 119, 152, 98);
  EXPECT_THAT(doubts(), ElementsAre(Reason{"number-struck-through", {}, {}}));
  pixClearAll(page_.coloured.pix());
  for (int i = 0; i < 6; ++i) {  // a zigzag
    pen(100 + 8 * i, i % 2 == 0 ? 101 : 115, 108 + 8 * i, i % 2 == 0 ? 115 : 101, 2);
  }
  EXPECT_THAT(doubts(), ElementsAre(Reason{"number-struck-through", {}, {}}));
}

TEST_F(Struck, AStrokeThatThePrintBreaksIsOne) {
  pen(95, 108, 155, 107);
  for (int i = 0; i < 5; ++i) {
    BOX* gap = boxCreate(200 + 22 * i, 200, 5, 32);
    pixClearInRect(page_.coloured.pix(), gap);
    boxDestroy(&gap);
  }
  EXPECT_THAT(doubts(), ElementsAre(Reason{"number-struck-through", {}, {}}));
}

TEST_F(Struck, UnderlinesCirclesTicksAndGroundsAreNone) {
  pen(95, 119, 155, 119);
  EXPECT_THAT(doubts(), IsEmpty());
  pixClearAll(page_.coloured.pix());
  pen(90, 94, 160, 94);
  pen(90, 122, 160, 122);
  pen(90, 94, 90, 122);
  pen(160, 94, 160, 122);
  EXPECT_THAT(doubts(), IsEmpty());
  pixClearAll(page_.coloured.pix());
  pen(152, 108, 156, 116);
  pen(156, 116, 168, 98);
  EXPECT_THAT(doubts(), IsEmpty());
  pixSetAll(page_.coloured.pix());
  EXPECT_THAT(doubts(), IsEmpty());
}

TEST_F(Struck, PrintInColourIsNone) {
  for (const Symbol& symbol : number().word.symbols) {
    const Box b = symbol.box;
    pen(b.x0 + 2, 101, b.x1 - 2, 101, 2);
    pen(b.x0 + 2, 115, b.x1 - 2, 115, 2);
    pen(b.x1 - 2, 101, b.x1 - 2, 115, 2);
  }
  EXPECT_THAT(doubts(), IsEmpty());
}

/// The page as it came lies on its side: strokes are looked for where the number was.
TEST_F(Struck, StrokesAreFoundInTheImageAsItCame) {
  page_.coloured = image::Raster(pixCreate(400, 800, 1), 144);
  page_.image = {0, 0, 200, 400};
  page_.to_image = Projection{0, 1, 0, -1, 0, 400};  // (x, y) was at (y, 400 − x)
  pen(108, 305, 107, 245);
  EXPECT_THAT(doubts(), ElementsAre(Reason{"number-struck-through", {}, {}}));
}

class AtEdge : public Struck {
 protected:
  std::vector<Reason> doubts_at(double x) {
    std::vector<ReadWord> words = {number(x)};
    doubt_numbers_at_edge(page_, words);
    return words[0].word.doubts;
  }
  void rule(double x0, double y0, double x1, double y1) {
    page_.rulings.push_back({{x0, y0, x1, y1}, x1 - x0 > y1 - y0});
  }
};

TEST_F(AtEdge, OnlyNumbersAtTheVeryEdgeAreCut) {
  EXPECT_THAT(doubts_at(100), IsEmpty());
  EXPECT_THAT(doubts_at(330), IsEmpty());
  EXPECT_THAT(doubts_at(345), ElementsAre(Reason{"number-cut-off", {}, {}}));
  EXPECT_THAT(doubts_at(1), ElementsAre(Reason{"number-cut-off", {}, {}}));
}

TEST_F(AtEdge, TheLastColumnOfATableThatIsOpenThere) {
  for (const double y : {60., 90., 120., 150.}) {
    rule(40, y, 400, y + 1);
  }
  rule(40, 60, 41, 151);
  rule(250, 60, 251, 151);
  EXPECT_THAT(doubts_at(300), ElementsAre(Reason{"number-cut-off", {}, {}}));
  EXPECT_THAT(doubts_at(100), IsEmpty());
  rule(390, 60, 391, 151);  // a table that ends, and rulings that go on
  EXPECT_THAT(doubts_at(300), IsEmpty());
}

}  // namespace
}  // namespace ita::text
