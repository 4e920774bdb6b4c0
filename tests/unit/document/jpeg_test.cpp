// Damage of a JPEG is found by its codes and by values that no picture has.
#include "document/jpeg_check.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>  // jpeglib.h needs it
#include <cstdlib>
#include <functional>
#include <string>

#include <jpeglib.h>

#include "document/jpeg_step.h"
#include "document/jpeg_values.h"
#include "support/small_jpeg.h"

namespace ita::document {
namespace {

using test::jpeg_of_noise;
using test::jpeg_of_print;

TEST(Jpeg, OutOfStepIsNoticed) {
  const std::string sound = jpeg_of_noise();
  EXPECT_EQ(jpeg_trouble(sound), "");
  int silent = 0;
  for (size_t part = 2; part < 10; ++part) {
    const size_t at = sound.size() * part / 11;
    std::string doubled = sound;
    doubled.insert(at, sound, at, 300);
    std::string dropped = sound;
    dropped.erase(at, 300);
    silent += jpeg_trouble(doubled).empty() + jpeg_trouble(dropped).empty();
  }
  EXPECT_EQ(silent, 0);
  EXPECT_NE(jpeg_trouble(sound.substr(0, sound.size() / 2)), "");
  EXPECT_NE(jpeg_trouble("\xFF\xD8\xFF no picture"), "");
  EXPECT_NE(jpeg_trouble(""), "");
}

/// The same picture with one coefficient of some blocks of row 1 changed, as a JPEG that fits
/// together.
std::string with_coefficient(
    const std::string& jpeg, int which, short value,
    const std::function<void(jpeg_compress_struct&)>& settings = [](jpeg_compress_struct&) {},
    int blocks_changed = 1) {
  jpeg_error_mgr errors{};
  jpeg_decompress_struct in{};
  in.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&in);
  jpeg_mem_src(&in, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
  jpeg_read_header(&in, TRUE);
  jvirt_barray_ptr* const blocks = jpeg_read_coefficients(&in);
  const JBLOCKARRAY row =
      (*in.mem->access_virt_barray)(reinterpret_cast<j_common_ptr>(&in), blocks[0], 1, 1, TRUE);
  for (int i = 1; i <= blocks_changed; ++i) {
    row[0][i][which] = value;
  }
  jpeg_compress_struct out{};
  out.err = &errors;
  jpeg_create_compress(&out);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&out, &data, &size);
  jpeg_copy_critical_parameters(&in, &out);
  out.optimize_coding = TRUE;  // the usual codes have none for such values
  settings(out);
  jpeg_write_coefficients(&out, blocks);
  jpeg_finish_compress(&out);
  std::string made(reinterpret_cast<const char*>(data), size);
  jpeg_destroy_compress(&out);
  jpeg_destroy_decompress(&in);
  std::free(data);
  return made;
}

TEST(Jpeg, WithValuesThatNoPictureGivesIsNoticed) {
  const std::string sound = jpeg_of_noise();  // steps of 8 for the mean, 6 beside it
  EXPECT_EQ(jpeg_trouble(with_coefficient(sound, 0, 8)), "") << "a little lighter";
  const std::string print = jpeg_of_print(320, 240);
  EXPECT_EQ(jpeg_trouble(print), "");
  EXPECT_EQ(jpeg_trouble(with_coefficient(print, 0, -64)), "") << "black in the margin";
  EXPECT_NE(jpeg_trouble(with_coefficient(sound, 0, 150)), "") << "more than white";
  EXPECT_NE(jpeg_trouble(with_coefficient(sound, 0, -150)), "");
  EXPECT_NE(jpeg_trouble(with_coefficient(sound, 1, 250)), "");
}

TEST(Jpeg, BlockThatNoPictureHasIsNoticed) {
  const std::string print = jpeg_of_print(320, 240);
  EXPECT_NE(jpeg_trouble(with_coefficient(print, 1, 20)), "") << "a wave in the white margin";
  const auto no_settings = [](jpeg_compress_struct&) {};
  EXPECT_EQ(jpeg_trouble(with_coefficient(jpeg_of_print(320, 40), 1, 20, no_settings, 38)), "")
      << "a writer that draws white whiter everywhere";
}

TEST(Jpeg, BlocksBetweenBlackAndWhite) {
  std::array<std::uint16_t, 64> steps{};
  steps.fill(16);
  std::array<std::int16_t, 64> values{};
  EXPECT_EQ(block_range(values.data(), steps.data()), BlockRange::inside);
  values[0] = 63;  // 126 lighter than grey
  EXPECT_EQ(block_range(values.data(), steps.data()), BlockRange::inside);
  values[9] = 1;
  EXPECT_EQ(block_range(values.data(), steps.data()), BlockRange::rounded);
  values[9] = 10;
  EXPECT_EQ(block_range(values.data(), steps.data()), BlockRange::no_block);
  values[0] = -10;
  EXPECT_EQ(block_range(values.data(), steps.data()), BlockRange::inside)
      << "the same wave in grey";
}

/// 40 × 30 units of paper with some grain, and print in every third row but for its margins.
UnitMeans paper(const std::function<float(size_t x, size_t y)>& more) {
  UnitMeans out{40, {}};
  for (size_t y = 0; y < 30; ++y) {
    for (size_t x = 0; x < 40; ++x) {
      const auto grain = static_cast<float>((x * 7 + y * 5) % 3) / 4;
      const bool is_print = y % 3 == 1 && x > 8 && x < 24;
      out.levels.push_back((is_print ? -static_cast<float>((x * 13 + y) % 90) : 100) + grain +
                           more(x, y));
    }
  }
  return out;
}

TEST(Jpeg, StepInTheMiddleOfARowIsNoticed) {
  EXPECT_FALSE(steps_within_a_row(paper([](size_t, size_t) { return 0.0F; })));
  for (const float step : {-60.0F, -5.0F, 5.0F, 30.0F}) {
    int silent = 0;
    for (size_t place = 6; place < 34; ++place) {
      for (const size_t row : {4U, 12U, 20U}) {
        silent += steps_within_a_row(paper([&](size_t x, size_t y) {
          return y > row || (y == row && x >= place) ? step : 0.0F;
        }))
                      ? 0
                      : 1;
      }
    }
    EXPECT_EQ(silent, 0) << step;
    const auto with_edge = [&](float slant) {
      return paper([&](size_t x, size_t y) {
        const float edge = 12.3F + slant * static_cast<float>(x);
        return step * std::clamp(static_cast<float>(y) + 1 - edge, 0.0F, 1.0F);
      });
    };
    for (const float slant : {0.0F, 0.01F, 0.025F, 0.05F, 0.1F, 0.5F, -0.025F, -0.07F}) {
      EXPECT_FALSE(steps_within_a_row(with_edge(slant))) << step << ", " << slant;
    }
  }
}

TEST(Jpeg, ThatDoesNotEndWhereItsPictureDoesIsNoticed) {
  std::string jpeg = jpeg_of_noise();
  jpeg.insert(jpeg.size() - 2, "\x2B");  // what libjpeg has read ahead it does not look at
  EXPECT_NE(jpeg_trouble(jpeg), "");
}

TEST(Jpeg, OfAllWaysOfCodingAreSound) {
  const std::string grey = jpeg_of_noise();
  EXPECT_EQ(jpeg_trouble(with_coefficient(grey, 0, 5, [](auto& out) { out.restart_interval = 7; })),
            "");
  EXPECT_EQ(
      jpeg_trouble(with_coefficient(grey, 0, 5, [](auto& out) { jpeg_simple_progression(&out); })),
      "");
  for (const int width : {16, 17, 161, 168}) {
    Pix* pix = pixCreate(static_cast<l_uint32>(width), 75, 32);
    for (int i = 0; i < width * 75; ++i) {
      pixSetPixel(pix, i % width, i / width, static_cast<l_uint32>(i) * 2654435761U);
    }
    l_uint8* data = nullptr;
    size_t size = 0;
    pixWriteMemJpeg(&data, &size, pix, 60, 0);
    const std::string colour(reinterpret_cast<const char*>(data), size);
    lept_free(data);
    pixDestroy(&pix);
    EXPECT_EQ(jpeg_trouble(colour), "") << width;
    const auto apart = [](auto& out) {  // each colour in a scan of its own
      static const jpeg_scan_info kScans[] = {
          {1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
      out.scan_info = kScans;
      out.num_scans = 3;
    };
    EXPECT_EQ(jpeg_trouble(with_coefficient(colour, 1, 3, apart)), "") << width;
  }
}

}  // namespace
}  // namespace ita::document
