#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "document/document.h"
#include "document/paint_reader.h"
#include "document/qpdf_file.h"
#include "support/small_pdf.h"
#include "support/temp_dir.h"

namespace ita::document {
namespace {

using test::small_pdf;
using test::SmallPage;

class Paint : public ::testing::Test {
 protected:
  PagePaint of(const SmallPage& page, const std::vector<std::string>& more = {}) {
    auto document = open(dir_.write("a.pdf", small_pdf({page}, more)));
    EXPECT_TRUE(document.ok());
    auto paint = (*document)->paint(1);
    EXPECT_TRUE(paint.ok());
    return paint ? *paint : PagePaint{};
  }
  bool hidden(const SmallPage& page, const std::vector<std::string>& more = {}) {
    auto document = open(dir_.write("h.pdf", small_pdf({page}, more)));
    EXPECT_TRUE(document.ok());
    const auto layer = (*document)->text_layer(1);
    EXPECT_TRUE(layer.ok());
    return layer && layer->hidden;
  }
  test::TempDir dir_;
};

/// The first object of `more` is 6 0 R on a document of one page.
const std::string kPicture =
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    "/Length 1>>stream\n\xFF\nendstream";
const std::string kWithPicture = "/Resources<</Font<</F1 3 0 R>>/XObject<</I 6 0 R>>>>";

TEST_F(Paint, StrokesAndThinBoxesAreLinesInThePagesFrame) {
  const PagePaint paint =
      of({"2 w 10 90 m 60 90 l S 0.5 0 0 0.5 100 0 cm 20 40 100 2 re f 20 60 40 40 re f"});
  ASSERT_EQ(paint.lines.size(), 2U);
  EXPECT_DOUBLE_EQ(paint.lines[0].x0, 10);
  EXPECT_DOUBLE_EQ(paint.lines[0].y0, 10);
  EXPECT_DOUBLE_EQ(paint.lines[0].x1, 60);
  EXPECT_DOUBLE_EQ(paint.lines[0].width, 2);
  EXPECT_DOUBLE_EQ(paint.lines[1].x0, 110);
  EXPECT_DOUBLE_EQ(paint.lines[1].x1, 160);
  EXPECT_DOUBLE_EQ(paint.lines[1].y0, 79.5);
  ASSERT_EQ(paint.areas.size(), 1U);
  EXPECT_EQ(paint.areas[0].box, (Box{110, 50, 130, 70}));
  EXPECT_TRUE(paint.whole);
}

TEST_F(Paint, SmallDiscsMayBeBullets) {
  const std::string disc =
      "23 50 m 23 51.66 21.66 53 20 53 c 18.34 53 17 51.66 17 50 c 17 48.34 18.34 47 20 47 c 21.66 "
      "47 23 "
      "48.34 23 50 c f ";
  const std::vector<Box> dots =
      of({disc + "30 47 6 6 re f 60 47 m 66 47 l 66 53 l 60 53 l h f"}).dots;
  ASSERT_EQ(dots.size(), 1U);
  EXPECT_EQ(dots[0], (Box{17, 47, 23, 53}));
  EXPECT_TRUE(of({"1 g " + disc}).dots.empty());
}

TEST_F(Paint, WhiteStrokesAndWhatAClipHidesAreNoLines) {
  EXPECT_TRUE(of({"1 G 10 90 m 60 90 l S"}).lines.empty());
  EXPECT_TRUE(of({"q 0 0 50 50 re W n 10 90 m 60 90 l S Q"}).lines.empty());
  EXPECT_EQ(of({"q 0 0 50 50 re W n Q 10 90 m 60 90 l S"}).lines.size(), 1U);
}

TEST_F(Paint, ATintOfAnInkIsPaleWhereLittleOfItIsPrinted) {
  const std::string spot =
      "/Resources<</Font<</F1 3 0 R>>/ColorSpace<</S[/Separation/Blue"
      "/DeviceRGB 6 0 R]/P[/Indexed/DeviceRGB 1 6 0 R]>>>>";
  const std::string function = "<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[0 0 1]/N 1>>";
  const auto lines = [&](const std::string& content) {
    return of({content + " 10 90 m 60 90 l S", "0 0 200 100", spot}, {function}).lines.size();
  };
  EXPECT_EQ(lines("/S CS 1 SCN"), 1U);
  EXPECT_EQ(lines("/S CS 0.02 SCN"), 0U);
  EXPECT_EQ(lines("/DeviceGray CS 1 SCN"), 0U);
  EXPECT_EQ(lines("/P CS 1 SCN"), 1U);          // of a palette: not known
  EXPECT_EQ(lines("/S CS 1 SCN 1 G"), 0U);      // grey again
  EXPECT_EQ(lines("/S CS 1 SCN q 1 G Q"), 1U);  // as it was before
}

TEST_F(Paint, TurnedPagesAreSeenUpright) {
  // The page is 100 wide and 200 high as a person sees it.
  const PagePaint paint = of({"10 90 m 60 90 l S", "0 0 200 100", "/Rotate 90"});
  ASSERT_EQ(paint.lines.size(), 1U);
  EXPECT_DOUBLE_EQ(paint.lines[0].x0, 90);
  EXPECT_DOUBLE_EQ(paint.lines[0].y0, 10);
  EXPECT_DOUBLE_EQ(paint.lines[0].y1, 60);
}

TEST_F(Paint, CroppedPagesBeginAtTheirCropBox) {
  const PagePaint paint = of({"10 90 m 60 90 l S", "0 0 200 100", "/CropBox[5 0 100 95]"});
  ASSERT_EQ(paint.lines.size(), 1U);
  EXPECT_DOUBLE_EQ(paint.lines[0].x0, 5);
  EXPECT_DOUBLE_EQ(paint.lines[0].y0, 5);
}

TEST_F(Paint, TextKnowsItsClipItsModeAndItsColour) {
  const PagePaint paint =
      of({"q 10 10 30 30 re W n BT /F1 9 Tf 12 20 Td (97.35) Tj ET Q "
          "BT /F1 9 Tf 3 Tr 50 20 Td (1) Tj 0 Tr 1 1 1 rg 10 5 Td (2) Tj ET"});
  ASSERT_EQ(paint.texts.size(), 3U);
  EXPECT_EQ(paint.texts[0].clip, (Box{10, 60, 40, 90}));
  EXPECT_DOUBLE_EQ(paint.texts[0].x, 12);
  EXPECT_DOUBLE_EQ(paint.texts[0].y, 80);
  EXPECT_TRUE(paint.texts[1].invisible);
  EXPECT_FALSE(paint.texts[1].pale);
  EXPECT_TRUE(paint.texts[2].pale);
  EXPECT_DOUBLE_EQ(paint.texts[2].x, 60);
  EXPECT_DOUBLE_EQ(paint.texts[2].y, 75);
}

TEST_F(Paint, PenAnnotationsAreLinesAndHiddenOnesAreNot) {
  const std::string page = "/Annots[6 0 R 7 0 R 8 0 R 9 0 R]";
  const PagePaint paint =
      of({"", "0 0 200 100", page},
         {"<</Type/Annot/Subtype/Ink/Rect[0 0 90 90]/InkList[[10 50 20 60 30 50]]>>",
          "<</Type/Annot/Subtype/StrikeOut/Rect[0 0 90 90]/QuadPoints[10 30 50 30 10 20 50 20]>>",
          "<</Type/Annot/Subtype/Line/F 2/Rect[0 0 90 90]/L[1 1 50 1]>>",
          "<</Type/Annot/Subtype/FreeText/Rect[60 10 90 30]/Contents(91.86)>>"});
  ASSERT_EQ(paint.lines.size(), 3U);
  EXPECT_TRUE(paint.lines[0].annotation);
  EXPECT_DOUBLE_EQ(paint.lines[2].x0, 10);
  EXPECT_DOUBLE_EQ(paint.lines[2].y0, 75);
  EXPECT_DOUBLE_EQ(paint.lines[2].x1, 50);
  ASSERT_EQ(paint.notes.size(), 1U);
  EXPECT_EQ(paint.notes[0].box, (Box{60, 70, 90, 90}));
}

TEST_F(Paint, StripsThatTogetherCoverThePageHideTheTextBelow) {
  const std::string text = "BT /F1 9 Tf 20 50 Td (some text) Tj ET ";
  const std::string strips =
      "q 200 0 0 34 0 66 cm /I Do Q q 200 0 0 34 0 33 cm /I Do Q q 200 0 0 34 0 0 cm /I Do Q";
  SmallPage page{text + strips, "0 0 200 100", kWithPicture};
  EXPECT_TRUE(hidden(page, {kPicture}));
  // Strips under the text hide nothing, nor does one strip alone.
  page.content = strips + " " + text;
  EXPECT_FALSE(hidden(page, {kPicture}));
  page.content = text + "q 200 0 0 34 0 33 cm /I Do Q";
  EXPECT_FALSE(hidden(page, {kPicture}));
}

TEST_F(Paint, FieldsHaveTheirValues) {
  const PagePaint paint =
      of({"", "0 0 200 100", "/Annots[6 0 R 7 0 R]"},
         {"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[20 30 60 50]"
          "/DA(/Helv 11 Tf 0 g)/V<FEFF0E590E57>>>",
          "<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/Rect[20 60 60 80]/V/Yes>>"});
  ASSERT_EQ(paint.fields.size(), 1U);
  EXPECT_EQ(paint.fields[0].value, U"๙๗");
  EXPECT_EQ(paint.fields[0].box, (Box{20, 50, 60, 70}));
  EXPECT_DOUBLE_EQ(paint.fields[0].size, 11);
  EXPECT_FALSE(paint.fields[0].drawn);
}

TEST_F(Paint, WhatAFileHoldsBesideItsPagesIsSaid) {
  const auto codes = [&](const std::string& catalog) {
    auto document = open(dir_.write(
        "c.pdf", small_pdf({{}},
                           {"<</Type/Filespec/F(report.pdf)/UF(report.pdf)/EF<</F 7 0 R>>>>",
                            "<</Type/EmbeddedFile/Length 3>>stream\nabc\nendstream"},
                           {}, catalog)));
    EXPECT_TRUE(document.ok());
    std::string out;
    for (const Reason& reason : (*document)->doubts()) {
      out += reason.code + (reason.args.empty() ? "" : " " + reason.args[0].second);
    }
    return out;
  };
  const std::string attached = "/Names<</EmbeddedFiles<</Names[(report.pdf) 6 0 R]>>>>";
  EXPECT_EQ(codes(""), "");
  EXPECT_EQ(codes(attached), "");  // beside a report of its own
  EXPECT_EQ(codes(attached + "/Collection<</View/D>>"), "report-in-attachment report.pdf");
  EXPECT_EQ(codes("/NeedsRendering true"), "form-not-drawn");
}

/// What is looked for in a raster only where the file can have drawn it.
TEST_F(Paint, WhatIsDrawnBesideGlyphsIsTold) {
  const std::string text = "BT /F1 12 Tf 10 50 Td (89.07) Tj ET ";
  EXPECT_FALSE(of({text}).drawn);
  EXPECT_FALSE(of({text + "0 0 50 50 re W n"}).drawn);  // a clip paints nothing
  const PagePaint ruled = of({text + "10 90 m 60 90 l S"});
  EXPECT_TRUE(ruled.drawn);
  EXPECT_FALSE(ruled.dotted);
  for (const char* dotted : {"[2 2] 0 d 10 90 m 60 90 l S", "/P gs 10 90 m 60 90 l S",
                             "/Pattern cs /X scn 10 80 50 10 re f", "/S sh", "/I Do"}) {
    const PagePaint paint =
        of({text + dotted, "0 0 200 100",
            "/Resources<</Font<</F1 3 0 R>>/XObject<</I 6 0 R>>/ExtGState<</P<</D[[1 2] 0]>>>>>>"},
           {kPicture});
    EXPECT_TRUE(paint.drawn && paint.dotted) << dotted;
  }
  EXPECT_FALSE(of({text + "[2 2] 0 d [] 0 d 10 90 m 60 90 l S"}).dotted);
}

TEST_F(Paint, GreyPicturesAloneHaveNoColour) {
  const std::string hidden = "BT 3 Tr /F1 12 Tf 10 50 Td (89.07) Tj ET ";
  const auto coloured = [&](const std::string& content, const std::string& space) {
    const std::string picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/" +
                                space + "/BitsPerComponent 8/Length 3>>stream\nabc\nendstream";
    return of({content, "0 0 200 100", kWithPicture}, {picture}).coloured;
  };
  EXPECT_FALSE(coloured(hidden + "/I Do", "DeviceGray"));
  EXPECT_TRUE(coloured(hidden + "/I Do", "DeviceRGB"));
  EXPECT_TRUE(coloured("/I Do BT /F1 12 Tf (1) Tj ET", "DeviceGray"));
  EXPECT_TRUE(coloured("/I Do 1 0 0 rg 0 0 5 5 re f", "DeviceGray"));
}

TEST_F(Paint, ARowOfTinyBoxesMayBeMeantAsALine) {
  const auto row = [&](int boxes) {
    std::string content;
    for (int i = 0; i < boxes; ++i) {
      content += std::to_string(10 + 3 * i) + " 50 1 1 re f ";
    }
    return of({content}).dotted;
  };
  EXPECT_FALSE(row(8));
  EXPECT_TRUE(row(40));
}

TEST_F(Paint, GlyphsThatAreDrawingsAndAnnotationsMayBeAnything) {
  const std::string font = "/Resources<</Font<</F1 6 0 R>>>>";
  EXPECT_TRUE(
      of({"BT /F1 12 Tf ET", "0 0 200 100", font}, {"<</Type/Font/Subtype/Type3>>"}).dotted);
  const auto link = [&](const std::string& border) {
    return of({"", "0 0 200 100", "/Annots[6 0 R]"},
              {"<</Type/Annot/Subtype/Link/Rect[20 30 60 50]" + border + ">>"});
  };
  EXPECT_FALSE(link("/Border[0 0 0]").drawn);
  EXPECT_TRUE(link("").drawn);
  EXPECT_TRUE(of({"", "0 0 200 100", "/Annots[6 0 R]"},
                 {"<</Type/Annot/Subtype/Square/Rect[20 30 60 50]>>"})
                  .dotted);
}

TEST_F(Paint, DamageIsNoPaintAndNotWhole) {
  PaintReader reader(std::make_shared<QpdfFile>(
      std::make_shared<const FileBytes>(std::string("%PDF-1.4\nnothing")), ""));
  EXPECT_FALSE(reader.on_page({1, 200, 100, 0}).whole);
}

}  // namespace
}  // namespace ita::document
