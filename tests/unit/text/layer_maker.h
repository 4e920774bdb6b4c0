#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "text/page_text.h"
#include "thai/unicode.h"

namespace ita::text::test {

/// Writes a text layer as an extractor would give it: letters 8 points wide at 16 points type size,
/// marks without width at the right edge of their base, the way Thai fonts are drawn.
class LayerMaker {
 public:
  static constexpr double kSize = 16, kLetter = 8, kHeight = 17.6;

  explicit LayerMaker(std::string font = "ABCDEE+TH SarabunPSK") {
    layer.fonts.push_back({font, false});
  }

  LayerMaker& at(double x, double y) {
    x_ = x;
    y_ = y;
    return *this;
  }
  LayerMaker& move(double dx) {
    x_ += dx;
    return *this;
  }
  LayerMaker& font(const std::string& name) {
    layer.fonts.push_back({name, name.find("Bold") != std::string::npos});
    return *this;
  }
  /// One run of the extractor.
  LayerMaker& run(std::u32string_view codes, bool space_after = false) {
    for (size_t i = 0; i < codes.size(); ++i) {
      const bool mark = thai::is_mark(codes[i]) ||
                        (codes[i] >= 0xF701 && codes[i] <= 0xF71A && codes[i] != 0xF70F);
      document::Glyph glyph;
      glyph.code = codes[i];
      glyph.box = {x_, y_, x_ + (mark ? 0 : kLetter), y_ + kHeight};
      glyph.font = static_cast<int>(layer.fonts.size()) - 1;
      glyph.size = size;
      glyph.starts_run = i == 0;
      glyph.space_after = space_after && i + 1 == codes.size();
      layer.glyphs.push_back(glyph);
      x_ += mark ? 0 : kLetter;
    }
    return *this;
  }

  document::TextLayer layer;
  document::PageInfo page{1, 595, 842, 0};
  float size = kSize;

 private:
  double x_ = 100, y_ = 100;
};

/// Words of a line joined by a space, lines by a line feed.
inline std::string shown(const std::vector<Word>& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      out += words[i].line == words[i - 1].line ? ' ' : '\n';
    }
    out += words[i].text();
  }
  return out;
}

}  // namespace ita::text::test
