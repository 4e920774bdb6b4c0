#include "text/paint_doubts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "support/small_pdf.h"
#include "support/temp_dir.h"
#include "text/reader.h"

namespace ita::text {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

/// Reads a page with the score 97.35 at (40, 40) in Helvetica 16 from its layer; each test paints
/// something over it.
std::vector<std::string> codes(const std::vector<Reason>& doubts) {
  std::vector<std::string> out;
  for (const Reason& doubt : doubts) {
    out.push_back(doubt.code);
  }
  return out;
}

class PaintDoubts : public ::testing::Test {
 protected:
  static std::string score(const std::string& print = "97.35") {
    return "BT /F1 16 Tf 40 40 Td (" + print + ") Tj ET ";
  }

  /// The doubts of the number of the page.
  std::vector<std::string> doubts(const std::string& content, const std::string& extra = {},
                                  const std::vector<std::string>& more = {}) {
    auto document = document::open(
        dir_.write("a.pdf", test::small_pdf({{content, "0 0 200 100", extra}}, more)));
    EXPECT_TRUE(document.ok());
    Reader reader({ITA_MODELS_DIR});
    const auto page = reader.read(**document, 1);
    EXPECT_TRUE(page.ok());
    for (const Word& word : page->words) {
      if (word.text().find("97") != std::string::npos) {
        return codes(word.doubts);
      }
    }
    ADD_FAILURE() << "the number was not read";
    return {};
  }

  ita::test::TempDir dir_;
};

TEST_F(PaintDoubts, ABareNumberHasNone) { EXPECT_THAT(doubts(score()), IsEmpty()); }

TEST_F(PaintDoubts, ASlantingLineEntersFromAboveAndLeavesBelow) {
  EXPECT_THAT(doubts(score() + "38 36 m 86 56 l S"), Contains("number-struck-through"));
  EXPECT_THAT(doubts(score() + "38 60 m 86 80 l S"), IsEmpty());  // over it
}

TEST_F(PaintDoubts, LinesThroughANumber) {
  EXPECT_THAT(doubts(score() + "36 45 m 90 46 l S"), Contains("number-struck-through"));
  // Pale, from corner to corner.
  EXPECT_THAT(doubts(score() + "1 0.7 0.7 RG 40 41 m 80 48 l S"),
              Contains("number-struck-through"));
  // By a box as a browser draws it.
  EXPECT_THAT(doubts(score() + "38 45 46 1 re f"), Contains("number-struck-through"));
}

TEST_F(PaintDoubts, LinesBesideANumberAreNone) {
  EXPECT_THAT(doubts(score() + "36 37 m 90 37 l S"), Not(Contains("number-struck-through")));
  EXPECT_THAT(doubts(score() + "20 60 m 120 60 l 120 30 l 20 30 l s"),
              Not(Contains("number-struck-through")));
  EXPECT_THAT(doubts(score() + "84 10 m 84 90 l S"), Not(Contains("number-struck-through")));
}

TEST_F(PaintDoubts, PenStrokesOfAnAnnotation) {
  EXPECT_THAT(doubts(score(), "/Annots[6 0 R]",
                     {"<</Type/Annot/Subtype/Ink/Rect[30 30 90 60]/C[1 .6 .6]"
                      "/InkList[[38 44 50 46 60 44 70 46 84 45]]>>"}),
              Contains("number-struck-through"));
}

TEST_F(PaintDoubts, ANoteBesideTheNumber) {
  EXPECT_THAT(doubts(score(), "/Annots[6 0 R]",
                     {"<</Type/Annot/Subtype/FreeText/Rect[95 36 140 54]/DA(/Helv 11 Tf)"
                      "/Contents(91.86)>>"}),
              Contains("note-beside-number"));
}

TEST_F(PaintDoubts, ANumberThatItsColumnCuts) {
  // Four digits and a point of Helvetica 16 are 40 points wide.
  EXPECT_THAT(doubts("q 35 30 37 30 re W n " + score() + "Q"), Contains("number-cut-off"));
  EXPECT_THAT(doubts("q 35 30 42 30 re W n " + score() + "Q"), Contains("number-cut-off"));
  EXPECT_THAT(doubts("q 35 30 60 30 re W n " + score() + "Q"), IsEmpty());
  // Cut along its height.
  EXPECT_THAT(doubts("q 35 43 60 30 re W n " + score() + "Q"), Contains("number-cut-off"));
}

TEST_F(PaintDoubts, ANumberUnderTheNextCellIsKeptWithADoubt) {
  EXPECT_THAT(doubts(score() + "1 g 71 30 40 30 re f"), Contains("number-cut-off"));
  // White digits behind a year are none of it.
  EXPECT_THAT(doubts(score("97.3") + "1 g BT /F1 16 Tf 71.1 40 Td (5) Tj ET"), IsEmpty());
}

}  // namespace
}  // namespace ita::text
