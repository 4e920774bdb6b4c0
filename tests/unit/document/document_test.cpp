#include "document/document.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "document/image_document.h"
#include "document/sniff.h"
#include "support/small_pdf.h"
#include "support/temp_dir.h"

namespace ita::document {
namespace {

using test::small_pdf;
using test::TempDir;

ErrorCode code_of(const std::string& path, const OpenOptions& options = {}) {
  const auto opened = open(path, options);
  if (opened) {
    const auto page = (*opened)->page(1);
    return page ? ErrorCode::none : page.error().code;
  }
  EXPECT_FALSE(opened.error().message.empty());
  EXPECT_FALSE(opened.error().remedy.empty());
  return opened.error().code;
}

std::string letters(const TextLayer& layer) {
  std::string out;
  for (const Glyph& g : layer.glyphs) {
    out += static_cast<char>(g.code);
  }
  return out;
}

/// The smallest box of dark pixels, in points.
Box ink(const image::Raster& raster) {
  Pix* bits = pixThresholdToBinary(raster.pix(), 128);
  BOX* found = nullptr;
  pixClipToForeground(bits, nullptr, &found);
  l_int32 x = 0, y = 0, w = 0, h = 0;
  if (found != nullptr) {
    boxGetGeometry(found, &x, &y, &w, &h);
  }
  boxDestroy(&found);
  pixDestroy(&bits);
  return raster.to_points({double(x), double(y), double(x + w), double(y + h)});
}

TEST(Open, SaysWhatIsWrong) {
  const TempDir dir;
  EXPECT_EQ(code_of(dir.file("missing.pdf")), ErrorCode::not_found);
  EXPECT_EQ(code_of(dir.file("")), ErrorCode::unreadable);
  EXPECT_EQ(code_of(dir.write("empty.pdf", "")), ErrorCode::empty);
  EXPECT_EQ(code_of(dir.write("word.pdf", "PK\x03\x04 and so on")), ErrorCode::unsupported_format);
  EXPECT_EQ(code_of(dir.write("cut.pdf", "%PDF-1.4\n1 0 obj")), ErrorCode::damaged);
  EXPECT_EQ(code_of(dir.write("none.pdf", small_pdf({}))), ErrorCode::empty);
  EXPECT_EQ(code_of(dir.write("cut.png", "\x89PNG\r\n\x1A\n")), ErrorCode::damaged);
  EXPECT_EQ(code_of(dir.write("cut.tif", std::string("II*\0\x08\0\0\0", 8))), ErrorCode::damaged);
}

TEST(Open, GoesByContentNotByName) {
  const TempDir dir;
  const std::string path = dir.write("รายงาน.jpg", "rubbish\n" + small_pdf({{"", "0 0 100 50"}}));
  const auto opened = open(path);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ((*opened)->media_type(), "application/pdf");
}

TEST(Open, LimitOnPages) {
  const TempDir dir;
  OpenOptions options;
  options.max_pages = 1;
  EXPECT_EQ(code_of(dir.write("two.pdf", small_pdf({{}, {}})), options), ErrorCode::too_large);
}

TEST(Pdf, GlyphsStandWhereTheirInkIs) {
  const TempDir dir;
  const test::SmallPage base{"BT /F1 20 Tf 50 40 Td (A5) Tj ET"};
  for (const char* extra : {"", "/Rotate 90", "/Rotate 180", "/Rotate 270"}) {
    test::SmallPage page = base;
    page.extra = extra;
    const auto opened = open(dir.write("a.pdf", small_pdf({page})));
    ASSERT_TRUE(opened);
    Document& document = **opened;
    const auto info = document.page(1);
    const auto layer = document.text_layer(1);
    const auto raster = document.raster(1, 144, Colour::grey);
    ASSERT_TRUE(info && layer && raster);
    EXPECT_EQ(letters(*layer), "A5");
    EXPECT_EQ(raster->width(), std::lround(info->width * 2)) << extra;
    EXPECT_EQ(raster->height(), std::lround(info->height * 2)) << extra;
    const Box seen = ink(*raster);
    Box glyphs;
    for (const Glyph& g : layer->glyphs) {
      glyphs = unite(glyphs, g.box);
    }
    EXPECT_GT(intersect(seen, glyphs).area(), 0.95 * seen.area()) << extra;
    EXPECT_LT(glyphs.area(), 3 * seen.area()) << extra;
  }
}

TEST(Pdf, AnnotationsAndFormFieldsAreText) {
  const TempDir dir;
  const auto appearance = [](const std::string& text) {
    const std::string content = "BT /F1 12 Tf 2 4 Td (" + text + ") Tj ET";
    return "<</Type/XObject/Subtype/Form/BBox[0 0 90 20]/Resources<</Font<</F1 3 0 R>>>>/Length " +
           std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
  };
  test::SmallPage page{
      "BT /F1 12 Tf 10 80 Td (page) Tj ET", "0 0 200 100",
      "/Annots[<</Type/Annot/Subtype/FreeText/F 4/Rect[10 40 100 60]/AP<</N 6 0 R>>>>"
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(99.17)/F 4/Rect[10 10 100 30]"
      "/AP<</N 7 0 R>>>>]"};
  const auto opened =
      open(dir.write("a.pdf", small_pdf({page}, {appearance("note"), appearance("99.17")})));
  ASSERT_TRUE(opened);
  const auto layer = (*opened)->text_layer(1);
  ASSERT_TRUE(layer);
  EXPECT_EQ(letters(*layer), "pagenote99.17");
}

TEST(Pdf, SaysThatTextIsHidden) {
  const TempDir dir;
  const std::string image =
      "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
      "/Length 1>>stream\n\x80\nendstream";
  const auto hidden = [&](const std::string& content) {
    std::string pdf = small_pdf({{content}}, {image});
    const std::string fonts = "/Resources<<";
    pdf.replace(pdf.find(fonts), fonts.size(), fonts + "/XObject<</Im 6 0 R>>");
    const auto opened = open(dir.write("a.pdf", pdf));
    const auto layer = (*opened)->text_layer(1);
    return layer && layer->hidden;
  };
  const std::string picture = "q 200 0 0 100 0 0 cm /Im Do Q ";
  const std::string logo = "q 20 0 0 20 0 0 cm /Im Do Q ";
  EXPECT_TRUE(hidden(picture + "BT 3 Tr /F1 12 Tf 10 80 Td (under) Tj ET"));
  EXPECT_TRUE(hidden("BT /F1 12 Tf 10 80 Td (under) Tj ET " + picture));
  EXPECT_FALSE(hidden(picture + "BT /F1 12 Tf 10 80 Td (over) Tj ET"));
  EXPECT_FALSE(hidden("BT /F1 12 Tf 10 80 Td (beside) Tj ET " + logo));
}

TEST(Pdf, RotationAndCropBox) {
  const TempDir dir;
  const auto opened = open(dir.write(
      "a.pdf",
      small_pdf({{"BT /F1 20 Tf 50 40 Td (A) Tj ET", "0 0 200 100", "/Rotate 90"},
                 {"BT /F1 20 Tf 50 40 Td (A) Tj ET", "0 0 200 100", "/CropBox[40 30 140 90]"}})));
  ASSERT_TRUE(opened);
  const auto turned = (*opened)->page(1);
  EXPECT_EQ(turned->rotation, 90);
  EXPECT_DOUBLE_EQ(turned->width, 100);
  EXPECT_DOUBLE_EQ(turned->height, 200);
  EXPECT_EQ((*opened)->text_layer(1)->glyphs.at(0).rotation, 90);
  const auto cropped = (*opened)->page(2);
  EXPECT_DOUBLE_EQ(cropped->width, 100);
  EXPECT_NEAR((*opened)->text_layer(2)->glyphs.at(0).box.x0, 10, 0.01);
  EXPECT_NEAR(ink(*(*opened)->raster(2, 144, Colour::grey)).x0, 10, 1);
  EXPECT_FALSE((*opened)->page(3));
  EXPECT_FALSE((*opened)->text_layer(0));
}

TEST(Pdf, HugePagesAreRenderedAtLessDpi) {
  const TempDir dir;
  OpenOptions options;
  options.max_megapixels = 1;
  const auto opened = open(dir.write("a.pdf", small_pdf({{"", "0 0 7200 7200"}})), options);
  const auto raster = (*opened)->raster(1, 300, Colour::grey);
  ASSERT_FALSE(raster);
  EXPECT_EQ(raster.error().code, ErrorCode::too_large);
  options.max_megapixels = 16;
  const auto again = open(dir.file("a.pdf"), options);
  const auto smaller = (*again)->raster(1, 300, Colour::rgb);
  ASSERT_TRUE(smaller);
  EXPECT_NEAR(smaller->dpi(), 40, 0.5);
  EXPECT_EQ(smaller->depth(), 32);
}

TEST(Image, ManyPagesOfATiff) {
  const TempDir dir;
  for (int i = 0; i < 3; ++i) {
    Pix* pix = pixCreate(850 + i, 1100, i == 0 ? 1 : 8);
    pixSetResolution(pix, 100, 100);
    pixWriteTiff(dir.file("a.tif").c_str(), pix, IFF_TIFF_LZW, i == 0 ? "w" : "a");
    pixDestroy(&pix);
  }
  const auto opened = open(dir.file("a.tif"));
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->page_count(), 3);
  EXPECT_EQ((*opened)->media_type(), "image/tiff");
  const auto raster = (*opened)->raster(3, 300, Colour::grey);
  ASSERT_TRUE(raster);
  EXPECT_EQ(raster->width(), 852);
  EXPECT_EQ((*opened)->raster(1, 300, Colour::grey)->depth(), 8);
  EXPECT_EQ((*opened)->raster(1, 300, Colour::rgb)->depth(), 32);
  EXPECT_EQ((*opened)->raster(1, 300, Colour::as_is)->depth(), 8);
  EXPECT_NEAR((*opened)->page(3)->width, 852 * 0.72, 0.01);
  EXPECT_TRUE((*opened)->text_layer(2)->glyphs.empty());
  EXPECT_FALSE((*opened)->raster(4, 300, Colour::grey));
}

TEST(Image, RefusesAbsurdSizesAndCutFiles) {
  const TempDir dir;
  Pix* pix = pixCreate(1000, 1400, 8);
  for (int i = 0; i < 1000; ++i) {
    pixSetPixel(pix, i, (i * 7919) % 1400, static_cast<l_uint32>(i % 255));
  }
  pixWriteJpeg(dir.file("a.jpg").c_str(), pix, 80, 0);
  pixWrite(dir.file("a.png").c_str(), pix, IFF_PNG);
  pixDestroy(&pix);
  OpenOptions small;
  small.max_megapixels = 1;
  EXPECT_EQ(code_of(dir.file("a.jpg"), small), ErrorCode::too_large);
  EXPECT_EQ(code_of(dir.file("a.png"), small), ErrorCode::too_large);
  EXPECT_EQ(code_of(dir.file("a.jpg")), ErrorCode::none);
  for (const char* name : {"a.jpg", "a.png"}) {
    const auto size = std::filesystem::file_size(dir.file(name));
    std::filesystem::resize_file(dir.file(name), size / 2);
    EXPECT_EQ(code_of(dir.file(name)), ErrorCode::damaged) << name;
  }
}

/// A page with a wide mark near its top left corner.
Pix* page_with_mark() {
  Pix* pix = pixCreate(400, 300, 8);
  pixSetAll(pix);
  for (int y = 10; y < 60; ++y) {
    for (int x = 20; x < 120; ++x) {
      pixSetPixel(pix, x, y, 0);
    }
  }
  pixSetResolution(pix, 72, 72);
  return pix;
}

/// Puts an EXIF segment with nothing but the tag Orientation behind the start of a JPEG.
void add_orientation(const std::string& path, char orientation) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  using namespace std::string_literals;
  const std::string directory =
      "\0\x01"s + "\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s;
  const std::string data = "Exif\0\0"s + "MM\0*\0\0\0\x08"s + directory;
  const std::string exif = "\xFF\xE1\0"s + static_cast<char>(data.size() + 2) + data;
  std::ofstream(path, std::ios::binary) << bytes.substr(0, 2) << exif << bytes.substr(2);
}

