#include "text/layer/ink.h"

#include <algorithm>
#include <cmath>

#include "text/layer/pixels.h"
#include "text/numbers/candidate.h"
#include "text/paint_doubts.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr int kLeastContrast = 24;  // of 255; print fainter than this is not read by anyone
constexpr double kLeastWidth = 0.15, kUsualWidth = 0.4;  // of the type size
constexpr double kBody =
    0.35;  // of the type size, up and down from the middle of the box: there stands the letter
constexpr double kLeastBody = 0.12;  // of the type size: the rows with ink, one after the other

/// Difference between the darkest and the lightest pixel inside the box (pixels).
int contrast(const Pixels& pixels, const Box& box) {
  const int x0 = std::max(0, static_cast<int>(std::floor(box.x0)));
  const int x1 = std::min(pixels.width, static_cast<int>(std::ceil(box.x1)));
  const int y0 = std::max(0, static_cast<int>(std::floor(box.y0)));
  const int y1 = std::min(pixels.height, static_cast<int>(std::ceil(box.y1)));
  int least = 255;
  int most = 0;
  for (int y = y0; y < y1; ++y) {
    const l_uint32* line = pixels.row(y);
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

bool is_unseen(const Pixels& pixels, const image::Raster& page, const Word& word,
               const Symbol& symbol) {
  const Box box = page.to_pixels(core(symbol, word.rotation));
  if (word.rotation == 0 && !has_body(pixels, page, symbol, word.size)) {
    return true;
  }
  // Marks without width cannot be looked at.
  return box.width() >= 1 && box.height() >= 1 && contrast(pixels, box) < kLeastContrast;
}

/// Takes the unseen digits of numbers that can be seen in part out of `unseen`, with a doubt.
void keep_cut_numbers(Word& word, const PaintedTexts& texts, std::vector<bool>& unseen) {
  const auto& s = word.symbols;
  const auto in_number = [&](size_t i) {
    return is_digit_sign(s[i].text) || s[i].text == "." || s[i].text == ",";
  };
  for (size_t begin = 0; begin < s.size(); ++begin) {
    size_t end = begin;
    bool seen = false;
    bool cut = false;
    for (; end < s.size() && in_number(end); ++end) {
      const bool digit = is_digit_sign(s[end].text);
      seen = seen || (digit && !unseen[end]);
      if (digit && unseen[end] && word.rotation == 0) {
        const document::PaintedText* text =
            texts.before(s[end].box.cx(), word.baseline, 0.35 * word.size);
        cut = cut || (text != nullptr && !text->invisible && !text->pale);
      }
    }
    if (seen && cut) {
      std::fill(unseen.begin() + static_cast<std::ptrdiff_t>(begin),
                unseen.begin() + static_cast<std::ptrdiff_t>(end), false);
      word.doubt("number-cut-off");
    }
    begin = std::max(begin, end);
  }
}

}  // namespace

int drop_unseen(std::vector<Word>& words, const image::Raster& page,
                const document::PagePaint& paint) {
  if (page.empty() || page.depth() != 8) {
    return 0;
  }
  const Pixels pixels(page.pix());
  const PaintedTexts texts(paint);
  int dropped = 0;
  for (Word& word : words) {
    std::vector<bool> unseen;
    for (const Symbol& symbol : word.symbols) {
      unseen.push_back(is_unseen(pixels, page, word, symbol));
    }
    if (std::find(unseen.begin(), unseen.end(), true) == unseen.end()) {
      continue;
    }
    keep_cut_numbers(word, texts, unseen);
    size_t i = 0;
    const auto gone = std::remove_if(word.symbols.begin(), word.symbols.end(),
                                     [&](const Symbol&) { return unseen[i++]; });
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

bool is_uniform(const image::Raster& page) {
  if (page.empty() || page.depth() != 8) {
    return false;
  }
  const Pixels pixels(page.pix());
  const auto level = GET_DATA_BYTE(pixels.data, 0);
  for (int y = 0; y < pixels.height; ++y) {
    const l_uint32* line = pixels.row(y);
    for (int x = 0; x < pixels.width; ++x) {
      if (GET_DATA_BYTE(line, x) != level) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace ita::text::layer
