#include "text/layer/bullets.h"

#include <algorithm>
#include <optional>

namespace ita::text {

namespace {

// Of the type size.
constexpr double kReach = 2.2;     ///< from the disc to the first word of its line
constexpr double kHighest = 0.75;  ///< its middle above the baseline
constexpr double kLowest = 0.05;   ///< the same, at least
constexpr double kLargest = 0.6;   ///< a larger disc is no bullet
constexpr size_t kMost = 400;      ///< discs of a page; more are a drawing

bool on_line(const Box& dot, const Word& word) {
  const double up = word.baseline - dot.cy();
  return word.rotation == 0 && word.size > 0 && dot.width() <= kLargest * word.size &&
         up >= kLowest * word.size && up <= kHighest * word.size;
}

/// The word that the disc stands right before; nothing where words stand before the disc as well.
std::optional<size_t> word_behind(const Box& dot, const std::vector<Word>& words) {
  std::optional<size_t> out;
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (!on_line(dot, word)) {
      continue;
    }
    const double reach = kReach * word.size;
    if (word.box.x0 < dot.x1 && word.box.x1 > dot.x0 - reach) {
      return std::nullopt;
    }
    const double gap = word.box.x0 - dot.x1;
    if (gap >= 0 && gap <= reach && (!out || word.box.x0 < words[*out].box.x0)) {
      out = i;
    }
  }
  return out;
}

}  // namespace

int add_drawn_bullets(std::vector<Word>& words, const std::vector<Box>& dots) {
  int put = 0;
  for (size_t d = 0; d < dots.size() && dots.size() <= kMost; ++d) {
    const auto at = word_behind(dots[d], words);
    if (!at) {
      continue;
    }
    Word bullet;
    const Word& first = words[*at];
    bullet.symbols = {{"•", "•", dots[d], 1, {}}};
    bullet.box = dots[d];
    bullet.baseline = first.baseline;
    bullet.size = first.size;
    bullet.line = first.line;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(*at), std::move(bullet));
    ++put;
  }
  return put;
}

}  // namespace ita::text
