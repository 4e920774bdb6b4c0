#include "text/ocr_touching.h"

#include <gtest/gtest.h>

namespace ita::text {
namespace {

/// A number of five signs between the heights y0 and y1, points.
ReadWord number(double y0, double y1, const std::string& first = "9") {
  ReadWord out;
  double x = 100;
  for (const std::string& text : {first, std::string("3"), std::string("."), std::string("9")}) {
    Symbol symbol;
    symbol.text = symbol.raw = text;
    symbol.box = {x, y0, x + 4, y1};
    x += 5;
    out.word.symbols.push_back(symbol);
  }
  return out;
}

const image::Ruling kRow{{50, 200, 400, 200.7}, true};

bool doubted(ReadWord word, const image::Ruling& ruling = kRow) {
  std::vector<ReadWord> words = {std::move(word)};
  doubt_numbers_on_rulings({ruling}, words);
  return !words[0].word.doubts.empty();
}

TEST(NumbersOnRulings, TopOrFootOnTheLineIsDoubted) {
  EXPECT_TRUE(doubted(number(201, 211)));
  EXPECT_TRUE(doubted(number(190, 199.8)));
}

TEST(NumbersOnRulings, NumbersClearOfItAreNot) {
  EXPECT_FALSE(doubted(number(202.5, 212.5)));
  EXPECT_FALSE(doubted(number(186, 197)));
  EXPECT_FALSE(doubted(number(201, 211), {{300, 200, 400, 200.7}, true}));    // another column
  EXPECT_FALSE(doubted(number(190, 199.8), {{100, 200, 119, 200.7}, true}));  // an underline
}

TEST(NumbersOnRulings, WordsWithoutDigitsAreLeftAlone) {
  ReadWord word = number(201, 211);
  for (Symbol& symbol : word.word.symbols) {
    symbol.text = "ก";
  }
  EXPECT_FALSE(doubted(word));
}

}  // namespace
}  // namespace ita::text
