#include "layout/tables/column_sides.h"

#include <cmath>

#include "thai/key.h"
#include "thai/list_marker.h"

namespace ita::layout {

namespace {

constexpr double kSameEdge = 6;  ///< points
constexpr size_t kFewest = 2;    ///< lines on each side, items of each list

/// The items of a list: several that begin at one place.
bool begin_alike(const std::vector<double>& starts) {
  return starts.size() >= kFewest && std::all_of(starts.begin(), starts.end(), [&](double x) {
           return std::abs(x - starts.front()) < kSameEdge;
         });
}

/// Words, not the numbers beside the rows of a table.
bool holds_words(const Side& side) { return 2 * side.letters > side.symbols; }

/// Edges of frames, or a line between columns, run beside all of what both sides hold.
bool ruled_between(const Side& left, const Side& right, const std::vector<image::Ruling>& rulings) {
  constexpr double kShare = 0.9;
  const double top = std::max(left.y0, right.y0), bottom = std::min(left.y1, right.y1);
  return std::any_of(rulings.begin(), rulings.end(), [&](const image::Ruling& ruling) {
    const double x = ruling.box.cx();
    return !ruling.horizontal && x > left.x1 - 1 && x < right.x0 + 1 &&
           overlap(ruling.box.y0, ruling.box.y1, top, bottom) >= kShare * (bottom - top);
  });
}

}  // namespace

void Side::add(const std::vector<text::Word>& words) {
  if (words.empty()) {
    return;
  }
  ++lines;
  starts.push_back(words.front().box.x0);
  std::string text;
  for (const text::Word& word : words) {
    symbols += word.symbols.size();
    for (const text::Symbol& symbol : word.symbols) {
      const std::string key = thai::match_key(symbol.text);
      letters += !key.empty() && (key[0] < '0' || key[0] > '9') ? 1 : 0;
    }
    text += word.text() + " ";
    x0 = std::min(x0, word.box.x0);
    x1 = std::max(x1, word.box.x1);
    y0 = std::min(y0, word.box.y0);
    y1 = std::max(y1, word.box.y1);
  }
  if (thai::list_marker(text).style != thai::ListStyle::none) {
    marked.push_back(words.front().box.x0);
  }
}

size_t Side::flush() const {
  constexpr double kSame = 4, kDeepest = 40;
  constexpr int kSeveral = 3;
  return static_cast<size_t>(std::count_if(starts.begin(), starts.end(), [&](double x) {
    return x < x0 + kSame ||
           (x < x0 + kDeepest && std::count_if(starts.begin(), starts.end(), [&](double other) {
                                   return std::abs(other - x) < kSame;
                                 }) >= kSeveral);
  }));
}

std::pair<std::vector<text::Word>, std::vector<text::Word>> halves(const Line& line, double x) {
  std::pair<std::vector<text::Word>, std::vector<text::Word>> out;
  for (const text::Word& word : line.words) {
    (word.box.cx() < x ? out.first : out.second).push_back(word);
  }
  return out;
}

std::pair<Side, Side> sides(const PageFlow& page, const Stretch& stretch) {
  std::pair<Side, Side> out;
  for (size_t i = stretch.begin; i < stretch.end; ++i) {
    if (page.items[i].is_table()) {
      continue;
    }
    const auto [before, after] = halves(page.items[i].line, stretch.x);
    out.first.add(before);
    out.second.add(after);
  }
  return out;
}

bool parted_by_print(const PageFlow& page, const Stretch& stretch,
                     const std::vector<image::Ruling>& rulings) {
  constexpr double kLeastGap = 12;  // points: more than a space inside a line
  const auto [left, right] = sides(page, stretch);
  if (std::min(left.lines, right.lines) < kFewest || !holds_words(left) || !holds_words(right) ||
      right.x0 - left.x1 < kLeastGap) {
    return false;
  }
  const bool lists = begin_alike(left.marked) && begin_alike(right.marked);
  return lists || ruled_between(left, right, rulings);
}

}  // namespace ita::layout
