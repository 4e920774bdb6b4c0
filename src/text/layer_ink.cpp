#include "text/layer_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr int kLeastContrast = 24;  // of 255; print fainter than this is not read by anyone
constexpr double kLeastWidth = 0.05, kUsualWidth = 0.4;  // of the type size
constexpr double kBody =
    0.35;  // of the type size, up and down from the middle of the box: there stands the letter
constexpr double kLeastBody = 0.12;  // of the type size: the rows with ink, one after the other
constexpr double kInkBelow = 128;
constexpr double kLetterLow = 4, kLetterHigh = 30;  // points
constexpr double kLetterWide = 60;
constexpr double kAround = 0.15;  // of the type size: ink this near to a word is explained by it

struct Pixels {
  l_uint32* data;
  l_int32 words_per_line, width, height;

  explicit Pixels(Pix* pix)
      : data(pixGetData(pix)),
        words_per_line(pixGetWpl(pix)),
        width(pixGetWidth(pix)),
        height(pixGetHeight(pix)) {}
};

/// Difference between the darkest and the lightest pixel inside the box (pixels).
int contrast(const Pixels& pixels, const Box& box) {
  const int x0 = std::max(0, static_cast<int>(std::floor(box.x0)));
  const int x1 = std::min(pixels.width, static_cast<int>(std::ceil(box.x1)));
  const int y0 = std::max(0, static_cast<int>(std::floor(box.y0)));
  const int y1 = std::min(pixels.height, static_cast<int>(std::ceil(box.y1)));
  int least = 255;
  int most = 0;
  for (int y = y0; y < y1; ++y) {
    const l_uint32* line = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.words_per_line;
    for (int x = x0; x < x1; ++x) {
      const int value = static_cast<int>(GET_DATA_BYTE(line, x));
      least = std::min(least, value);
      most = std::max(most, value);
    }
    if (most - least >= kLeastContrast) {
      break;
    }
  }
  return std::max(0, most - least);
}

/// The part of a symbol's box that its neighbours' ink does not reach.
Box core(const Symbol& symbol, int rotation) {
  Box box = symbol.box;
  const double along = 0.12, across = 0.06;
  const double dx = (rotation % 180 == 0 ? along : across) * box.width();
  const double dy = (rotation % 180 == 0 ? across : along) * box.height();
  return {box.x0 + dx, box.y0 + dy, box.x1 - dx, box.y1 - dy};
}

/// Whether the middle of the box shows as much ink as a letter has there: of a line that the page's
/// edge cuts off, only the tops of the tallest letters can be seen.
bool has_body(const Pixels& pixels, const image::Raster& page, const Symbol& symbol, double size) {
  const std::u32string text = thai::to_utf32(symbol.text);
  const char32_t base = text.empty() ? 0 : text[0];
  const bool letter = thai::is_consonant(base) || thai::is_leading_vowel(base) ||
                      thai::is_digit(base) || base == U'า' || base == U'ำ' ||
                      (base >= U'A' && base <= U'Z') || (base >= U'a' && base <= U'z');
  if (!letter || size <= 0) {
    return true;
  }
  Box middle = symbol.box;
  if (middle.width() < kLeastWidth * size) {
    middle.x1 = middle.x0 + kUsualWidth * size;  // the extractor did not know its width
  }
  middle.y0 = symbol.box.cy() - kBody * size;
  middle.y1 = symbol.box.cy() + kBody * size;
  const Box box = page.to_pixels(middle);
  const int x0 = std::max(0, static_cast<int>(std::floor(box.x0)));
  const int x1 = std::min(pixels.width, static_cast<int>(std::ceil(box.x1)));
  const int y0 = std::max(0, static_cast<int>(std::floor(box.y0)));
  const int y1 = std::min(pixels.height, static_cast<int>(std::ceil(box.y1)));
  int run = 0;
  int longest = 0;
  for (int y = y0; y < y1; ++y) {
    run = contrast(pixels, {static_cast<double>(x0), static_cast<double>(y),
                            static_cast<double>(x1), static_cast<double>(y + 1)}) >= kLeastContrast
              ? run + 1
              : 0;
    longest = std::max(longest, run);
  }
  return longest >= kLeastBody * size * page.scale();
}

}  // namespace

int drop_unseen(std::vector<Word>& words, const image::Raster& page) {
  if (page.empty() || page.depth() != 8) {
    return 0;
  }
  const Pixels pixels(page.pix());
  int dropped = 0;
  for (Word& word : words) {
    const auto unseen = [&](const Symbol& symbol) {
      const Box box = page.to_pixels(core(symbol, word.rotation));
      if (word.rotation == 0 && !has_body(pixels, page, symbol, word.size)) {
        return true;
      }
      // Marks without width cannot be looked at.
      return box.width() >= 1 && box.height() >= 1 && contrast(pixels, box) < kLeastContrast;
    };
    const auto gone = std::remove_if(word.symbols.begin(), word.symbols.end(), unseen);
    if (gone == word.symbols.end()) {
      continue;
    }
    dropped += static_cast<int>(word.symbols.end() - gone);
    word.symbols.erase(gone, word.symbols.end());
    word.origin = Origin::repaired_text_layer;
    word.box = {};
    for (const Symbol& symbol : word.symbols) {
      word.box = unite(word.box, symbol.box);
    }
  }
  std::erase_if(words, [](const Word& word) { return word.symbols.empty(); });
  return dropped;
}

int unexplained_letters(const std::vector<Word>& words, const std::vector<image::Ruling>& rulings,
                        const image::Raster& page) {
  if (page.empty() || page.depth() != 8) {
    return 0;
  }
  Pix* ink = pixThresholdToBinary(page.pix(), static_cast<l_int32>(kInkBelow));
  if (ink == nullptr) {
    return 0;
  }
  const auto clear = [&](const Box& points, double around) {
    const Box box = page.to_pixels(
        {points.x0 - around, points.y0 - around, points.x1 + around, points.y1 + around});
    BOX* area = boxCreate(static_cast<l_int32>(std::max(0.0, box.x0)),
                          static_cast<l_int32>(std::max(0.0, box.y0)),
                          static_cast<l_int32>(std::ceil(std::max(1.0, box.width()))),
                          static_cast<l_int32>(std::ceil(std::max(1.0, box.height()))));
    pixClearInRect(ink, area);
    boxDestroy(&area);
  };
  for (const Word& word : words) {
    clear(word.box, kAround * word.size);
  }
  for (const image::Ruling& ruling : rulings) {
    clear(ruling.box, 1.5);
  }
  int letters = 0;
  BOXA* pieces = pixConnComp(ink, nullptr, 8);
  const double scale = page.scale();
  for (l_int32 i = 0; pieces != nullptr && i < boxaGetCount(pieces); ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(pieces, i, &x, &y, &w, &h);
    const bool letter = h >= kLetterLow * scale && h <= kLetterHigh * scale &&
                        w <= kLetterWide * scale && w >= 0.05 * h;
    letters += letter ? 1 : 0;
  }
  boxaDestroy(&pieces);
  pixDestroy(&ink);
  return letters;
}

}  // namespace ita::text::layer
