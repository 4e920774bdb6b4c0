#include <algorithm>
#include <cmath>
#include <utility>

#include "base/median.h"
#include "text/layer/parts.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr double kOfUnknown = 0.55;  // of the type size: a Thai consonant of most fonts

std::pair<int, char32_t> key(const Seen& glyph) { return {glyph.font, glyph.code}; }

}  // namespace

UsualWidths::UsualWidths(const std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs) {
  std::map<std::pair<int, char32_t>, std::vector<double>> seen;
  std::map<int, std::vector<double>> consonants;
  for (const LineOfCells& line : lines) {
    for (const Cell& cell : line.cells) {
      const Seen& glyph = glyphs[cell.glyphs[0]];
      if (cell.glyphs.size() > 1 || glyph.size <= 0) {
        continue;
      }
      const double width = cell.box.width() / glyph.size;
      seen[key(glyph)].push_back(width);
      if (thai::is_consonant(glyph.code)) {
        consonants[glyph.font].push_back(width);
      }
    }
  }
  for (auto& [letter, widths] : seen) {
    letters_[letter] = median(std::move(widths));
  }
  for (auto& [font, widths] : consonants) {
    fonts_[font] = median(std::move(widths));
  }
}

double UsualWidths::of(const Seen& glyph) const {
  const auto letter = letters_.find(key(glyph));
  if (letter != letters_.end()) {
    return letter->second * glyph.size;
  }
  const auto font = fonts_.find(glyph.font);
  return (font != fonts_.end() ? font->second : kOfUnknown) * glyph.size;
}

void restore_widths(std::vector<LineOfCells>& lines, std::vector<Seen>& glyphs) {
  const UsualWidths widths(lines, glyphs);
  for (LineOfCells& line : lines) {
    for (size_t i = 0; i < line.cells.size(); ++i) {
      Cell& cell = line.cells[i];
      Seen& base = glyphs[cell.glyphs[0]];
      if (cell.glyphs.size() < 2 || !thai::is_consonant(base.code)) {
        continue;
      }
      double end = base.box.x0 + widths.of(base);
      if (i + 1 < line.cells.size()) {
        end = std::min(end, line.cells[i + 1].box.x0);
      }
      base.box.x1 = std::max(base.box.x1, end);
      cell.box.x1 = std::max(cell.box.x1, end);
    }
  }
}

}  // namespace ita::text::layer
