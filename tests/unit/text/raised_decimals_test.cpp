#include "text/layer/raised_decimals.h"

#include <gtest/gtest.h>

namespace ita::text {
namespace {

Word word(const std::string& text, double x, double top, double foot, double step) {
  Word out;
  for (const char c : text) {
    Symbol symbol;
    symbol.text = symbol.raw = std::string(1, c);
    symbol.box = {x, top, x + step, foot};
    out.box = unite(out.box, symbol.box);
    out.symbols.push_back(symbol);
    x += step;
  }
  out.baseline = foot;
  out.size = foot - top;
  return out;
}

std::vector<std::string> texts(std::vector<Word> words) {
  join_raised_decimals(words);
  std::vector<std::string> out;
  for (const Word& each : words) {
    out.push_back(each.text());
  }
  return out;
}

TEST(RaisedDecimals, AreOfTheNumberTheyStandBehind) {
  EXPECT_EQ(texts({word(".83", 140, 105, 130, 12), word("86", 100, 100, 160, 20)}),
            std::vector<std::string>{"86.83"});
}

TEST(RaisedDecimals, ANoteALevelNumberAndOneFurtherOffAreNone) {
  const Word whole = word("86", 100, 100, 160, 20);
  EXPECT_EQ(texts({whole, word("2)", 140, 105, 130, 12)}).size(), 2U);
  EXPECT_EQ(texts({whole, word(".83", 140, 100, 160, 12)}).size(), 2U);
  EXPECT_EQ(texts({whole, word(".83", 190, 105, 130, 12)}).size(), 2U);
  EXPECT_EQ(texts({word("86.83", 100, 100, 160, 20), word(".1", 200, 105, 130, 12)}).size(), 2U);
}

}  // namespace
}  // namespace ita::text
