#include "text/layer_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/median.h"
#include "text/number_candidate.h"
#include "text/paint_doubts.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr int kLeastContrast = 24;  // of 255; print fainter than this is not read by anyone
constexpr double kLeastWidth = 0.15, kUsualWidth = 0.4;  // of the type size
constexpr double kBody =
    0.35;  // of the type size, up and down from the middle of the box: there stands the letter
constexpr double kLeastBody = 0.12;  // of the type size: the rows with ink, one after the other
constexpr double kMarkGap =
    0.12;  // of the type size, as the three below: between a letter and its mark at most
constexpr double kReach = 0.75;       // from the middle of a letter to the end of its marks
constexpr double kMarkBeyond = 0.13;  // a mark reaches at least so much further than letters do
constexpr double kLeastPixels = 16;   // smaller type is too coarse to look at
constexpr double kBesideMark = 0.25;  // of a letter's width, which the mark before it may cover
constexpr double kInkBelow = 128;
constexpr double kLetterLow = 4, kLetterHigh = 30;  // points
constexpr double kLetterWide = 60;
constexpr int kFewestInCell = 3, kMostInCell = 60;  // pieces of print that a cell may hold
// Levels between ink and paper, and the share of a picture that has them: of print only its edges.
constexpr int kDarkest = 50, kLightest = 215;
constexpr double kMostlyShades = 0.45;
constexpr int kSampled = 2;       // pixels
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

bool is_photograph(const image::Raster& page, const Box& box) {
  if (page.empty() || page.depth() != 8) {
    return false;
  }
  const Pixels pixels(page.pix());
  const Box area = page.to_pixels(box);
  const int x0 = std::max(0, static_cast<int>(area.x0));
  const int x1 = std::min(pixels.width, static_cast<int>(area.x1));
  const int y0 = std::max(0, static_cast<int>(area.y0));
  const int y1 = std::min(pixels.height, static_cast<int>(area.y1));
  int shades = 0;
  int all = 0;
  for (int y = y0; y < y1; y += kSampled) {
    const l_uint32* line = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.words_per_line;
    for (int x = x0; x < x1; x += kSampled) {
      const int level = GET_DATA_BYTE(line, x);
      shades += level > kDarkest && level < kLightest ? 1 : 0;
      ++all;
    }
  }
  return shades > kMostlyShades * all;
}

std::vector<Box> unexplained_letters(const std::vector<Word>& words,
                                     const std::vector<image::Ruling>& rulings,
                                     const image::Raster& page, const document::PagePaint& paint) {
  if (page.empty() || page.depth() != 8) {
    return {};
  }
  Pix* ink = pixThresholdToBinary(page.pix(), static_cast<l_int32>(kInkBelow));
  if (ink == nullptr) {
    return {};
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
  for (const document::PaintedArea& area : paint.areas) {
    if (area.picture && is_photograph(page, area.box)) {
      clear(area.box, 0);
    }
  }
  std::vector<Box> letters;
  BOXA* pieces = pixConnComp(ink, nullptr, 8);
  const double scale = page.scale();
  for (l_int32 i = 0; pieces != nullptr && i < boxaGetCount(pieces); ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(pieces, i, &x, &y, &w, &h);
    const bool letter = h >= kLetterLow * scale && h <= kLetterHigh * scale &&
                        w <= kLetterWide * scale && w >= 0.05 * h;
    if (letter) {
      letters.push_back(page.to_points({double(x), double(y), double(x + w), double(y + h)}));
    }
  }
  boxaDestroy(&pieces);
  pixDestroy(&ink);
  return letters;
}

int cells_with_unknown_print(const std::vector<Word>& words,
                             const std::vector<image::Ruling>& rulings,
                             const std::vector<Box>& unexplained) {
  if (unexplained.size() < kFewestInCell) {
    return 0;
  }
  int out = 0;
  for (const image::Grid& grid : image::find_grids(rulings)) {
    for (const image::GridCell& cell : grid.cells) {
      const auto print = std::count_if(
          unexplained.begin(), unexplained.end(),
          [&](const Box& piece) { return cell.box.contains(piece.cx(), piece.cy()); });
      if (print < kFewestInCell || print > kMostInCell) {
        continue;  // a speck, a tick; a picture
      }
      out += std::none_of(words.begin(), words.end(), [&](const Word& word) {
        return cell.box.contains(word.box.cx(), word.box.cy());
      });
    }
  }
  return out;
}

namespace {

struct Bare {
  bool above = false, below = false;
};

/// Whether some of the print of a cluster stands over the letter before it: the ring of an ำ, the
/// bow of a rising vowel, the mark of a tall letter.
bool leans_left(const std::u32string& cluster) {
  static constexpr std::u32string_view kRising = U"ไใโำ";
  static constexpr std::u32string_view kTall = U"ปฝฟฬ";
  return !cluster.empty() &&
         (kRising.find(cluster[0]) != std::u32string_view::npos ||
          (cluster.size() > 1 && kTall.find(cluster[0]) != std::u32string_view::npos));
}

/// False where there is no symbol `i`.
bool has_mark_above(const Word& word, size_t i) {
  const std::u32string text =
      i < word.symbols.size() ? thai::to_utf32(word.symbols[i].text) : std::u32string();
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return thai::is_mark(c) && !thai::is_below_vowel(c); });
}

