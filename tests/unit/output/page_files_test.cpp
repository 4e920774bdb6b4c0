#include "output/page_files.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ita::output {
namespace {

text::Word word(const char* content, Box box, double baseline, double size, int line) {
  text::Word out;
  out.symbols.push_back({content, content, box, 1, {}});
  out.box = box;
  out.baseline = baseline;
  out.size = size;
  out.line = line;
  return out;
}

TEST(PrintedLines, OneLineHasOneSizeAndOneBaseline) {
  text::PageText page;
  page.words = {word("ก", {10, 10, 20, 30}, 26, 16, 0), word("ข", {25, 12, 35, 28}, 27, 9, 0),
                word("ค", {40, 10, 50, 30}, 26, 16, 0), word("ง", {10, 40, 20, 60}, 56, 12, 1)};
  const auto lines = printed_lines(page);
  ASSERT_EQ(lines.size(), 2U);
  for (const text::Word& w : lines[0].words) {
    EXPECT_EQ(w.size, 16);
    EXPECT_EQ(w.baseline, 26);
  }
  EXPECT_EQ(lines[1].words[0].size, 12);
  EXPECT_EQ(lines[0].box, (Box{10, 10, 50, 30}));
}

TEST(PrintedLines, BaselineFollowsTheSkewOfThePage) {
  text::PageText page;
  page.words = {word("ก", {0, 10, 10, 30}, 26, 16, 0), word("ข", {100, 10, 110, 30}, 26, 16, 0)};
  page.to_page = Affine{1, 0.01, 0, -0.01, 1, 0};
  const auto lines = printed_lines(page);
  ASSERT_EQ(lines.size(), 1U);
  const double step = lines[0].words[1].baseline - lines[0].words[0].baseline;
  EXPECT_NEAR(std::abs(step), 1, 0.2);
}

TEST(PrintedLines, WordsWithoutMeasuresGetThemFromTheirBox) {
  text::PageText page;
  page.words = {word("ก", {0, 10, 10, 30}, 0, 0, 0)};
  const auto lines = printed_lines(page);
  EXPECT_EQ(lines[0].words[0].size, 12);
  EXPECT_EQ(lines[0].words[0].baseline, 26);
}

TEST(Xml, MarkupIsEscapedAndControlsAreLeftOut) {
  EXPECT_EQ(xml_text("a<b>&\"c\"\x01\x0b\n"), "a&lt;b&gt;&amp;&quot;c&quot;\n");
}

}  // namespace
}  // namespace ita::output
