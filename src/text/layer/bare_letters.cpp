#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "base/median.h"
#include "text/layer/ink.h"
#include "text/layer/pixels.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr double kMarkGap =
    0.12;  // of the type size, as the two below: between a letter and its mark at most
constexpr double kReach = 0.75;       // from the middle of a letter to the end of its marks
constexpr double kMarkBeyond = 0.13;  // a mark reaches at least so much further than letters do
constexpr double kLeastPixels = 16;   // smaller type is too coarse to look at
constexpr double kBesideMark = 0.25;  // of a letter's width, which the mark before it may cover
constexpr double kInkBelow = 128;     // grey level

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
    const l_uint32* line = pixels.row(y);
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
    const l_uint32* line = pixels.row(y);
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

/// Looks above and below the bare letters of a word.  `w`: its number.
void look_at(const Word& word, size_t w, const Pixels& pixels, const image::Raster& page,
             Reaches& reaches) {
  const double size = word.size * page.scale();
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

/// Counts the letters whose ink reaches further than that of their like.
void count_ink(const Reaches& r, BareLetters& out) {
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

}  // namespace

BareLetters letters_beside_ink(const std::vector<Word>& words, const image::Raster& page) {
  BareLetters out;
  if (page.empty() || page.depth() != 8) {
    return out;
  }
  const Pixels pixels(page.pix());
  std::map<int, Reaches> sizes;  // by half points
  for (size_t w = 0; w < words.size(); ++w) {
    const Word& word = words[w];
    if (word.rotation == 0 && word.size * page.scale() >= kLeastPixels) {
      look_at(word, w, pixels, page, sizes[static_cast<int>(std::lround(2 * word.size))]);
    }
  }
  for (const auto& [size, reaches] : sizes) {
    count_ink(reaches, out);
  }
  std::sort(out.words.begin(), out.words.end());
  out.words.erase(std::unique(out.words.begin(), out.words.end()), out.words.end());
  return out;
}

}  // namespace ita::text::layer
