#include "text/layer/unseen_copies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "layer_maker.h"
#include "support/small_pdf.h"
#include "support/temp_dir.h"
#include "text/layer/form_values.h"
#include "text/layer/ink.h"

namespace ita::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string letters(const document::TextLayer& layer) {
  std::string out;
  for (const document::Glyph& glyph : layer.glyphs) {
    out += thai::to_utf8(glyph.code);
  }
  return out;
}

/// The layer of a page after letters aslant were taken out of it.
std::string without_slanted(const std::string& content, int* gone = nullptr) {
  const ita::test::TempDir dir;
  auto document =
      document::open(dir.write("a.pdf", ita::test::small_pdf({{content, "0 0 400 300"}})));
  EXPECT_TRUE(document.ok());
  auto layer = (*document)->text_layer(1);
  auto paint = (*document)->paint(1);
  EXPECT_TRUE(layer && paint);
  const int count = drop_slanted(*layer, *paint);
  if (gone != nullptr) {
    *gone = count;
  }
  std::string out = letters(*layer);
  std::erase(out, ' ');
  return out;
}

std::string without_covered(const std::string& content, int* gone = nullptr) {
  const ita::test::TempDir dir;
  auto document =
      document::open(dir.write("a.pdf", ita::test::small_pdf({{content, "0 0 400 300"}})));
  EXPECT_TRUE(document.ok());
  auto layer = (*document)->text_layer(1);
  auto paint = (*document)->paint(1);
  EXPECT_TRUE(layer && paint);
  const int count = drop_covered(*layer, *paint);
  if (gone != nullptr) {
    *gone = count;
  }
  std::string out = letters(*layer);
  std::erase(out, ' ');
  return out;
}

TEST(Covered, WhitePlaceHoldersUnderTheirWordsAreNoText) {
  int gone = 0;
  EXPECT_EQ(without_covered("1 g BT /F1 12 Tf 42 100 Td ({BookID}) Tj ET "
                            "0 g BT /F1 12 Tf 40 100 Td (No. 2568/45) Tj ET ",
                            &gone),
            "No.2568/45");
  EXPECT_EQ(gone, 8);
  // White print that nothing covers may stand on a dark ground.
  EXPECT_EQ(without_covered("0 0 .5 rg 30 90 200 30 re f 1 g BT /F1 12 Tf 42 100 Td (Score) Tj ET "
                            "0 g BT /F1 12 Tf 40 40 Td (97.35) Tj ET ",
                            &gone),
            "Score97.35");
  EXPECT_EQ(gone, 0);
}

TEST(Covered, ACopyBeyondItsClipPathIsNoTextButACutNumberIs) {
  const std::string line = "BT /F1 12 Tf 40 100 Td (Score 97.35 of 100) Tj ET ";
  int gone = 0;
  EXPECT_EQ(
      without_covered(line + "q 10 10 5 5 re W n BT /F1 12 Tf 55 100 Td (Score) Tj ET Q ", &gone),
      "Score97.35of100");
  EXPECT_EQ(gone, 5);
  EXPECT_EQ(without_covered("q 40 90 17 30 re W n BT /F1 12 Tf 40 100 Td (93.07) Tj ET Q "
                            "BT /F1 12 Tf 58 100 Td (85.11) Tj ET ",
                            &gone)
                .size(),
            10U);
  EXPECT_EQ(gone, 0);
}

TEST(Slanted, AWatermarkAcrossThePageIsNoText) {
  const std::string text = "BT /F1 12 Tf 40 100 Td (Score 97.35) Tj 0 -40 Td (Total 91.86) Tj ET ";
  const std::string mark = "BT /F1 12 Tf .866 .5 -.5 .866 40 50 Tm (DRAFT 88.50) Tj ET ";
  int gone = 0;
  EXPECT_EQ(without_slanted(text, &gone), "Score97.35Total91.86");
  EXPECT_EQ(gone, 0);
  const std::string beside =
      "BT /F1 12 Tf 220 100 Td (Score 97.35) Tj 0 -40 Td (Total 91.86) Tj ET ";
  EXPECT_EQ(without_slanted(mark + beside, &gone), "Score97.35Total91.86");
  EXPECT_EQ(gone, 10);
  // Where it crosses a line, a letter that could be of either stays: none of the text is lost.
  without_slanted(mark + text, &gone);
  EXPECT_GE(gone, 7);
  EXPECT_LE(gone, 10);
}

