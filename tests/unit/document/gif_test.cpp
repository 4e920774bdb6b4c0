// Damage of a GIF is found by its codes: the format has no checksum.
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <functional>
#include <map>
#include <string>

#include "document/document.h"
#include "document/gif_check.h"

namespace ita::document {
namespace {

constexpr int kMost = 4096;

/// Writes codes as GIF does: four kinds of pixels, parts of at most 255 bytes.
class Writer {
 public:
  void add(int code, int length) {
    for (int bit = 0; bit < length; ++bit, ++count_) {
      if (count_ % 8 == 0) {
        bytes_ += '\0';
      }
      bytes_.back() = static_cast<char>(bytes_.back() | ((code >> bit & 1) << count_ % 8));
    }
  }
  std::string in_parts() const {
    std::string out;
    for (size_t at = 0; at < bytes_.size(); at += 255) {
      const std::string part = bytes_.substr(at, 255);
      out += static_cast<char>(part.size()) + part;
    }
    return out + '\0';
  }

 private:
  std::string bytes_;
  int count_ = 0;
};

struct Way {
  bool ends = true;
  bool clears = true;  // when the table is full
  int colours = 4;
  std::function<bool(int)> takes_less = [](int) { return false; };  // at this code
};

constexpr int kClear = 4;

std::string data_of(const std::string& pixels, const Way& way) {
  Writer out;
  std::map<std::string, int> codes;
  int next = 0, length = 0, count = 0;
  const auto clear = [&] {
    codes = {{"0", 0}, {"1", 1}, {"2", 2}, {"3", 3}};
    out.add(kClear, next == 0 ? 3 : length);
    next = kClear + 2;
    length = 3;
  };
  clear();
  for (size_t at = 0; at < pixels.size(); ++count) {
    size_t taken = 1;
    while (at + taken < pixels.size() && codes.contains(pixels.substr(at, taken + 1))) {
      ++taken;
    }
    taken -= taken > 1 && way.takes_less(count) ? 1 : 0;
    out.add(codes[pixels.substr(at, taken)], length);
    if (next < kMost) {
      length += next == 1 << length ? 1 : 0;
      codes.insert({pixels.substr(at, taken + 1), next++});
    } else if (way.clears) {
      clear();
    }
    at += taken;
  }
  if (way.ends) {
    out.add(kClear + 1, length);
  }
  return out.in_parts();
}

/// Lines of pixels "0" to "3".
std::string gif(const std::string& pixels, int width, const Way& way = {}, int more_rows = 0) {
  const auto two = [](int number) {
    return std::string{static_cast<char>(number % 256), static_cast<char>(number / 256)};
  };
  const int height = static_cast<int>(pixels.size()) / width + more_rows;
  const std::string size = two(width) + two(height);
  std::string out =
      "GIF89a" + size + static_cast<char>(way.colours == 4 ? 0x81 : 0x80) + std::string(2, '\0');
  for (int i = 0; i < way.colours * 3; ++i) {
    out += static_cast<char>(255 - i / 3 * 80);
  }
  out += std::string("!\xFE\x05hello\0", 9);  // a comment
  return out + "," + std::string(4, '\0') + size + '\0' + '\2' + data_of(pixels, way) + ";";
}

/// Lines of print on white paper.
std::string page(int width = 200, int height = 150) {
  std::string out(static_cast<size_t>(width) * static_cast<size_t>(height), '0');
  unsigned state = 7;
  for (size_t i = 0; i < out.size(); ++i) {
    state = state * 1664525U + 1013904223U;
    if (i / static_cast<size_t>(width) % 20 > 8 && state >> 24 > 120) {
      out[i] = static_cast<char>('0' + (state >> 20) % 4);
    }
  }
  return out;
}

TEST(Gif, SoundOnesGiveNoTrouble) {
  EXPECT_EQ(gif_trouble(gif(page(), 200)), "");
  EXPECT_EQ(gif_trouble(gif(page(), 200, {.clears = false})), "") << "the table stays full";
  EXPECT_EQ(gif_trouble(gif("0", 1)), "");
  auto document = open(std::make_shared<const FileBytes>(gif(page(), 200)));
  ASSERT_TRUE(document);
  EXPECT_TRUE((*document)->raster(1, 72, Colour::grey)) << "giflib reads what is written here";
  Pix* pix = pixCreate(64, 64, 8);
  for (int i = 0; i < 64 * 64; ++i) {
    pixSetPixel(pix, i % 64, i / 64, static_cast<l_uint32>(i * i / 31 % 200));
  }
  l_uint8* data = nullptr;
  size_t size = 0;
  pixWriteMemGif(&data, &size, pix);
  EXPECT_EQ(gif_trouble(std::string(reinterpret_cast<const char*>(data), size)), "");
  lept_free(data);
  pixDestroy(&pix);
}

TEST(Gif, OtherNumberOfPixelsIsNoticed) {
  EXPECT_NE(gif_trouble(gif(page(), 200, {}, 1)), "");
  EXPECT_NE(gif_trouble(gif(page(), 200, {}, -1)), "");
}

TEST(Gif, DataThatDoesNotEndIsNoticed) {
  EXPECT_NE(gif_trouble(gif(page(), 200, {.ends = false})), "");
  const std::string sound = gif(page(), 200);
  EXPECT_NE(gif_trouble(sound.substr(0, sound.size() / 2)), "");
  EXPECT_NE(gif_trouble("GIF89a" + std::string(7, '\0') + ","), "") << "a picture without data";
}

TEST(Gif, PixelsWithoutColourAreNoticed) {
  EXPECT_EQ(gif_trouble(gif("0110100110", 5, {.colours = 2})), "");
  EXPECT_NE(gif_trouble(gif("0110300110", 5, {.colours = 2})), "");
}

TEST(Gif, StringThatItsWriterWouldHaveTakenWholeIsNoticed) {
  EXPECT_NE(gif_trouble(gif(page(), 200, {.takes_less = [](int at) { return at == 300; }})), "");
  const auto often = [](int at) { return at % 3 == 0; };
  EXPECT_EQ(gif_trouble(gif(page(), 200, {.takes_less = often})), "") << "a writer of another kind";
}

TEST(Gif, ChangedBitsAreNoticed) {
  const std::string sound = gif(page(), 200);
  int silent = 0;
  int all = 0;
  for (size_t at = 60; at + 2 < sound.size(); at += 3, ++all) {
    std::string damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 1 << all % 8);
    silent += gif_trouble(damaged).empty() ? 1 : 0;
  }
  EXPECT_LE(silent, all / 10) << "of " << all << ": single pixels";
  auto document = open(std::make_shared<const FileBytes>(gif(page(), 200, {}, -1)));
  ASSERT_TRUE(document);
  EXPECT_FALSE((*document)->complaints(0).empty());
}

}  // namespace
}  // namespace ita::document
