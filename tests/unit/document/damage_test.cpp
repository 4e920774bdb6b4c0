// Damage that a renderer passes over is noticed; sound files give no complaint.
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>

#include "document/complaints.h"
#include "document/document.h"
#include "support/small_jpeg.h"
#include "support/small_pdf.h"
#include "support/temp_dir.h"

namespace ita::document {
namespace {

namespace fs = std::filesystem;

/// Everything that is complained of after all pages were looked at as a reader does.
std::string complaints(const std::string& bytes) {
  auto document = open(std::make_shared<const FileBytes>(bytes));
  if (!document) {
    return "cannot be opened: " + document.error().message;
  }
  std::string all;
  for (int page = 1; page <= (*document)->page_count(); ++page) {
    (void)(*document)->text_layer(page);
    const auto raster = (*document)->raster(page, 40, Colour::grey);
    all += raster ? "" : raster.error().message + "\n";
    for (const std::string& text : (*document)->complaints(page)) {
      all += std::to_string(page) + ": " + text + "\n";
    }
  }
  for (const std::string& text : (*document)->complaints(0)) {
    all += "0: " + text + "\n";
  }
  return all;
}

std::string compressed(const std::string& text) {
  std::string out(compressBound(text.size()), '\0');
  uLongf size = out.size();
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
           text.size());
  out.resize(size);
  return out;
}

/// A page whose content is compressed; the data of the stream begins at `data`.
std::string with_compressed_content(const std::string& content, size_t& data) {
  const std::string stream = compressed(content);
  std::string pdf = test::small_pdf(
      {{"", "0 0 200 100", ""}}, {"<</Filter/FlateDecode/Length " + std::to_string(stream.size()) +
                                  ">>stream\n" + stream + "\nendstream"});
  pdf.replace(pdf.find("/Contents 5 0 R"), 15, "/Contents 6 0 R");
  data = pdf.find("stream\n", pdf.find("FlateDecode")) + 7;
  return pdf;
}

const char* const kContent =
    "BT /F1 12 Tf 20 50 Td (Score 89.08 of the office) Tj ET\n"
    "BT /F1 12 Tf 20 30 Td (Another line of some length) Tj ET\n";

TEST(Damage, SoundFilesGiveNoComplaint) {
  size_t data = 0;
  EXPECT_EQ(complaints(test::small_pdf({{kContent}})), "");
  EXPECT_EQ(complaints(with_compressed_content(kContent, data)), "");
}

TEST(Damage, ChangedByteInACompressedStreamIsNoticed) {
  size_t data = 0;
  const std::string sound = with_compressed_content(kContent, data);
  int silent = 0;
  for (size_t at = data + 2; at < data + 60; at += 7) {
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    silent += complaints(damaged).empty() ? 1 : 0;
  }
  EXPECT_EQ(silent, 0);
}

TEST(Damage, ContentThatEndsEarlyIsNoticed) {
  EXPECT_NE(complaints(test::small_pdf({{"BT /F1 12 Tf 20 50 Td (Score 89.0"}})), "");
}

TEST(Damage, MissingFontIsNoticed) {
  EXPECT_NE(complaints(test::small_pdf({{"BT /F7 12 Tf 20 50 Td (Score) Tj ET"}})), "");
}

/// The same with other words, of the same length, for some of its own.
std::string changed(std::string pdf, const std::string& from, const std::string& to) {
  const size_t at = pdf.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  EXPECT_EQ(from.size(), to.size());
  return pdf.replace(at, from.size(), to);
}

TEST(Damage, ContentThatIsNotThereIsNoticed) {
  const std::string sound = test::small_pdf({{kContent}}, {"null"});
  EXPECT_EQ(complaints(sound), "");
  EXPECT_NE(complaints(changed(sound, "/Contents 5 0 R", "/Contents 6 0 R")), "");
  EXPECT_NE(complaints(changed(sound, "/Contents 5 0 R", "/Content_ 5 0 R")), "") << "but a font";
}

TEST(Damage, WhatIsNotSeenMayBeMissing) {
  for (const char* more : {"/Annots[6 0 R]", "/Metadata 6 0 R", "/B[6 0 R]"}) {
    EXPECT_EQ(complaints(test::small_pdf({{kContent, "0 0 200 100", more}}, {"null"})), "") << more;
  }
}

TEST(Damage, PictureOfOtherMeasuresIsNoticed) {
  const auto picture = [](size_t bytes, const std::string& space) {
    const std::string pdf = test::small_pdf(
        {{"q 100 0 0 100 0 0 cm /Im Do Q", "0 0 200 200]/Resources<</XObject<</Im 6 0 R>>>>/X["}},
        {"<</Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace" +
         space + "/Length " + std::to_string(bytes) + ">>stream\n" + std::string(bytes, '\x7f') +
         "\nendstream"});
    return complaints(changed(pdf, "/X[]/Resources", "/X[]/Resource_"));
  };
  EXPECT_EQ(picture(10000, "/DeviceGray"), "");
  EXPECT_EQ(picture(10002, "/DeviceGray"), "") << "a line feed behind it";
  EXPECT_EQ(picture(30000, "/DeviceRGB"), "");
  EXPECT_NE(picture(9000, "/DeviceGray"), "");
  EXPECT_NE(picture(30000, "/DeviceGray"), "");
  EXPECT_NE(picture(10000, "/DeviceRGB"), "");
}

/// A black square on white.
Pix* small_picture(int depth) {
  Pix* const pix = pixCreate(120, 160, depth);
  pixSetAll(pix);
  if (depth == 1) {
    pixInvert(pix, pix);
  }
  for (int i = 0; i < 30 * 30; ++i) {
    pixSetPixel(pix, 20 + i % 30, 20 + i / 30, depth == 1 ? 1 : 0);
  }
  return pix;
}

TEST(Damage, PictureFilesWithMoreOrLessDataAreNoticed) {
  for (const int depth : {1, 8, 32}) {
    for (const bool webp : {false, true}) {
      Pix* pix = small_picture(webp ? 32 : depth);
      l_uint8* data = nullptr;
      size_t size = 0;
      webp ? pixWriteMemWebP(&data, &size, pix, 80, 0) : pixWriteMemBmp(&data, &size, pix);
      const std::string sound(reinterpret_cast<const char*>(data), size);
      lept_free(data);
      pixDestroy(&pix);
      EXPECT_EQ(complaints(sound), "") << depth;
      std::string more = sound;
      more.insert(size / 2, 64, '\x5A');
      EXPECT_NE(complaints(more), "") << depth;
      EXPECT_NE(complaints(sound.substr(0, size - 10)), "") << depth;
    }
  }
}

/// 120 × 160 grey pixels that are not compressed, behind their directory.
std::string plain_tiff(int photometric) {
  const auto bytes = [](unsigned value, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      out += static_cast<char>(value >> 8 * i & 0xFF);
    }
    return out;
  };
  const std::pair<unsigned, unsigned> tags[] = {
      {256, 120},         {257, 160}, {258, 8},   {259, 1},        {262, unsigned(photometric)},
      {273, 8 + 6 + 108}, {277, 1},   {278, 160}, {279, 120 * 160}};
  std::string out = std::string("II*\0", 4) + bytes(8, 4) + bytes(9, 2);
  for (const auto& [tag, value] : tags) {
    out += bytes(tag, 2) + bytes(4, 2) + bytes(1, 4) + bytes(value, 4);
  }
  return out + bytes(0, 4) + std::string(120 * 160, '\x7F');
}

