// Photographs of telephones.  They are made here by libheif's own coder.
#include "document/heif_file.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <libheif/heif.h>

#include <string>

#include "document/document.h"
#include "document/sniff.h"
#include "support/temp_dir.h"

namespace ita::document {
namespace {

constexpr int kWidth = 320, kHeight = 480;

heif_error keep(heif_context*, const void* data, size_t size, void* into) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(data), size);
  return {heif_error_Ok, heif_suberror_Unspecified, ""};
}

/// White, with a black square in its upper left quarter; empty where this machine cannot code.
void add_picture(heif_context* context, heif_encoder* encoder, int square) {
  heif_image* image = nullptr;
  heif_image_create(kWidth, kHeight, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
  heif_image_add_plane(image, heif_channel_interleaved, kWidth, kHeight, 8);
  int stride = 0;
  std::uint8_t* bytes = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth * 3; ++x) {
      const bool black = x / 3 >= 40 && x / 3 < 40 + square && y >= 60 && y < 60 + square;
      bytes[y * stride + x] = black ? 0 : 255;
    }
  }
  heif_context_encode_image(context, image, encoder, nullptr, nullptr);
  heif_image_release(image);
}

std::string photograph(int pictures = 1) {
  std::string out;
  heif_context* context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  if (heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code ==
      heif_error_Ok) {
    for (int i = 0; i < pictures; ++i) {
      add_picture(context, encoder, 40 + 40 * i);
    }
    heif_writer writer{1, keep};
    heif_context_write(context, &writer, &out);
    heif_encoder_release(encoder);
  }
  heif_context_free(context);
  return out;
}

int dark(Pix* pix) {
  Pix* bits = pixConvertTo1(pix, 128);
  l_int32 count = 0;
  pixCountPixels(bits, &count, nullptr);
  pixDestroy(&bits);
  return count;
}

class Heif : public testing::Test {
 protected:
  void SetUp() override {
    if (photograph().empty()) {
      GTEST_SKIP()
          << "these photographs are made by libheif's coder for HEVC, which Debian's libheif1 "
             "has (tests/run.sh installs it) and this machine's has not";
    }
  }
};

TEST_F(Heif, APhotographIsAPageWithItsInk) {
  const std::string file = photograph();
  EXPECT_EQ(sniff(file), Format::heif);
  const test::TempDir dir;
  auto opened = open(dir.write("a.jpg", file));
  ASSERT_TRUE(opened.ok()) << opened.error().message;
  EXPECT_EQ((*opened)->media_type(), "image/heic");
  EXPECT_EQ((*opened)->page_count(), 1);
  const auto raster = (*opened)->raster(1, 300, Colour::grey);
  ASSERT_TRUE(raster.ok());
  EXPECT_EQ(pixGetWidth(raster->pix()), kWidth);
  EXPECT_EQ(pixGetHeight(raster->pix()), kHeight);
  EXPECT_NEAR(dark(raster->pix()), 40 * 40, 100);
  l_uint32 white = 0;
  pixGetPixel(raster->pix(), 300, 400, &white);
  EXPECT_GT(white, 250U) << "white stays white";
}

TEST_F(Heif, EveryPictureOfAFileIsAPage) {
  const std::string file = photograph(3);
  ASSERT_EQ(heif_pages(file), 3);
  for (int page = 1; page <= 3; ++page) {
    Pix* pix = read_heif(file, page);
    ASSERT_NE(pix, nullptr);
    EXPECT_NEAR(dark(pix), 1600 * page * page, 300 * page);
    pixDestroy(&pix);
  }
  EXPECT_EQ(read_heif(file, 4), nullptr);
}

TEST_F(Heif, WhatIsCutOffOrDamagedIsNoPicture) {
  const std::string file = photograph();
  for (const size_t length : {file.size() / 4, file.size() / 2, file.size() - 20}) {
    const std::string part = file.substr(0, length);
    Pix* pix = heif_pages(part) > 0 ? read_heif(part, 1) : nullptr;
    EXPECT_EQ(pix, nullptr) << length << " of " << file.size();
    pixDestroy(&pix);
  }
  EXPECT_EQ(heif_pages("no photograph"), 0);
  int width = 0, height = 0;
  EXPECT_FALSE(
      heif_size("\0\0\0\x18"
                "ftypheic",
                1, width, height));
}

TEST(HeifSniff, ABrandAmongTheFirstOnesTellsAPhotograph) {
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(sniff("\0\0\0\x18"
                  "ftypheic\0\0\0\0mif1heic"sv),
            Format::heif);
  EXPECT_EQ(sniff("\0\0\0\x18"
                  "ftypmif1\0\0\0\0mif1heic"sv),
            Format::heif);
  EXPECT_EQ(sniff("\0\0\0\x18"
                  "ftypmif1\0\0\0\0mif1avif"sv),
            Format::other);
  EXPECT_EQ(sniff("\0\0\0\x14"
                  "ftypisom\0\0\0\0isomheic"sv),
            Format::other)
      << "behind the box";
  EXPECT_EQ(guess("\0\0\0\x18"
                  "ftypmif1\0\0\0\0mif1avif"sv),
            "a film or an image of another kind");
}

}  // namespace
}  // namespace ita::document
