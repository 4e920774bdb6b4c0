#include "text/ocr/pale_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "image/pix.h"

namespace ita::text {

namespace {

using image::Component;

constexpr int kReach = 2;         // pixels from the edge of a stroke to its core
constexpr int kPaler = 24;        // grey levels over the palest strokes of the print
constexpr double kLetters = 1.3;  // letter heights: what is smaller is one letter
constexpr double kPrint = 0.97;   // share of the print that is no paler than its palest strokes
constexpr size_t kFewLetters = 30;
constexpr size_t kSamples = 200;     // letters that are looked at
constexpr double kPaleShare = 0.15;  // of a piece; less is the soft edge of a stroke
constexpr double kStroke = 1.5;      // letter heights of a stroke that counts, by its area
constexpr int kSpeck = 5;            // pixels

class Grey {
 public:
  explicit Grey(const image::Raster& image)
      : data_(pixGetData(image.pix())),
        wpl_(pixGetWpl(image.pix())),
        width_(image.width()),
        height_(image.height()) {}

  int at(int x, int y) const { return GET_DATA_BYTE(data_ + static_cast<ptrdiff_t>(y) * wpl_, x); }

  /// The darkest pixel around this one; any that is as dark as `enough` will do.
  int core(int x, int y, int enough) const {
    int least = at(x, y);
    for (int v = std::max(0, y - kReach); v <= std::min(height_ - 1, y + kReach); ++v) {
      for (int u = std::max(0, x - kReach); u <= std::min(width_ - 1, x + kReach); ++u) {
        if (least <= enough) {
          return least;
        }
        least = std::min(least, at(u, v));
      }
    }
    return least;
  }

 private:
  const l_uint32* data_;
  int wpl_, width_, height_;
};

/// Grey level that nearly all strokes of the print reach in their cores; 255 when there is too
/// little print to tell.
int palest_print(const OcrPage& page, const Grey& grey, double letter) {
  std::vector<const Component*> letters;
  for (const Component& c : page.ink.items) {
    if (c.height() > 0.7 * letter && c.height() < kLetters * letter &&
        c.width() < kLetters * letter) {
      letters.push_back(&c);
    }
  }
  if (letters.size() < kFewLetters) {
    return 255;
  }
  std::array<int, 256> cores{};
  int all = 0;
  const size_t step = std::max<size_t>(1, letters.size() / kSamples);
  for (size_t i = 0; i < letters.size(); i += step) {
    for (const image::Run& run : page.ink.runs_of(*letters[i])) {
      for (int x = run.x0; x < run.x1; ++x, ++all) {
        ++cores[static_cast<size_t>(grey.core(x, run.y, 0))];
      }
    }
  }
  int level = 0;
  for (int sum = cores[0]; level < 255 && sum < kPrint * all;
       sum += cores[static_cast<size_t>(level)]) {
    ++level;
  }
  return level;
}

/// Appends the pieces that the print in `c` makes by itself; false when the piece is of one ink.
bool part(const Grey& grey, const Component& c, int limit, double letter, image::Components& ink) {
  const image::PixPtr print = image::own(pixCreate(c.width(), c.height(), 1));
  if (!print) {
    return false;
  }
  int pale = 0;
  int dark = 0;
  for (const image::Run& run : ink.runs_of(c)) {
    l_uint32* line =
        pixGetData(print.get()) + static_cast<ptrdiff_t>(run.y - c.y0) * pixGetWpl(print.get());
    for (int x = run.x0; x < run.x1; ++x) {
      if (grey.core(x, run.y, limit) > limit) {
        ++pale;
      } else {
        SET_DATA_BIT(line, x - c.x0);
        ++dark;
      }
    }
  }
  if (dark < kSpeck || pale < kPaleShare * c.area || pale < kStroke * letter) {
    return false;
  }
  const image::Components parts = image::find_components(print.get(), kSpeck);
  for (Component piece : parts.items) {
    const auto runs = parts.runs_of(piece);
    piece.first_run = static_cast<uint32_t>(ink.runs.size());
    for (const image::Run& run : runs) {
      ink.runs.push_back({run.y + c.y0, run.x0 + c.x0, run.x1 + c.x0});
    }
    piece.x0 += c.x0;
    piece.x1 += c.x0;
    piece.y0 += c.y0;
    piece.y1 += c.y0;
    ink.items.push_back(piece);
  }
  return true;
}

}  // namespace

int part_pale_ink(OcrPage& page) {
  if (page.grey.empty() || page.grey.depth() != 8) {
    return 0;
  }
  std::vector<int> all(page.ink.items.size());
  std::iota(all.begin(), all.end(), 0);
  const double letter = letter_height(page.ink, all);
  const Grey grey(page.grey);
  const int limit = letter > 0 ? palest_print(page, grey, letter) + kPaler : 255;
  // Ink that pale is none: all that is ink here is print.
  if (limit >= page.threshold) {
    return 0;
  }
  const size_t count = page.ink.items.size();
  std::vector<bool> parted(count, false);
  for (size_t i = 0; i < count; ++i) {
    const Component c = page.ink.items[i];
    if (std::max(c.width(), c.height()) > kLetters * letter) {
      parted[i] = part(grey, c, limit, letter, page.ink);
    }
  }
  size_t i = 0;
  std::erase_if(page.ink.items, [&](const Component&) {
    const bool gone = i < count && parted[i];
    ++i;
    return gone;
  });
  return static_cast<int>(std::count(parted.begin(), parted.end(), true));
}

}  // namespace ita::text
