#include "layout/lines/label_lines.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ita::layout {

namespace {

constexpr size_t kLongestLabel = 28;  // symbols
constexpr size_t kShortestLabel = 3;  // symbols: fewer are a number or an initial
constexpr double kLetterHead = 0.5;   // of the page's height: labels of a letter stand above

/// A few bold words, a gap wider than a space, and plain ones.
bool bold_lead(const Line& line) {
  constexpr double kGap = 0.6;  // of the type size
  size_t symbols = 0;
  for (size_t i = 0; i + 1 < line.words.size() && line.words[i].bold; ++i) {
    symbols += line.words[i].symbols.size();
    const text::Word& next = line.words[i + 1];
    if (!next.bold) {
      return symbols >= kShortestLabel && symbols <= kLongestLabel &&
             next.box.x0 - line.words[i].box.x1 > kGap * line.size;
    }
  }
  return false;
}

}  // namespace

bool labelled(const Line& line) {
  if (bold_lead(line)) {
    return true;
  }
  size_t symbols = 0;
  for (const text::Word& word : line.words) {
    for (const text::Symbol& symbol : word.symbols) {
      if (symbol.text == ":") {
        return symbols >= kShortestLabel;
      }
      if (++symbols > kLongestLabel) {
        return false;
      }
    }
  }
  return false;
}

bool letter_label(const Line& line, double left, double page_height) {
  static constexpr std::array<std::string_view, 7> kLabels = {
      "ส่วนราชการ", "ที่", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "วันที่"};
  if (line.words.size() < 2 || line.box.x0 - left > line.size ||
      line.box.y0 > kLetterHead * page_height) {
    return false;
  }
  const std::string first = line.words.front().text();
  return std::find(kLabels.begin(), kLabels.end(), first) != kLabels.end();
}

}  // namespace ita::layout
