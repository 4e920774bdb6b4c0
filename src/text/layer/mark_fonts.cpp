#include "text/layer/mark_fonts.h"

#include <cmath>

#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr double kBesideLetter =
    0.55;  // share of a letter's height that one behind it has in common
constexpr double kMarkAtEdge =
    0.15;  // of the type size: how near a mark's origin lies to the edge of its base
constexpr double kEdgeFontShare = 0.8;
constexpr int kFewestMarks = 5;  // that tell how a font draws them
// Of the type size: behind kLeftOf, where marks begin that are drawn from the left of their base.
constexpr double kLeftHalf = 0.42;
constexpr double kMostOfLetter = 0.75;  // of the way to the next letter

/// What was counted of each font of a page.
template <class Count>
class ByFont {
 public:
  Count& of(const Seen& glyph) {
    const auto font = static_cast<size_t>(glyph.font);
    if (counts_.size() <= font) {
      counts_.resize(font + 1);
    }
    return counts_[font];
  }

  template <class Test>
  std::vector<bool> which(Test test) const {
    std::vector<bool> out;
    for (const Count& count : counts_) {
      out.push_back(test(count));
    }
    return out;
  }

 private:
  std::vector<Count> counts_;
};

/// Whether the letter stands behind the other one in the same line, close to it.
bool is_next(const Seen& letter, const Seen& other) {
  const double away = other.box.x0 - letter.box.x0;
  return other.font == letter.font && away > 0 && away < letter.size &&
         overlap(letter.box.y0, letter.box.y1, other.box.y0, other.box.y1) >
             kBesideLetter * letter.box.height();
}

}  // namespace

bool is_mark_glyph(const Seen& glyph) {
  return thai::is_mark(plain(glyph.code)) ||
         (glyph.code == 0xFFFD && glyph.box.width() < kWideMark * glyph.size);
}

bool took_room(const Seen& base, const Seen& mark) {
  return mark.box.width() >= kWideMark * mark.size &&
         std::abs(mark.box.x0 - base.box.x0) < kMarkAtEdge * mark.size;
}

std::vector<bool> edge_fonts(const std::vector<Seen>& glyphs) {
  struct Count {
    int own = 0, before = 0, all = 0;
  };
  ByFont<Count> counts;
  const Seen* base = nullptr;
  for (const Seen& glyph : glyphs) {
    if (!is_mark_glyph(glyph)) {
      base = &glyph;
      continue;
    }
    if (glyph.starts_run) {
      base = nullptr;  // a mark that has left its base says nothing of the font
    }
    if (base == nullptr || glyph.font < 0) {
      continue;
    }
    Count& count = counts.of(glyph);
    ++count.all;
    const bool narrow = glyph.box.width() < kWideMark * glyph.size;
    const bool at_edge = std::abs(glyph.box.x0 - base->box.x1) < kMarkAtEdge * glyph.size;
    count.own += narrow && at_edge ? 1 : 0;
    count.before += took_room(*base, glyph) ? 1 : 0;
  }
  // Marks that are drawn rightwards from the left edge of their base look like marks of the letter
  // before: but then none stands at its own right edge.
  return counts.which([](const Count& count) {
    return count.all >= kFewestMarks && 2 * count.own >= count.all &&
           count.own + count.before >= kEdgeFontShare * count.all;
  });
}

std::vector<bool> left_fonts(const std::vector<Seen>& glyphs) {
  struct Count {
    int left = 0, all = 0;
  };
  ByFont<Count> counts;
  const Seen* base = nullptr;
  const Seen* marked = nullptr;  // the last mark that was counted as one at the left
  for (const Seen& glyph : glyphs) {
    if (!is_mark_glyph(glyph)) {
      // In a narrow font the right edge of a letter is near as well: where the next letter begins
      // at the mark, the mark stands at the right edge.
      if (marked != nullptr && base != nullptr && is_next(*base, glyph) &&
          marked->box.x0 - base->box.x0 > kMostOfLetter * (glyph.box.x0 - base->box.x0)) {
        --counts.of(*marked).left;
      }
      marked = nullptr;
      base = &glyph;
      continue;
    }
    const double away = base == nullptr ? 0 : glyph.box.x0 - base->box.x0;
    if (base == nullptr || glyph.font < 0 || glyph.font != base->font ||
        glyph.box.width() >= kWideMark * glyph.size || std::abs(away) > glyph.size) {
      continue;
    }
    Count& count = counts.of(glyph);
    ++count.all;
    const bool left = away > -kLeftOf * glyph.size && away < kLeftHalf * glyph.size;
    count.left += left ? 1 : 0;
    marked = left && marked == nullptr ? &glyph : marked;
  }
  return counts.which([](const Count& count) {
    return count.all >= kFewestMarks && count.left >= kEdgeFontShare * count.all;
  });
}

}  // namespace ita::text::layer