TEST(Damage, PictureFilesThatEndInNothingAreNoticed) {
  Pix* pix = small_picture(32);
  l_uint8* data = nullptr;
  size_t size = 0;
  pixWriteMemBmp(&data, &size, pix);
  const std::string bmp(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  pixDestroy(&pix);
  const auto torn = [](std::string file) {
    const size_t half = file.size() / 2;
    return complaints(file.replace(half, std::string::npos, file.size() - half, '\0'));
  };
  EXPECT_NE(torn(bmp), "");
  EXPECT_EQ(complaints(plain_tiff(1)), "");
  EXPECT_NE(torn(plain_tiff(1)), "");
  EXPECT_EQ(torn(plain_tiff(0)), "") << "a page that is white below";
  EXPECT_EQ(complaints(plain_tiff(1) + std::string(4, '\0')), "") << "filling";
  EXPECT_NE(complaints(plain_tiff(1).insert(5000, 300, '\x11')), "");
}

TEST(Damage, JpegOfOtherMeasuresThanItsPictureIsNoticed) {
  const std::string jpeg = test::jpeg_of_noise();
  const auto picture = [&](const std::string& height) {
    const std::string pdf = test::small_pdf(
        {{"q 100 0 0 100 0 0 cm /Im Do Q", "0 0 200 200]/Resources<</XObject<</Im 6 0 R>>>>/X["}},
        {"<</Type/XObject/Subtype/Image/Width 320/Height " + height +
         "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode/Length " +
         std::to_string(jpeg.size()) + ">>stream\n" + jpeg + "\nendstream"});
    return complaints(changed(pdf, "/X[]/Resources", "/X[]/Resource_"));
  };
  EXPECT_EQ(picture("240"), "");
  EXPECT_NE(picture("140"), "") << "the lower part would be lost";
  EXPECT_NE(picture("340"), "");
}

std::uint32_t number_at(const std::string& tiff, size_t at, size_t bytes) {
  std::uint32_t out = 0;
  for (size_t i = bytes; i-- > 0;) {
    out = out << 8 | static_cast<unsigned char>(tiff[at + i]);
  }
  return out;
}

TEST(Damage, FaxInAPdfOutOfStepIsNoticed) {
  Pix* pix = pixCreate(400, 300, 1);
  for (int y = 0; y < 300; ++y) {
    for (int x = y * 37 % 11; x < 400; x += 5 + (x * y) % 13) {
      pixSetPixel(pix, x, y, 1);
    }
  }
  l_uint8* bytes = nullptr;
  size_t size = 0;
  pixWriteMemTiff(&bytes, &size, pix, IFF_TIFF_G4);
  pixDestroy(&pix);
  const std::string tiff(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  const size_t first = number_at(tiff, 4, 4);
  std::map<std::uint32_t, std::uint32_t> tags;
  for (size_t i = 0; i < number_at(tiff, first, 2); ++i) {
    const size_t entry = first + 2 + 12 * i;
    const size_t bytes_each = number_at(tiff, entry + 2, 2) == 3 ? 2 : 4;
    tags[number_at(tiff, entry, 2)] = number_at(tiff, entry + 8, bytes_each);
  }
  ASSERT_GE(tags[278], 300U) << "one strip";
  const std::string sound = tiff.substr(tags[273], tags[279]);
  const auto picture = [](const std::string& data) {
    const std::string pdf = test::small_pdf(
        {{"q 100 0 0 100 0 0 cm /Im Do Q", "0 0 200 200]/Resources<</XObject<</Im 6 0 R>>>>/X["}},
        {"<</Type/XObject/Subtype/Image/Width 400/Height 300/BitsPerComponent 1"
         "/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 400>>/Length " +
         std::to_string(data.size()) + ">>stream\n" + data + "\nendstream"});
    return complaints(changed(pdf, "/X[]/Resources", "/X[]/Resource_"));
  };
  EXPECT_EQ(picture(sound), "");
  EXPECT_NE(picture(sound.substr(0, sound.size() / 2)), "");
  int silent = 0;
  int all = 0;
  for (size_t at = 100; at < sound.size() - 100; at += 61) {
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x18);
    silent += picture(damaged).empty() ? 1 : 0;
    ++all;
  }
  EXPECT_LE(silent, all / 10) << "of " << all << ": smears that end in their row";
}

TEST(Damage, DeflatedTiffWithChangedBytesIsNoticed) {
  Pix* pix = small_picture(8);
  for (int i = 0; i < 120 * 80; ++i) {
    pixSetPixel(pix, i % 120, 70 + i / 120, static_cast<l_uint32>(i * i / 7 % 251));
  }
  l_uint8* data = nullptr;
  size_t size = 0;
  pixWriteMemTiff(&data, &size, pix, IFF_TIFF_ZIP);
  pixDestroy(&pix);
  const std::string sound(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  EXPECT_EQ(complaints(sound), "");
  int silent = 0;
  for (size_t at = 20; at < sound.size() - 400; at += 31) {
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    silent += complaints(damaged).empty() ? 1 : 0;
  }
  EXPECT_EQ(silent, 0);
}

TEST(Damage, TiffThatLosesPagesOrRowsIsNoticed) {
  std::ifstream in(ITA_TESTS_DIR "/../samples/prose-2566-fax.tif", std::ios::binary);
  const std::string sound{std::istreambuf_iterator<char>(in),
                          {}};  // four pages, strips of 316 rows
  ASSERT_EQ(sound.substr(0, 2), "II");
  EXPECT_EQ(complaints(sound), "");
  const size_t first = number_at(sound, 4, 4);
  const size_t entries = number_at(sound, first, 2);
  const size_t next = first + 2 + 12 * entries;
  const size_t second = number_at(sound, next, 4);
  std::string last = sound;  // nothing follows the first page, it says
  last.replace(next, 4, 4, '\0');
  EXPECT_NE(complaints(last), "");
  std::string skipped = sound;  // the second page is passed over
  skipped.replace(next, 4, sound, second + 2 + 12 * number_at(sound, second, 2), 4);
  EXPECT_NE(complaints(skipped), "");
  for (size_t i = 0; i < entries; ++i) {
    const size_t entry = first + 2 + 12 * i;
    if (number_at(sound, entry, 2) == 257) {
      std::string shorter = sound;
      shorter[entry + 9] ^= 8;  // 291 rows of 2339
      EXPECT_NE(complaints(shorter), "");
    }
  }
}

TEST(Damage, FileThatWasCutOffIsNoticed) {
  const std::string sound = test::small_pdf({{kContent}, {kContent}});
  for (const double share : {0.5, 0.7, 0.9}) {
    const auto length = static_cast<size_t>(static_cast<double>(sound.size()) * share);
    EXPECT_NE(complaints(sound.substr(0, length)), "") << share;
  }
}

TEST(Damage, ComplaintsAreBoundedAndPlain) {
  Complaints all;
  for (int i = 0; i < 1000; ++i) {
    all.add(1, "bad \x1b[31m thing " + std::to_string(i) + std::string(5000, 'x'));
  }
  EXPECT_LE(all.of(1).size(), 8U);
  for (const std::string& text : all.of(1)) {
    EXPECT_LE(text.size(), 400U);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
  }
}

TEST(Damage, WhatHarmsNothingIsLeftOut) {
  Complaints all;
  all.add(1, "TIFFReadDirectory: Unknown field with tag 37680 (0x9330) encountered");
  all.add(0, "page 0 has shared identifier entries");
  EXPECT_TRUE(all.of(1).empty());
  EXPECT_TRUE(all.of(0).empty());
}

class DamagedFiles : public testing::Test {
 protected:
  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

TEST_F(DamagedFiles, EachOfThemIsComplainedOf) {
  const fs::path folder = fs::path(ITA_SHARED_DIR) / "security/damaged";
  if (!fs::is_directory(folder)) {
    GTEST_SKIP()
        << "these damaged files were made from private documents and are not beside this "
           "checkout (../shared/security); the other tests here damage files of the project";
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    EXPECT_NE(complaints(read(entry.path())), "") << entry.path().filename();
  }
}

TEST_F(DamagedFiles, SamplesAreSound) {
  for (const auto& entry : fs::directory_iterator(ITA_TESTS_DIR "/../samples")) {
    const std::string end = entry.path().extension().string();
    if (end == ".pdf" || end == ".tif" || end == ".png" || end == ".jpg") {
      EXPECT_EQ(complaints(read(entry.path())), "") << entry.path().filename();
    }
  }
}

}  // namespace
}  // namespace ita::document
