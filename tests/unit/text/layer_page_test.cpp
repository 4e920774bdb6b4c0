#include "text/layer/page.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "image/raster.h"
#include "text/layer/ink.h"

namespace ita::text {
namespace {

/// What is made of a layer of which some letters lie under others, on a page without print.
Verdict verdict(int covered, double out_of_lexicon) {
  LayerPage layer;
  layer.page.width = 200;
  layer.page.height = 100;
  layer.covered = covered;
  layer.quality.out_of_lexicon = out_of_lexicon;
  layer.judgement = {Verdict::trust, ""};
  Pix* white = pixCreate(200, 100, 8);
  pixSetAll(white);
  hold_against_print(layer, {}, {}, image::Raster(white, 72));
  return layer.judgement.verdict;
}

TEST(LayerPage, TwoLayersInOneMakeFewWords) {
  EXPECT_EQ(verdict(40, 0.2), Verdict::ocr);
  EXPECT_EQ(verdict(40, 0.1), Verdict::trust);  // what is left reads well
  EXPECT_EQ(verdict(0, 0.2), Verdict::trust);   // nothing was under anything
}

/// Letters of print, drawn as blocks: dark ones in one line, in the other light ones on a dark
/// ground; `marks`: a block over every third letter of the second line, which the layer does not
/// know.
struct TwoGrounds {
  explicit TwoGrounds(bool marks) {
    Pix* pix = pixCreate(600, 200, 8);
    pixSetAll(pix);
    fill(pix, {0, 100, 600, 200}, 60);
    for (const bool light : {false, true}) {
      Word word;
      word.size = kSize;
      word.baseline = light ? 84 : 34;
      for (int i = 0; i < 12; ++i) {
        Symbol symbol;
        symbol.text = symbol.raw = "น";
        const double x = 20 + 10 * i;
        symbol.box = {x, word.baseline - 13, x + 8, word.baseline + 3};
        const Box letter{x + 1, word.baseline - 8, x + 7, word.baseline};
        fill(pix, scaled(letter), light ? 255 : 0);
        if (light && marks && i % 3 == 0) {
          fill(pix, scaled({x + 2, word.baseline - 12, x + 6, word.baseline - 9}), 255);
        }
        word.box = unite(word.box, symbol.box);
        word.symbols.push_back(symbol);
      }
      words.push_back(word);
    }
    page = image::Raster(pix, 144);
  }
  static constexpr double kSize = 16;
  static Box scaled(const Box& box) { return {2 * box.x0, 2 * box.y0, 2 * box.x1, 2 * box.y1}; }
  static void fill(Pix* pix, const Box& box, int level) {
    BOX* area = boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0),
                          static_cast<int>(box.width()), static_cast<int>(box.height()));
    pixSetInRectArbitrary(pix, area, static_cast<l_uint32>(level));
    boxDestroy(&area);
  }
  std::vector<Word> words;
  image::Raster page;
};

/// Whether the line that stands on the page comes as a ruling, when the file paints so and the
/// layer holds `text`.
bool ruling(const document::PagePaint& paint, const std::vector<std::string>& signs) {
  LayerPage layer;
  layer.page.width = 300;
  layer.page.height = 100;
  layer.judgement = {Verdict::trust, ""};
  Word word;
  word.size = 16;
  word.baseline = 40;
  for (size_t i = 0; i < signs.size(); ++i) {
    const double x = 20 + 8 * static_cast<double>(i);
    word.symbols.push_back({});
    word.symbols.back().text = signs[i];
    word.symbols.back().box = {x, 27, x + 8, 44};
    word.box = unite(word.box, word.symbols.back().box);
  }
  layer.page.words = {word};
  Pix* pix = pixCreate(600, 200, 8);
  pixSetAll(pix);
  TwoGrounds::fill(pix, {100, 120, 500, 123}, 0);
  hold_against_print(layer, {}, paint, image::Raster(pix, 144));
  return !layer.page.rulings.empty();
}

TEST(LayerPage, RulingsAreSoughtWhereSomethingCanHaveDrawnThem) {
  document::PagePaint glyphs;
  EXPECT_FALSE(ruling(glyphs, {"ก", "ข"}));  // large letters, then: no ruling
  EXPECT_TRUE(ruling(glyphs, {"_", "_"}));
  document::PagePaint paths;
  paths.drawn = true;
  EXPECT_TRUE(ruling(paths, {"ก", "ข"}));
  document::PagePaint unknown;
  unknown.whole = false;
  EXPECT_TRUE(ruling(unknown, {"ก", "ข"}));
}

TEST(LayerInk, ADarkGroundIsNoInkBesideLightLetters) {
  const TwoGrounds sound(false);
  EXPECT_EQ(layer::letters_beside_ink(sound.words, sound.page).with_ink_above, 0);
  const TwoGrounds lost(true);
  EXPECT_EQ(layer::letters_beside_ink(lost.words, lost.page).with_ink_above, 4);
}

}  // namespace
}  // namespace ita::text
