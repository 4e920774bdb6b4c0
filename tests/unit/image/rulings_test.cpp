#include "image/rulings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "drawing.h"

namespace ita::image {
namespace {

using test::Canvas;

constexpr int kLeft = 200;
constexpr int kTop = 300;
constexpr int kCol = 300;
constexpr int kRow = 120;

/// Lines of a table of 4 rows and 3 columns at 300 dpi.
void draw_table(Canvas& canvas, int grey, int thick) {
  for (int r = 0; r <= 4; ++r) {
    canvas.fill(kLeft, kTop + r * kRow, 3 * kCol + thick, thick, grey);
  }
  for (int c = 0; c <= 3; ++c) {
    canvas.fill(kLeft + c * kCol, kTop, thick, 4 * kRow + thick, grey);
  }
}

/// Something like print: stems and bars of letter size, in rows.
void draw_letters(Canvas& canvas, int x0, int y0, int x1, int y1) {
  for (int y = y0; y + 40 < y1; y += 120) {
    for (int x = x0; x + 26 < x1; x += 34) {
      canvas.fill(x, y, 4, 36, 20).fill(x + 20, y, 4, 36, 20).fill(x, y + 32, 24, 4, 20);
    }
  }
}

std::vector<Grid> grids_of(const Canvas& canvas) {
  return find_grids(find_rulings(canvas.raster()));
}

TEST(Rulings, DoubleOnesPartTheRowsAsSingleOnesDo) {
  // Two lines of 2 pixels, 3 pixels of paper between them, as under a row of totals.
  for (const int paper : {3, 5, 7}) {
    Canvas canvas(1600, 1200);
    draw_table(canvas, 0, 3);
    canvas.fill(kLeft, kTop + kRow, 3 * kCol, 5, 255);
    canvas.fill(kLeft, kTop + kRow - 2, 3 * kCol, 2, 0);
    canvas.fill(kLeft, kTop + kRow + paper, 3 * kCol, 2, 0);
    const auto grids = grids_of(canvas);
    ASSERT_EQ(grids.size(), 1U) << paper;
    EXPECT_EQ(grids[0].rows, 4) << paper;
  }
}

TEST(Rulings, TableOfThreeColumnsAndFourRows) {
  Canvas canvas(1600, 1200);
  draw_table(canvas, 0, 3);
  draw_letters(canvas, kLeft + 12, kTop + 24, kLeft + 3 * kCol, kTop + 4 * kRow);
  const auto rulings = find_rulings(canvas.raster());
  EXPECT_EQ(
      std::count_if(rulings.begin(), rulings.end(), [](const Ruling& r) { return r.horizontal; }),
      5);
  EXPECT_EQ(rulings.size(), 9U);
  const auto grids = find_grids(rulings);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].rows, 4);
  EXPECT_EQ(grids[0].cols, 3);
  EXPECT_EQ(grids[0].cells.size(), 12U);
  const double s = 72.0 / 300;
  EXPECT_NEAR(grids[0].box.x0, kLeft * s, 1);
  EXPECT_NEAR(grids[0].box.y1, (kTop + 4 * kRow) * s, 1);
}

