#include "text/ocr/blemishes.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace ita::text {
namespace {

/// A sheet of 8 by 11 inches at 100 dpi with the ink that a test draws.
class Sheet {
 public:
  Sheet() : ink_(pixCreate(800, 1100, 1)) {}
  ~Sheet() { pixDestroy(&ink_); }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  Sheet& box(int x, int y, int w, int h) {
    pixRasterop(ink_, x, y, w, h, PIX_SET, nullptr, 0, 0);
    return *this;
  }
  Sheet& disc(int x, int y, int radius) {
    for (int j = -radius; j <= radius; ++j) {
      for (int i = -radius; i <= radius; ++i) {
        if (i * i + j * j <= radius * radius) {
          pixSetPixel(ink_, x + i, y + j, 1);
        }
      }
    }
    return *this;
  }
  OcrPage page() const {
    OcrPage out;
    out.grey = image::Raster(pixCreate(800, 1100, 8), 100);
    out.ink = image::find_components(ink_, 1);
    return out;
  }

 private:
  Pix* ink_;
};

TEST(DropBlemishes, HolesAndDarkEdgesGoAndPrintStays) {
  Sheet sheet;
  sheet.disc(40, 500, 12).box(0, 100, 6, 700);      // a punch hole, the edge of the glass
  sheet.box(200, 200, 7, 10).box(214, 200, 7, 10);  // letters
  sheet.box(300, 300, 300, 20);                     // a dark bar in a table
  OcrPage page = sheet.page();
  EXPECT_FALSE(drop_blemishes(page, 100));
  ASSERT_EQ(page.ink.items.size(), 3U);
  EXPECT_EQ(page.ink.items[0].x0, 200);
  EXPECT_EQ(page.ink.items[2].width(), 300);
}

TEST(DropBlemishes, NothingIsLeftOfGrain) {
  OcrPage page = Sheet().page();
  page.ink.items.resize(50000);
  page.rulings.resize(3);
  EXPECT_TRUE(drop_blemishes(page, 100));
  EXPECT_TRUE(page.ink.items.empty());
  EXPECT_TRUE(page.rulings.empty());
}

TEST(DropLinesAtEdge, FewLettersAtTheEdgeOfASheet) {
  OcrPage page = Sheet().page();
  InkLine edge;
  edge.letters = 1;
  edge.x0 = 4;
  edge.x1 = 15;
  edge.y0 = 500;
  edge.y1 = 515;
  InkLine print = edge;
  print.letters = 30;
  InkLine inside = edge;
  inside.x0 = 300;
  inside.x1 = 310;
  page.regions = {{edge, print, inside}};
  drop_lines_at_edge(page, 100);
  ASSERT_EQ(page.regions[0].size(), 2U);
  EXPECT_EQ(page.regions[0][0].letters, 30);

  page.regions = {{edge, print, inside}};
  drop_lines_at_edge(page, 300);  // less than 4 inches wide: cut out of a page
  EXPECT_EQ(page.regions[0].size(), 3U);
}

}  // namespace
}  // namespace ita::text