TEST(Image, LiesAsItsExifTagSays) {
  // Where the mark's corner nearest to its page corner comes to lie: left or right, top or bottom,
  // and whether the page stands on its side.
  const struct {
    char orientation;
    bool right, bottom, side;
  } kCases[] = {{1, false, false, false}, {2, true, false, false}, {3, true, true, false},
                {4, false, true, false},  {5, false, false, true}, {6, true, false, true},
                {7, true, true, true},    {8, false, true, true}};
  const TempDir dir;
  for (const auto& test : kCases) {
    const std::string path = dir.file("a.jpg");
    Pix* pix = page_with_mark();
    pixWriteJpeg(path.c_str(), pix, 95, 0);
    pixDestroy(&pix);
    add_orientation(path, test.orientation);
    auto opened = open(path, {});
    ASSERT_TRUE(opened);
    const auto raster = (*opened)->raster(1, 300, Colour::grey);
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster->width(), test.side ? 300 : 400) << int(test.orientation);
    // The middle of the mark, in a page seen upright.
    int x = test.side ? 35 : 70;
    int y = test.side ? 70 : 35;
    x = test.right ? raster->width() - x : x;
    y = test.bottom ? raster->height() - y : y;
    l_uint32 grey = 255;
    pixGetPixel(raster->pix(), x, y, &grey);
    EXPECT_LT(grey, 60U) << int(test.orientation);
  }
}

