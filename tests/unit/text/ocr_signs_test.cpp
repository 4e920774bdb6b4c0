#include "text/ocr/signs.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <utility>

#include "image/clean.h"
#include "unit/image/drawing.h"

namespace ita::text {
namespace {

using image::test::Canvas;

constexpr int kThreshold = 128;

image::Components ink_of(const Canvas& canvas) {
  return image::find_components(image::binarise(canvas.raster(), kThreshold).pix(), 5);
}

bool one_plus(const Canvas& canvas) {
  const image::Components ink = ink_of(canvas);
  return ink.items.size() == 1 && is_plus(ink, ink.items[0]);
}

/// A sign of `side` pixels with strokes of `thick`.
Canvas& draw_plus(Canvas& canvas, int x, int y, int side, int thick) {
  return canvas.fill(x, y + (side - thick) / 2, side, thick, 0)
      .fill(x + (side - thick) / 2, y, thick, side, 0);
}

TEST(PlusSigns, AreKnownByTheirShape) {
  for (const auto& [side, thick] : {std::pair{8, 2}, {14, 3}, {20, 4}, {30, 9}}) {
    Canvas canvas(100, 100);
    draw_plus(canvas, 20, 20, side, thick);
    EXPECT_TRUE(one_plus(canvas)) << side;
  }
  Canvas four(100, 100);  // a "4": its stem is at the right, its bar low, a slope above
  four.fill(20, 34, 20, 3, 0).fill(33, 20, 3, 22, 0);
  for (int i = 0; i < 13; ++i) {
    four.fill(20 + i, 33 - i, 3, 3, 0);
  }
  EXPECT_FALSE(one_plus(four));
  Canvas dash(100, 100);
  EXPECT_FALSE(one_plus(dash.fill(20, 20, 14, 3, 0)));
  Canvas tee(100, 100);
  EXPECT_FALSE(one_plus(tee.fill(20, 20, 15, 3, 0).fill(26, 20, 3, 15, 0)));
  Canvas full(100, 100);
  EXPECT_FALSE(one_plus(full.fill(20, 20, 12, 12, 0)));
}

/// A line "+6.7" of which the sign was read as "4-".
struct Reading {
  OcrPage page;
  InkLine line;
  std::vector<ReadWord> words;

  explicit Reading(bool number_behind) {
    Canvas canvas(300, 120);
    draw_plus(canvas, 20, 48, 16, 3);
    canvas.fill(44, 40, 14, 28, 0).fill(64, 62, 5, 5, 0).fill(74, 40, 14, 28, 0);
    page.grey = canvas.raster();
    page.ink = ink_of(canvas);
    page.letter = 28;
    line.top = 40;
    line.bottom = 68;
    line.x0 = 20;
    line.x1 = 88;
    for (size_t i = 0; i < page.ink.items.size(); ++i) {
      line.pieces.push_back({static_cast<int>(i), page.ink.items[i].y0, page.ink.items[i].y1});
    }
    ReadWord read;
    add(read.word, "4", 20, 29);
    add(read.word, "-", 29, 36);
    add(read.word, number_behind ? "6" : "ก", 44, 58);
    add(read.word, ".", 64, 69);
    add(read.word, "7", 74, 88);
    words.push_back(read);
  }

  void add(Word& word, const char* text, double x0, double x1) const {
    Symbol symbol;
    symbol.text = symbol.raw = text;
    symbol.box = page.grey.to_points({x0, 40, x1, 68});
    word.box = unite(word.box, symbol.box);
    word.symbols.push_back(symbol);
  }
};

TEST(PlusSigns, AreKeptApartAndPutBack) {
  Reading reading(true);
  const PlusSigns signs(reading.page, reading.line, reading.words);
  ASSERT_EQ(reading.words.size(), 1U);
  EXPECT_EQ(reading.words[0].word.text(), "6.7");
  EXPECT_EQ(signs.rest().pieces.size(), reading.line.pieces.size() - 1);
  signs.put_back(reading.words);
  EXPECT_EQ(reading.words[0].word.text(), "+6.7");
  EXPECT_EQ(reading.words[0].word.raw(), "4-6.7");
  EXPECT_NEAR(reading.words[0].word.box.x0, reading.page.grey.to_points({20, 0, 20, 0}).x0, 0.1);
}

TEST(PlusSigns, StayWhereNoNumberFollows) {
  Reading reading(false);
  const PlusSigns signs(reading.page, reading.line, reading.words);
  EXPECT_EQ(reading.words[0].word.text(), "4-ก.7");
  EXPECT_EQ(signs.rest().pieces.size(), reading.line.pieces.size());
}

}  // namespace
}  // namespace ita::text