/// Whether a consonant has nothing above it, nothing below it.  Consonants with parts that rise or
/// hang are left out.
Bare bare(const Word& word, size_t i) {
  static constexpr std::u32string_view kPlain = U"กขคฆงจดตถทนบผพภมยรลวหอณธ";
  const std::u32string text = thai::to_utf32(word.symbols[i].text);
  if (text.empty() || kPlain.find(text[0]) == std::u32string_view::npos) {
    return {};
  }
  Bare out{true, true};
  for (const char32_t c : text) {
    (thai::is_below_vowel(c) ? out.below : out.above) &= !thai::is_mark(c);
  }
  const auto after =
      i + 1 < word.symbols.size() ? thai::to_utf32(word.symbols[i + 1].text) : std::u32string();
  out.above = out.above && !leans_left(after);
  return out;
}

/// Whether most of the box (pixels) is dark: light print, as in the head of a slide's table.
bool is_dark_ground(const Pixels& pixels, const Box& box) {
  const int x0 = std::max(0, static_cast<int>(box.x0));
  const int x1 = std::min(pixels.width, static_cast<int>(std::ceil(box.x1)));
  const int y0 = std::max(0, static_cast<int>(box.y0));
  const int y1 = std::min(pixels.height, static_cast<int>(std::ceil(box.y1)));
  int dark = 0;
  int all = 0;
  for (int y = y0; y < y1; ++y) {
    const l_uint32* line = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.words_per_line;
    for (int x = x0; x < x1; ++x, ++all) {
      dark += static_cast<double>(GET_DATA_BYTE(line, x)) < kInkBelow ? 1 : 0;
    }
  }
  return 2 * dark > all;
}

/// How far the ink reaches from the middle of the letter up (step −1) or down (step 1) between two
/// columns, over gaps as small as between a letter and its mark; pixels.  `light`: the ink is.
int reach(const Pixels& pixels, double left, double right, double middle, int step, double size,
          bool light) {
  const int x0 = std::max(0, static_cast<int>(left));
  const int x1 = std::min(pixels.width, static_cast<int>(right));
  const int gap_allowed = static_cast<int>(std::ceil(kMarkGap * size));
  int furthest = 0;
  int gap = 0;
  for (int away = 0; away < kReach * size && gap <= gap_allowed; ++away) {
    const int y = static_cast<int>(middle) + step * away;
    if (y < 0 || y >= pixels.height || x1 - x0 < 2) {
      break;
    }
    const l_uint32* line = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.words_per_line;
    bool ink = false;
    for (int x = x0; x < x1 && !ink; ++x) {
      ink = (static_cast<double>(GET_DATA_BYTE(line, x)) < kInkBelow) != light;
    }
    gap = ink ? 0 : gap + 1;
    furthest = ink ? away : furthest;
  }
  return furthest;
}

/// Reaches of the letters of one type size, as shares of it.
struct Reaches {
  std::vector<double> above, below_left, below_right;
  std::vector<size_t> above_words, below_words;  ///< whose letters they are
};

}  // namespace

bool is_uniform(const image::Raster& page) {
  if (page.empty() || page.depth() != 8) {
    return false;
  }
  const Pixels pixels(page.pix());
  const auto level = GET_DATA_BYTE(pixels.data, 0);
  for (int y = 0; y < pixels.height; ++y) {
    const l_uint32* line = pixels.data + static_cast<std::ptrdiff_t>(y) * pixels.words_per_line;
    for (int x = 0; x < pixels.width; ++x) {
      if (GET_DATA_BYTE(line, x) != level) {
        return false;
      }
    }
  }
  return true;
}

BareLetters letters_beside_ink(const std::vector<Word>& words, const image::Raster& page) {
  BareLetters out;
  if (page.empty() || page.depth() != 8) {
    return out;
  }
  const Pixels pixels(page.pix());
  std::map<int, Reaches> sizes;  // by half points
  for (size_t w = 0; w < words.size(); ++w) {
    const Word& word = words[w];
    const double size = word.size * page.scale();
    if (word.rotation != 0 || size < kLeastPixels) {
      continue;
    }
    Reaches& reaches = sizes[static_cast<int>(std::lround(2 * word.size))];
    const bool light = is_dark_ground(pixels, page.to_pixels(word.box));
    for (size_t i = 0; i < word.symbols.size(); ++i) {
      const Bare letter = bare(word, i);
      const Box box = page.to_pixels(word.symbols[i].box);
      const double margin = 0.1 * box.width();
      if (box.width() < 0.2 * size) {
        continue;
      }
      if (letter.above) {
        reaches.above_words.push_back(w);
        // The mark of the letter before may hang over this one.
        const double left = has_mark_above(word, i - 1) ? kBesideMark * box.width() : margin;
        reaches.above.push_back(
            reach(pixels, box.x0 + left, box.x1 - margin, box.cy(), -1, size, light) / size);
      }
      if (letter.below) {
        reaches.below_words.push_back(w);
        // ุ and ู hang from the right leg of a letter; an underline runs under all of it.
        const double third = box.x0 + box.width() / 3;
        reaches.below_left.push_back(reach(pixels, box.x0, third, box.cy(), 1, size, light) / size);
        reaches.below_right.push_back(
            reach(pixels, third, box.x1 - margin, box.cy(), 1, size, light) / size);
      }
    }
  }
  for (const auto& [size, r] : sizes) {
    const double top = median(r.above) + kMarkBeyond;
    const double left = median(r.below_left) + kMarkBeyond;
    const double right = median(r.below_right) + kMarkBeyond;
    out.above += static_cast<int>(r.above.size());
    out.below += static_cast<int>(r.below_right.size());
    for (size_t i = 0; i < r.above.size(); ++i) {
      if (r.above[i] > top) {
        ++out.with_ink_above;
        out.words.push_back(r.above_words[i]);
      }
    }
    for (size_t i = 0; i < r.below_right.size(); ++i) {
      if (r.below_right[i] > right && r.below_left[i] <= left) {
        ++out.with_ink_below;
        out.words.push_back(r.below_words[i]);
      }
    }
  }
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

}  // namespace ita::text::layer
