#pragma once

#include <string>
#include <vector>

#include "text/page_text.h"
#include "thai/cluster.h"
#include "thai/unicode.h"

namespace ita::layout::testing {

struct Style {
  double size = 14;
  bool bold = false;
  int rotation = 0;  ///< 0, 90 or 270
};

/// Composes a PageText by hand: text at places, rulings as grids.  Every cluster is 0.45 em wide, a
/// space 0.25 em.
class PageMaker {
 public:
  explicit PageMaker(int number, double width = 595, double height = 842) {
    page_.number = number;
    page_.width = width;
    page_.height = height;
    page_.source = text::Source::text_layer;
  }

  /// Writes `utf8` from x on (x is the start of writing when rotated) with its baseline at y.
  PageMaker& text(double x, double y, const std::string& utf8, Style style = {}) {
    const double step = 0.45 * style.size;
    text::Word word;
    double along = 0;
    const std::u32string all = thai::to_utf32(utf8);
    const auto flush = [&] {
      if (!word.symbols.empty()) {
        page_.words.push_back(word);
      }
      word = {};
    };
    for (const thai::Cluster& cluster : thai::clusters(all)) {
      const std::u32string piece = all.substr(cluster.begin, cluster.end - cluster.begin);
      if (piece == U" ") {
        flush();
        along += 0.25 * style.size;
        continue;
      }
      text::Symbol symbol;
      symbol.text = symbol.raw = thai::to_utf8(piece);
      symbol.box = place(x, y, along, step, style);
      along += step;
      word.symbols.push_back(symbol);
      word.box = unite(word.box, symbol.box);
      word.baseline = y;
      word.size = style.size;
      word.bold = style.bold;
      word.rotation = style.rotation;
    }
    flush();
    return *this;
  }

  /// Writes lines of equal leading.
  PageMaker& lines(double x, double y, double leading, const std::vector<std::string>& texts,
                   Style style = {}) {
    for (const std::string& line : texts) {
      text(x, y, line, style);
      y += leading;
    }
    return *this;
  }

  static double width_of(const std::string& utf8, double size = 14) {
    double width = 0;
    const std::u32string all = thai::to_utf32(utf8);
    for (const thai::Cluster& cluster : thai::clusters(all)) {
      width += all[cluster.begin] == U' ' ? 0.25 * size : 0.45 * size;
    }
    return width;
  }

  PageMaker& centred(double axis, double y, const std::string& utf8, Style style = {}) {
    return text(axis - width_of(utf8, style.size) / 2, y, utf8, style);
  }

  PageMaker& horizontal(double x0, double x1, double y) {
    page_.rulings.push_back({{x0, y - 0.3, x1, y + 0.3}, true});
    return *this;
  }
  PageMaker& vertical(double x, double y0, double y1) {
    page_.rulings.push_back({{x - 0.3, y0, x + 0.3, y1}, false});
    return *this;
  }
  PageMaker& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    for (const double y : ys) {
      horizontal(xs.front(), xs.back(), y);
    }
    for (const double x : xs) {
      vertical(x, ys.front(), ys.back());
    }
    return *this;
  }

  text::PageText page() const { return page_; }
  /// The last word joined to the one before it, as extractors do across a ruling.
  PageMaker& join_last_words() {
    text::Word last = page_.words.back();
    page_.words.pop_back();
    text::Word& word = page_.words.back();
    word.symbols.insert(word.symbols.end(), last.symbols.begin(), last.symbols.end());
    word.box = unite(word.box, last.box);
    return *this;
  }

 private:
  static Box place(double x, double y, double along, double step, const Style& style) {
    const double up = 0.75 * style.size;
    const double down = 0.2 * style.size;
    switch (style.rotation) {
      case 90:
        return {x - down, y + along, x + up, y + along + step};
      case 270:
        return {x - up, y - along - step, x + down, y - along};
      default:
        return {x + along, y - up, x + along + step, y + down};
    }
  }
  text::PageText page_;
};

}  // namespace ita::layout::testing