TEST(Image, ColourIsKeptWhereItIsStored) {
  const TempDir dir;
  Pix* pix = pixCreate(400, 300, 32);
  pixSetAllArbitrary(pix, 0xFF000000);
  pixWrite(dir.file("a.png").c_str(), pix, IFF_PNG);
  pixDestroy(&pix);
  auto opened = open(dir.file("a.png"), {});
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->raster(1, 300, Colour::as_is)->depth(), 32);
}

TEST(Image, FaxHasSquarePixels) {
  const TempDir dir;
  Pix* pix = pixCreate(1728, 1078, 1);
  pixSetResolution(pix, 204, 98);
  pixWriteTiff(dir.file("a.tif").c_str(), pix, IFF_TIFF_G4, "w");
  pixDestroy(&pix);
  auto opened = open(dir.file("a.tif"), {});
  ASSERT_TRUE(opened);
  const auto raster = (*opened)->raster(1, 300, Colour::grey);
  ASSERT_TRUE(raster);
  EXPECT_EQ(raster->width(), 1728);
  EXPECT_NEAR(raster->height(), 2244, 2);
  EXPECT_DOUBLE_EQ(raster->dpi(), 204);
  EXPECT_NEAR((*opened)->page(1)->height, 1078 * 72.0 / 98, 1);
}