TEST(Slanted, TurnedTextIsNone) {
  int gone = 0;
  without_slanted("BT /F1 12 Tf 0 1 -1 0 40 50 Tm (upwards) Tj ET", &gone);
  EXPECT_EQ(gone, 0);
}

TEST(Shadows, TheSecondCopyGoes) {
  test::LayerMaker maker;
  maker.at(100, 100).run(U"97.35").at(102, 102).run(U"97.35").at(100, 130).run(U"97.35");
  EXPECT_EQ(drop_shadows(maker.layer), 5);
  EXPECT_EQ(letters(maker.layer), "97.3597.35");
}

TEST(Shadows, NeighboursThatAreAlikeAreNone) {
  test::LayerMaker maker;
  maker.at(100, 100).run(U"11").at(140, 100).run(U"11").at(100, 118).run(U"11");
  EXPECT_EQ(drop_shadows(maker.layer), 0);
}

Word word(const std::string& text, const Box& box) {
  Word out;
  out.box = box;
  Symbol symbol;
  symbol.text = text;
  symbol.box = box;
  out.symbols.push_back(symbol);
  return out;
}

TEST(FormValues, WhatThePageDoesNotDrawIsAddedWithADoubt) {
  std::vector<Word> words = {word(".", {24, 52, 26, 60})};
  add_form_values(words, {{{20, 50, 60, 70}, U"๙๗.๓๕ คะแนน", 11, false}});
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].text(), "๙๗.๓๕");
  EXPECT_EQ(words[1].text(), "คะแนน");
  EXPECT_EQ(words[0].line, words[1].line);
  EXPECT_THAT(words[0].doubts, ElementsAre(Reason{"form-value-not-drawn", {}, {}}));
}

TEST(FormValues, WhatThePageShowsIsComparedWithTheValue) {
  std::vector<Word> words = {word("97.35", {24, 52, 50, 66})};
  add_form_values(words, {{{20, 50, 60, 70}, U"๙๗.๓๕", 11, true}});
  EXPECT_THAT(words[0].doubts, IsEmpty());
  add_form_values(words, {{{20, 50, 60, 70}, U"97.85", 11, true}});
  ASSERT_EQ(words.size(), 1U);
  EXPECT_THAT(words[0].doubts, ElementsAre(Reason{"form-value-differs", {}, {}}));
}

TEST(UnknownPrint, CellsWithInkAndNoWordsAreCounted) {
  std::vector<image::Ruling> rulings;
  for (const double y : {50., 80., 110.}) {
    rulings.push_back({{50, y, 250, y + 1}, true});
  }
  for (const double x : {50., 150., 250.}) {
    rulings.push_back({{x, 50, x + 1, 111}, false});
  }
  const std::vector<Word> words = {word("IIT", {60, 60, 80, 70}), word("OIT", {60, 90, 80, 100})};
  std::vector<Box> ink;
  EXPECT_EQ(layer::cells_with_unknown_print(words, rulings, ink), 0);
  for (int i = 0; i < 4; ++i) {
    ink.push_back({170. + 8 * i, 60, 176. + 8 * i, 70});
    ink.push_back({90. + 8 * i, 60, 96. + 8 * i, 70});  // a stroke beside a word
  }
  ink.push_back({170, 90, 176, 100});  // one piece alone is a tick
  EXPECT_EQ(layer::cells_with_unknown_print(words, rulings, ink), 1);
}

}  // namespace
}  // namespace ita::text
