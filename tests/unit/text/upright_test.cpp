#include "text/upright.h"

#include <gtest/gtest.h>

namespace ita::text {
namespace {

/// A page of 600 x 800 whose words run in `direction`; the first begins the first line.
PageText sideways(int direction, size_t symbols) {
  PageText page;
  page.width = 600;
  page.height = 800;
  Word word;
  word.rotation = direction;
  word.box = direction == 90 ? Box{560, 50, 580, 150} : Box{20, 650, 40, 750};
  word.symbols.assign(symbols, Symbol{});
  for (Symbol& symbol : word.symbols) {
    symbol.box = word.box;
  }
  page.words.push_back(word);
  page.rulings.push_back({{550, 50, 551, 700}, false});
  return page;
}

TEST(Upright, PrintThatRunsDownwardsIsTurnedBack) {
  PageText page = sideways(90, 60);
  turn_upright(page);
  EXPECT_EQ(page.rotation, 90);
  EXPECT_DOUBLE_EQ(page.width, 800);
  EXPECT_EQ(page.words[0].rotation, 0);
  EXPECT_EQ(page.words[0].box, (Box{50, 20, 150, 40}));  // near the top left
  EXPECT_TRUE(page.rulings[0].horizontal);
}

TEST(Upright, PrintThatRunsUpwardsIsTurnedBack) {
  PageText page = sideways(270, 60);
  turn_upright(page);
  EXPECT_EQ(page.rotation, 270);
  EXPECT_EQ(page.words[0].box, (Box{50, 20, 150, 40}));
}

TEST(Upright, AFewSidewaysHeadingsTurnNoPage) {
  PageText page = sideways(270, 20);
  turn_upright(page);
  EXPECT_EQ(page.rotation, 0);
  EXPECT_EQ(page.words[0].rotation, 270);
}

}  // namespace
}  // namespace ita::text