TEST(Image, TiffInTilesIsReadLikeAnyOther) {
  const TempDir dir;
  const std::string path = dir.file("t.tif");
  TIFF* tiff = TIFFOpen(path.c_str(), "w");
  ASSERT_NE(tiff, nullptr);
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 1200);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1600);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
  TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 256);
  TIFFSetField(tiff, TIFFTAG_TILELENGTH, 256);
  TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 150.0);
  TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 150.0);
  std::vector<unsigned char> tile(256 * 256);
  for (uint32_t y = 0; y < 1600; y += 256) {
    for (uint32_t x = 0; x < 1200; x += 256) {
      std::fill(tile.begin(), tile.end(), static_cast<unsigned char>(x == 512 ? 10 : 250));
      ASSERT_GT(TIFFWriteTile(tiff, tile.data(), x, y, 0, 0), 0);
    }
  }
  TIFFClose(tiff);
  const auto opened = open(path);
  ASSERT_TRUE(opened);
  const auto raster = (*opened)->raster(1, 300, Colour::grey);
  ASSERT_TRUE(raster.ok());
  EXPECT_EQ(raster->width(), 1200);
  EXPECT_EQ(raster->height(), 1600);
  EXPECT_DOUBLE_EQ(raster->dpi(), 150);
  l_uint32 dark = 0;
  l_uint32 light = 0;
  pixGetPixel(raster->pix(), 600, 700, &dark);
  pixGetPixel(raster->pix(), 300, 700, &light);
  EXPECT_EQ(dark, 10U);
  EXPECT_EQ(light, 250U);
}

TEST(Image, ResolutionIsPlausible) {
  EXPECT_DOUBLE_EQ(plausible_dpi(2480, 3508, 300), 300);
  EXPECT_NEAR(plausible_dpi(2480, 3508, 0), 300, 0.1);
  EXPECT_NEAR(plausible_dpi(3024, 4032, 72), 344.8, 0.1);
  EXPECT_NEAR(plausible_dpi(2480, 3508, 96), 300, 0.1);
  EXPECT_DOUBLE_EQ(plausible_dpi(827, 1169, 100), 100);
}

}  // namespace
}  // namespace ita::document