TEST(Rulings, FaintLinesOnGreyNoisyPaper) {
  Canvas canvas(1600, 1200, 225);
  draw_table(canvas, 165, 2);
  canvas.noise(9);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(Rulings, SlightlyTurnedPage) {
  Canvas canvas(1600, 1200);
  draw_table(canvas, 30, 3);
  canvas.rotate(0.006);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(Rulings, BreaksAreBridged) {
  Canvas canvas(1600, 1200);
  draw_table(canvas, 0, 3);
  for (int i = 0; i < 9; ++i) {
    canvas.fill(kLeft + 70 + i * 97, kTop - 5, 22, 5 * kRow, 255);
  }
  for (const int y : {50, 175, 295, 410}) {
    canvas.fill(kLeft - 5, kTop + y, 4 * kCol, 20, 255);
  }
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(Rulings, DoubleAndThickLinesAreOneLatticeLine) {
  Canvas canvas(1600, 1200);
  draw_table(canvas, 0, 3);
  canvas.fill(kLeft, kTop + kRow + 9, 3 * kCol, 3, 0);
  canvas.fill(kLeft - 5, kTop - 5, 3 * kCol, 12, 0);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].rows, 4);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

/// Rows of print between row lines, each beginning with the same tall letter: a stem with a bowl on
/// it and a mark over it.
void draw_rows_of_like_letters(Canvas& canvas) {
  for (int r = 0; r <= 8; ++r) {
    canvas.fill(kLeft, kTop + r * 100, 1000, 3, 0);
  }
  for (int r = 0; r < 8; ++r) {
    const int y = kTop + r * 100;
    canvas.fill(kLeft + 200, y + 8, 5, 14, 0).fill(kLeft + 200, y + 28, 5, 60, 0);
    canvas.fill(kLeft + 205, y + 45, 20, 5, 0).fill(kLeft + 205, y + 60, 20, 5, 0);
    canvas.fill(kLeft + 209, y + 28, 5, 30, 0);
  }
}

TEST(Rulings, StemsThatStandOverOneAnotherAreNoRuling) {
  Canvas canvas(1600, 1400);
  draw_rows_of_like_letters(canvas);
  for (const Ruling& ruling : find_rulings(canvas.raster())) {
    EXPECT_TRUE(ruling.horizontal) << ruling.box.x0;
  }
}

/// What a fax leaves of a light ruling: dots of one or two pixels at uneven distances.
void draw_dots(Canvas& canvas, int x0, int y0, int x1, int y1, int gap) {
  const bool across = x1 - x0 > y1 - y0;
  const int length = across ? x1 - x0 : y1 - y0;
  int step = 0;
  for (int at = 0; at < length; at += 6 + gap * (step++ % 4) / 3) {
    canvas.fill(across ? x0 + at : x0, across ? y0 : y0 + at, 3, 3, 0);
  }
}

TEST(DottedRulings, MakeATable) {
  Canvas canvas(1600, 1200);
  for (int i = 0; i <= 4; ++i) {
    draw_dots(canvas, kLeft, kTop + i * kRow, kLeft + 3 * kCol, kTop + i * kRow + 3, 12);
  }
  for (int i = 0; i <= 3; ++i) {
    draw_dots(canvas, kLeft + i * kCol, kTop, kLeft + i * kCol + 3, kTop + 4 * kRow, 12);
  }
  draw_letters(canvas, kLeft + 12, kTop + 24, kLeft + 3 * kCol, kTop + 4 * kRow);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].rows, 4);
  EXPECT_EQ(grids[0].cols, 3);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(DottedRulings, LinesToWriteOnAreNone) {
  Canvas canvas(1600, 1200);
  for (int i = 0; i <= 6; ++i) {
    draw_dots(canvas, kLeft, kTop + i * kRow, kLeft + 3 * kCol, kTop + i * kRow + 3, 12);
  }
  draw_letters(canvas, kLeft + 12, kTop + 24, kLeft + 3 * kCol, kTop + 4 * kRow);
  EXPECT_TRUE(find_rulings(canvas.raster()).empty());
}

TEST(Rulings, HeadingFlushWithTheSideOfATableLeavesTheSideAlone) {
  Canvas canvas(1600, 1400);
  draw_table(canvas, 0, 3);
  const int bottom = kTop + 4 * kRow;
  for (const int y : {kTop - 70, bottom + 36, bottom + 110, bottom + 184}) {
    // A letter with a stem at the very left, and one more of its line.
    canvas.fill(kLeft, y, 4, 40, 0).fill(kLeft + 4, y, 16, 4, 0).fill(kLeft + 20, y, 4, 40, 0);
    canvas.fill(kLeft, y + 36, 24, 4, 0);
  }
  const auto rulings = find_rulings(canvas.raster());
  EXPECT_EQ(rulings.size(), 9U);
  const auto grids = find_grids(rulings);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
  EXPECT_NEAR(grids[0].box.y1, bottom * 72.0 / 300, 1.5);
}

TEST(Rulings, AStemInATightRowReachesNoRuling) {
  Canvas canvas(1600, 1200);
  draw_table(canvas, 0, 3);
  // 96 of 120 pixels high, in the middle of a cell.
  canvas.fill(kLeft + 150, kTop + kRow + 14, 5, 96, 0);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(Rulings, MissingPieceMergesCells) {
  Canvas canvas(1600, 1200);
  draw_table(canvas, 0, 3);
  canvas.fill(kLeft + kCol - 2, kTop + 6, 8, kRow - 9, 255);      // row 0: columns 0 and 1
  canvas.fill(kLeft + 6, kTop + 3 * kRow - 2, kCol - 9, 8, 255);  // column 0: rows 2 and 3
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  const auto& cells = grids[0].cells;
  ASSERT_EQ(cells.size(), 10U);
  EXPECT_EQ(cells[0].col_span, 2);
  EXPECT_EQ(cells[0].row_span, 1);
  const auto tall =
      std::find_if(cells.begin(), cells.end(), [](const GridCell& c) { return c.row_span == 2; });
  ASSERT_NE(tall, cells.end());
  EXPECT_EQ(tall->row, 2);
  EXPECT_EQ(tall->col, 0);
}

TEST(Rulings, OpenSidesBelongToTheTable) {
  Canvas canvas(1600, 1200);
  for (int r = 0; r <= 4; ++r) {
    canvas.fill(kLeft, kTop + r * kRow, 3 * kCol, 3, 0);
  }
  canvas.fill(kLeft + kCol, kTop, 3, 4 * kRow, 0).fill(kLeft + 2 * kCol, kTop, 3, 4 * kRow, 0);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cols, 3);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(Rulings, ShadedHeaderKeepsItsLines) {
  Canvas canvas(1600, 1200);
  canvas.fill(kLeft, kTop, 3 * kCol, kRow, 200);
  draw_table(canvas, 60, 3);
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
}

TEST(Rulings, TwoTablesAreTwoGrids) {
  Canvas canvas(1600, 1700);
  draw_table(canvas, 0, 3);
  for (int r = 0; r <= 2; ++r) {
    canvas.fill(kLeft, 1200 + r * kRow, 2 * kCol + 3, 3, 0);
  }
  for (int c = 0; c <= 2; ++c) {
    canvas.fill(kLeft + c * kCol, 1200, 3, 2 * kRow + 3, 0);
  }
  const auto grids = grids_of(canvas);
  ASSERT_EQ(grids.size(), 2U);
  EXPECT_EQ(grids[0].cells.size(), 12U);
  EXPECT_EQ(grids[1].cells.size(), 4U);
}

TEST(Rulings, PrintAloneHasNone) {
  Canvas canvas(1600, 1200);
  draw_letters(canvas, 100, 100, 1500, 1100);
  EXPECT_TRUE(find_rulings(canvas.raster()).empty());
}

TEST(Rulings, FeetOfLettersOnOneHeightAreNoLine) {
  Canvas canvas(1600, 1200);
  // Four round digits close together: the flat parts of their bows make pieces with small gaps.
  for (int i = 0; i < 4; ++i) {
    const int x = 300 + i * 40;
    canvas.fill(x + 3, 540, 34, 3, 0).fill(x, 505, 3, 34, 0).fill(x + 36, 505, 3, 34, 0);
  }
  EXPECT_TRUE(find_rulings(canvas.raster()).empty());
}

TEST(Rulings, UnderlineOfOneWordIsOne) {
  Canvas canvas(1600, 1200);
  draw_letters(canvas, 300, 500, 480, 545);
  canvas.fill(295, 550, 190, 3, 0);
  EXPECT_EQ(find_rulings(canvas.raster()).size(), 1U);
}

TEST(Rulings, RowOfHyphensIsPrint) {
  Canvas canvas(1600, 1200);
  for (int i = 0; i < 60; ++i) {
    canvas.fill(300 + i * 12, 500, 10, 3, 0);
  }
  EXPECT_TRUE(find_rulings(canvas.raster()).empty());
}

TEST(Rulings, LineOfAFaxIsOneThoughItStepsAndHasPinHoles) {
  Canvas canvas(1600, 1200);
  for (int i = 0; i < 50; ++i) {
    canvas.fill(300 + i * 20, 500 + i % 3, 19, 3, 0);
  }
  const auto rulings = find_rulings(canvas.raster());
  ASSERT_EQ(rulings.size(), 1U);
  EXPECT_NEAR(rulings[0].length(), 1000 * 72.0 / 300, 3);
}

TEST(Rulings, FrameAroundTextIsNoGrid) {
  Canvas canvas(1600, 1200);
  canvas.fill(200, 300, 900, 3, 0)
      .fill(200, 800, 900, 3, 0)
      .fill(200, 300, 3, 500, 0)
      .fill(1100, 300, 3, 503, 0);
  draw_letters(canvas, 230, 330, 1060, 780);
  const auto rulings = find_rulings(canvas.raster());
  EXPECT_EQ(rulings.size(), 4U);
  EXPECT_TRUE(find_grids(rulings).empty());
}

TEST(Rulings, EveryResolutionGivesTheSamePlaces) {
  for (const int scale : {1, 2, 3}) {
    Canvas canvas(400 * scale * 2, 300 * scale * 2);
    const int t = scale;
    for (int r = 0; r <= 2; ++r) {
      canvas.fill(100 * scale, (100 + r * 60) * scale, 300 * scale + t, t, 0);
    }
    for (int c = 0; c <= 2; ++c) {
      canvas.fill((100 + c * 150) * scale, 100 * scale, t, 120 * scale + t, 0);
    }
    const auto grids = find_grids(find_rulings(canvas.raster(150.0 * scale)));
    ASSERT_EQ(grids.size(), 1U) << scale;
    EXPECT_EQ(grids[0].cells.size(), 4U) << scale;
    EXPECT_NEAR(grids[0].box.x0, 48, 1) << scale;
    EXPECT_NEAR(grids[0].box.y1, 220 * 0.48, 1) << scale;
  }
}

TEST(Rulings, NothingOnAnEmptyRaster) {
  EXPECT_TRUE(find_rulings(Raster()).empty());
  EXPECT_TRUE(find_rulings(Canvas(10, 10).raster()).empty());
  EXPECT_TRUE(find_grids({}).empty());
}

}  // namespace
}  // namespace ita::image
